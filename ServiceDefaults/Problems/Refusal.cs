using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DanVan.ServiceDefaults;

/// <summary>Why one request was refused: an expected outcome, answered as <c>application/problem+json</c> in the caller's language.</summary>
public sealed record Refusal(Problem Problem, string? Vi, string? En, IReadOnlyList<(string Name, object? Value)> Members)
    : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => Problem.Status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var english = PrefersEnglish(httpContext.Request);
        var body = new ProblemDetails
        {
            Type = Problem.Type,
            Status = Problem.Status,
            Title = english ? Problem.En : Problem.Vi,
            Detail = english ? En : Vi,
            Instance = httpContext.Request.Path,
            Extensions = { ["code"] = Problem.Code },
        };
        foreach (var (name, value) in Members)
            body.Extensions[name] = value;
        body.Extensions["traceId"] = TraceId(httpContext);

        var response = httpContext.Response;
        response.StatusCode = Problem.Status;
        response.Headers.ContentLanguage = english ? "en" : "vi";
        return response.WriteAsJsonAsync(body, Json.Options, "application/problem+json", httpContext.RequestAborted);
    }

    internal static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    // Vietnamese first: English only where the caller ranks it higher.
    internal static bool PrefersEnglish(HttpRequest request)
    {
        var ranked = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1);
        return ranked.Select(language => language.Value.Value ?? "").FirstOrDefault(IsOurs) is { } first
            && first.StartsWith("en", StringComparison.OrdinalIgnoreCase);

        static bool IsOurs(string language) =>
            language.StartsWith("vi", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
    }
}
