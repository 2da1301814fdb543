using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Queries;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Signals;

/// <summary>Looks through the months of a period at every single unit, and tells whoever inspects what was not told before.</summary>
internal static class LookForSignals
{
    private const int MostMonths = 36;

    /// <param name="Period">A period of 1 to 36 months: <c>2026</c>, <c>2026-Q1</c>. By min-max only its whole months that have ended are looked at.</param>
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
        .Needs(ReportingScopes.Read).Answers<Response>().Refuses(404, 409, 422, 503);

    internal static async Task<IResult> Handle(
        Request request, ReportingDbContext db, Answers answers, EventLog log, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (!Figures.Period.TryParse(request.Period, out var period) || Months(period) is not { Count: > 0 and <= MostMonths } months)
            return ReportingProblems.BadPeriod.With($"Cần 1 đến {MostMonths} tháng.", $"Expected 1 to {MostMonths} months.");
        var method = request.Method ?? OutlierMethod.ModifiedZ;
        if (Outliers.By(method, request.Threshold) is not { } outliers)
            return Unfit(method);
        var before = method == OutlierMethod.MinMax ? Months(new(months[0].Period.From.AddMonths(-Outliers.MonthsBefore), months[0].Period.From.AddDays(-1))) : [];
        var read = before.Count == 0 ? request.Period : $"{before[0].Period.From:yyyy-MM-dd}..{period.To:yyyy-MM-dd}";
        var (answered, why) = await answers.Read(
            new(request.Indicator, request.Unit, read, period.To, nameof(Grouping.Unit), null), [.. before, .. months], QueryView.Recast, ct, preview: false);
        if (answered is null)
            return why!;
        // Only what the caller may see one by one is looked through, and told to who may see it too.
        if (!answered.Question.SeesAll)
            return CommonProblems.Forbidden.ToRefusal();
        var figures = Series(answered.Rows, months).ToDictionary(unit => unit.Key, unit => unit.Value.Select(month => month ?? 0).ToArray());
        List<Sign> found =
        [
            .. method == OutlierMethod.MinMax
                ? OutsideTheirOwn(outliers, answered.Rows, before, [.. months.Where(month => IsWhole(month.Period, period) && month.Period.To < clock.Today())])
                : outliers.Among(figures.ToDictionary(unit => unit.Key, unit => unit.Value.Sum())),
            .. Signs.Of(figures, answered.Question.Indicator.Measure == "percent"),
        ];
        var known = await db.Signals.Where(one => one.Indicator == request.Indicator && one.From == period.From && one.To == period.To)
            .Select(one => new { one.UnitId, one.Kind }).ToListAsync(ct);
        var fresh = found.Where(sign => !known.Exists(one => one.UnitId == sign.UnitId && Outliers.Cause(one.Kind) == Outliers.Cause(sign.Kind))).ToList();
        List<Signal> raised = [];
        foreach (var sign in fresh)
        {
            var signal = new Signal();
            var happened = signal.Raise(sign, request.Indicator, period);
            db.Add(signal);
            // A unit that is told whose rows are its own would have been told its neighbour's.
            log.Append(signal, happened, Readers.Within(sign.OtherUnitId is null ? signal.UnitId : answered.Question.UnitId));
            raised.Add(signal);
        }
        return await log.Save(
            Answer.Ok(new Response([.. raised.Select(one => SignalResource.Of(one, caller, answered.Question.Tree))], found.Count - fresh.Count)), ct, (Signal.Once, CommonProblems.Conflict));
    }

    private static Refusal Unfit(OutlierMethod method)
    {
        var (_, least, most) = Outliers.Bounds(method);
        return ReportingProblems.ThresholdUnfit.With($"{Kebab.Of(method)}: từ {least} đến {most}.", $"{Kebab.Of(method)}: {least} to {most}.", ("least", least), ("most", most));
    }

    private static IEnumerable<Sign> OutsideTheirOwn(Outliers outliers, IReadOnlyList<QueryRow> rows, IReadOnlyList<NamedPeriod> before, IReadOnlyList<NamedPeriod> months)
    {
        var usual = Series(rows, before);
        return Series(rows, months).Select(unit => outliers.OfItsOwn(unit.Key, usual[unit.Key], months.Select(month => month.Name).Zip(unit.Value))).OfType<Sign>();
    }

    // A part of a month against whole ones would always be little.
    private static bool IsWhole(Period month, Period within) => month.From >= within.From && month.To <= within.To;

    private static Dictionary<Guid, decimal?[]> Series(IReadOnlyList<QueryRow> rows, IReadOnlyList<NamedPeriod> months) =>
        rows.GroupBy(row => row.Unit.Id).ToDictionary(unit => unit.Key, unit =>
        {
            var values = unit.ToDictionary(row => row.Period, row => row.Value);
            return months.Select(month => values.GetValueOrDefault(month.Name)).ToArray();
        });

    private static List<NamedPeriod> Months(Period period)
    {
        List<NamedPeriod> months = [];
        for (var first = new DateOnly(period.From.Year, period.From.Month, 1); first <= period.To && months.Count <= MostMonths; first = first.AddMonths(1))
            months.Add(new($"{first:yyyy-MM}", new(first, first.AddMonths(1).AddDays(-1))));
        return months;
    }
}
