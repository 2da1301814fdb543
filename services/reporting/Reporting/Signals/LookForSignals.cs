using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Signals;

/// <summary>
/// Looks through the months of a period at every single unit, and tells whoever inspects what was not told before. With the usual method it is
/// done for each half-year without anybody asking (<see cref="WatchSignals"/>).
/// </summary>
internal static class LookForSignals
{
    /// <param name="Period">A period of 1 to 36 months: <c>2026</c>, <c>2026-Q1</c>. Only its months that have ended are looked at; by min-max only the whole ones.</param>
    public sealed record Request(
        [property: Required, StringLength(60)] string Indicator,
        [property: Required, StringLength(60)] string Unit,
        [property: Required, StringLength(30)] string Period,
        [property: Description("How outliers are found. modified-z (unless given): a unit's sum against the median of all, in medians of the distances from it (Iglewicz and Hoaglin, 1993). "
            + "z: against the mean, in standard deviations, which of ten or fewer units none can be 3 away. min-max: each month against the unit's own smallest and largest of the twelve before "
            + "the period, widened by a share of both. What was told of a cause is not told again because another method or threshold sees it too.")]
        OutlierMethod? Method = null,
        [property: Range(0.0, 10.0), Description("Beyond which a score is far out (modified-z: 3.5, z: 3 unless given; 1 to 10), or the share by which min-max widens the range (0.33 unless given; 0 to 10).")]
        decimal? Threshold = null);

    public sealed record Response(IReadOnlyList<SignalResource> Raised, int KnownBefore);

    internal static void Map(RouteGroupBuilder signals) => signals.MapPost("/", Handle)
        .WithName(nameof(LookForSignals)).WithSummary("Look for figures that are unlikely, and raise them for inspection")
        .Needs(ReportingScopes.Plan).Answers<Response>().Refuses(404, 409, 422, 503);

    internal static async Task<IResult> Handle(
        Request request, SignSearch search, EventLog log, Caller caller, CancellationToken ct)
    {
        var method = request.Method ?? OutlierMethod.ModifiedZ;
        if (Outliers.By(method, request.Threshold) is not { } outliers)
            return Unfit(method);
        var (searched, why) = await search.Find(request.Indicator, request.Unit, request.Period, outliers, ct);
        if (searched is null)
            return why!;
        var raised = await search.Raise(searched, ct);
        return await log.Save(
            Answer.Ok(new Response([.. raised.Select(one => SignalResource.Of(one, caller, searched.Question.Tree))], searched.Signs.Count - raised.Count)), ct, (Signal.Once, CommonProblems.Conflict));
    }

    private static Refusal Unfit(OutlierMethod method)
    {
        var (_, least, most) = Outliers.Bounds(method);
        return ReportingProblems.ThresholdUnfit.With($"{Kebab.Of(method)}: từ {least} đến {most}.", $"{Kebab.Of(method)}: {least} to {most}.", ("least", least), ("most", most));
    }
}
