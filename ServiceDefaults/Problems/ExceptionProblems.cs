using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DanVan.ServiceDefaults;

/// <summary>Turns what the framework throws into problems: unreadable input is the caller's, an absent database is 503, the rest is ours.</summary>
internal sealed partial class ExceptionProblems(ILogger<ExceptionProblems> logger) : IExceptionHandler
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
        BadHttpRequestException bad when Unbound().Match(bad.Message) is { Success: true } field => Refuse(field.Groups[1].Value, $"\"{field.Groups[2].Value}\" cannot be read."),
        BadHttpRequestException bad when NotGiven().Match(bad.Message) is { Success: true } field => Refuse(field.Groups[1].Value, "This value is missing."),
        BadHttpRequestException bad => CommonProblems.Malformed.With(bad.Message, bad.Message),
        JsonException json => Unreadable(json),
        UploadGoneException => UploadProblems.NotFound,
        _ when Outage.OfDatabase(exception) => CommonProblems.Unavailable,
        _ => CommonProblems.Unexpected,
    };

    private static Refusal Unreadable(JsonException json) => CommonProblems.Malformed.With(
        "Nội dung JSON không đọc được.", "The JSON body cannot be read.",
        ("errors", Missing().Match(json.Message) is { Success: true } missing
            ? missing.Groups[1].Value.Split(", ").Select(name => new FieldError($"{Pointer(json.Path)}/{name.Trim('\'')}", "This value is missing.")).ToArray()
            : [new(Pointer(json.Path), Plain(json.Message))]));

    private static Refusal Refuse(string field, string why)
    {
        field = JsonNamingPolicy.CamelCase.ConvertName(field);
        return CommonProblems.Malformed.With(
            $"Không đọc được giá trị của {field}.", $"The value of {field} cannot be read.", ("errors", new[] { new FieldError("/" + field, why) }));
    }

    // The framework names C# types, which are nobody's business.
    private static string Plain(string message) => message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal)
        ? "This value is not of the kind that the document describes."
        : message.Split(" Path: ")[0];

    [GeneratedRegex("was missing required properties including: (.*)\\.", RegexOptions.Singleline)]
    private static partial Regex Missing();

    [GeneratedRegex("^Failed to bind parameter \".*?(\\w+)\" from \"(.*)\"\\.$", RegexOptions.Singleline)]
    private static partial Regex Unbound();

    [GeneratedRegex("^Required parameter \".*?(\\w+)\" was not provided")]
    private static partial Regex NotGiven();

    // System.Text.Json writes "$.items[2].name"; a JSON pointer says "/items/2/name".
    private static string Pointer(string? path) =>
        path is null or "$" ? "" : path.TrimStart('$').Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '/');
}

/// <summary>What is wrong with one field: a JSON pointer into the body, or the name of a query field or header.</summary>
public sealed record FieldError(string Pointer, string Message);
