using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DanVan.ServiceDefaults;

/// <summary>Gives the framework's own problem bodies the shape of ours.</summary>
internal static class ValidationProblems
{
    internal static void Localize(ProblemDetailsContext context)
    {
        var english = Refusal.PrefersEnglish(context.HttpContext.Request);
        var validation = context.ProblemDetails as HttpValidationProblemDetails;
        var problem = validation is null ? CommonProblems.Of(context.ProblemDetails.Status ?? 500) : CommonProblems.Invalid;
        context.HttpContext.Response.StatusCode = problem.Status;
        context.ProblemDetails = new ProblemDetails
        {
            Type = $"/problems/{problem.Code}",
            Status = problem.Status,
            Title = english ? problem.En : problem.Vi,
            Instance = context.HttpContext.Request.Path,
            Extensions = { ["code"] = problem.Code },
        };
        context.ProblemDetails.Extensions["traceId"] = Refusal.TraceId(context.HttpContext);
        if (validation is not null)
        {
            context.ProblemDetails.Extensions["errors"] = validation.Errors
                .SelectMany(field => field.Value.Select(message => new FieldError(Pointer(field.Key), message))).ToList();
        }
    }

    // Validation names "Items[2].Name"; a JSON pointer says "/items/2/name".
    private static string Pointer(string path) =>
        "/" + string.Join('/', path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
            .Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
