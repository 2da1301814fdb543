using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DanVan.ServiceDefaults;

/// <summary>Turns what the framework throws into problems: unreadable input is the caller's, an absent database is 503, the rest is ours.</summary>
internal sealed class ExceptionProblems(ILogger<ExceptionProblems> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var refusal = Explain(exception);
        if (refusal.Problem == CommonProblems.Unavailable)
            httpContext.Response.Headers.RetryAfter = "1";
        if (refusal.Problem.Status >= 500)
            logger.LogError(exception, "{Method} {Path} is answered {Status}", httpContext.Request.Method, httpContext.Request.Path, refusal.Problem.Status);
        await refusal.ExecuteAsync(httpContext);
        return true;
    }

    private static Refusal Explain(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => Unreadable(json),
        BadHttpRequestException { StatusCode: not 400 } bad => CommonProblems.Of(bad.StatusCode),
        BadHttpRequestException bad => CommonProblems.Malformed.With(bad.Message, bad.Message),
        JsonException json => Unreadable(json),
        _ when Outage.OfDatabase(exception) => CommonProblems.Unavailable,
        _ => CommonProblems.Unexpected,
    };

    private static Refusal Unreadable(JsonException json) => CommonProblems.Malformed.With(
        "Nội dung JSON không đọc được.", "The JSON body cannot be read.",
        ("errors", new[] { new FieldError(Pointer(json.Path), json.Message) }));

    // System.Text.Json writes "$.items[2].name"; a JSON pointer says "/items/2/name".
    private static string Pointer(string? path) =>
        path is null or "$" ? "" : path.TrimStart('$').Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '/');
}

/// <summary>What is wrong with one field: a JSON pointer into the body, or the name of a query field or header.</summary>
public sealed record FieldError(string Pointer, string Message);
