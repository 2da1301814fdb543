using System.Globalization;
using DanVan.Reporting.Releases;

namespace DanVan.Reporting.Figures;

/// <summary>
/// For answers that have no place for freshness in their body: says it in headers, <c>Freshness-Lag-Ms</c> and
/// <c>Freshness-Positions</c>, and refuses over the limit; of what was known at a time, where <c>asOf</c> asks for it. What is withheld until its release is said in <c>Figures-Withheld</c>, with the
/// address where the reason stands.
/// </summary>
internal sealed class FreshAnswer(FreshnessReader reader, Gates gates, TimeProvider clock) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        // A time that is none is refused by whoever answers.
        Questions.TryTime(http.Request.Query["asOf"], clock, out var asOf);
        var (freshness, tooOld) = await reader.Read(asOf, http.RequestAborted);
        if (freshness is null)
            return tooOld;
        http.Response.Headers["Freshness-Lag-Ms"] = freshness.LagMs.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["Freshness-Positions"] = string.Join(", ", freshness.Sources.Select(source => $"{source.Source}={source.Position}"));
        var withheld = (await gates.Shut(freshness.Releases, asOf, http.RequestAborted)).Where(one => one.Told.Count > 0).Select(one => string.Create(CultureInfo.InvariantCulture,
            $"{string.Join('+', one.Told)} {one.Days.From:yyyy-MM-dd}..{one.Days.To:yyyy-MM-dd} until {(one.ReleaseAt is { } at ? $"{at.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'}" : "unknown")} </v1/releases/{one.Id}>")).ToList();
        if (withheld.Count > 0)
            http.Response.Headers["Figures-Withheld"] = string.Join(", ", withheld);
        return await next(context);
    }
}
