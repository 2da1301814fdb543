namespace DanVan.Reporting.Figures;

/// <summary>
/// For answers that have no place for freshness in their body: says it in headers, <c>Freshness-Lag-Ms</c> and
/// <c>Freshness-Positions</c>, and refuses over the limit.
/// </summary>
internal sealed class FreshAnswer(FreshnessReader reader) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var (freshness, tooOld) = await reader.Read(null, http.RequestAborted);
        if (freshness is null)
            return tooOld;
        http.Response.Headers["Freshness-Lag-Ms"] = freshness.LagMs.ToString(System.Globalization.CultureInfo.InvariantCulture);
        http.Response.Headers["Freshness-Positions"] = string.Join(", ", freshness.Sources.Select(source => $"{source.Source}={source.Position}"));
        return await next(context);
    }
}
