using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Submissions;

/// <summary>
/// How a unit and those below it report: on time and corrected, always side by side. Who is always on time and never corrects anything
/// either makes no mistakes or never looks again.
/// </summary>
internal static class GetRates
{
    /// <summary>Fewer reports than these say nothing of a habit.</summary>
    private const int Habit = 4;

    public sealed record Query(
        [property: Required, StringLength(ReportForm.LongestCode)] string Form,
        [property: Required, StringLength(60), Description("A unit's id, or its official code at a day: 412@2018-03-26.")] string Unit,
        [property: Required, StringLength(30), Description("The periods that end within it: 2026, 2026-Q1, 2025-01-01..2026-06-30.")] string Period,
        [property: Description("A row for each unit, or for each period.")] Choice<RateDivision>? By);

    private sealed record After(string Key);

    internal static void Map(RouteGroupBuilder rates) => rates.MapGet("/", Handle)
        .WithName(nameof(GetRates)).WithSummary("On-time and correction rates by unit or period")
        .Needs(ReportingScopes.Read).Answers<RatesView>().Refuses(404);

    internal static async Task<IResult> Handle(
        [AsParameters] Query query, [AsParameters] Paging paging, SubmissionDesk desk, Obligations obligations, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var malformed))
            return malformed;
        if (!Figures.Period.TryParse(query.Period, out var days))
            return ReportingProblems.BadPeriod.ToRefusal();
        var tree = await desk.Tree(ct);
        if (tree.Resolve(query.Unit) is not { } unitId)
            return ReportingProblems.UnitNotFound.ToRefusal();
        if (desk.IsOutside(tree, unitId, out var outside))
            return outside;
        var (owed, why) = await obligations.Read(query.Form, unitId, days, ct);
        if (owed is null)
            return why!;
        // What is not due yet is neither missing nor late.
        var counted = owed.Where(one => one.IsDue || one.SubmittedOn is not null).ToList();
        var rows = query.By?.Value == RateDivision.Period
            ? counted.GroupBy(one => one.Period.Name).Select(period => (period.Key, Row: new RateRow(null, period.Key, Of(period))))
            : counted.GroupBy(one => one.Unit.UnitId).Select(unit => (Key: $"{unit.Last().Unit.Code} {unit.Key}", Row: new RateRow(UnitName.Of(tree, unit.Key, unit.Last().Period.Days.To), null, Of(unit))));
        var page = paging.Of([.. rows.Where(row => after is null || string.CompareOrdinal(row.Key, after.Key) > 0)
            .OrderBy(row => row.Key, StringComparer.Ordinal).Take(paging.Size + 1)], row => new After(row.Key));
        return TypedResults.Ok(new RatesView(query.Form, UnitName.Of(tree, unitId, days.To), days.From, days.To, Of(counted), [.. page.Items.Select(row => row.Row)], page.Next));
    }

    private static RateView Of(IEnumerable<Owed> counted)
    {
        var owed = counted.ToList();
        var (submitted, onTime) = (owed.Count(one => one.SubmittedOn is not null), owed.Count(one => one.IsOnTime));
        var (corrected, returned) = (owed.Count(one => one.Corrections > 0), owed.Count(one => one.Returns > 0));
        return new(owed.Count, submitted, onTime, submitted - onTime, owed.Count - submitted, owed.Count(one => one.IsExcused), corrected, returned,
            Share(onTime, owed.Count), Share(corrected, submitted), owed.Count >= Habit && onTime == owed.Count && corrected == 0 && returned == 0);
    }

    private static decimal? Share(int part, int whole) => whole == 0 ? null : Math.Round((decimal)part / whole, 4);
}

public enum RateDivision
{
    Unit,
    Period,
}

/// <param name="Whole">Of all of them.</param>
public sealed record RatesView(
    string Form, UnitName Unit, DateOnly From, DateOnly To, RateView Whole, IReadOnlyList<RateRow> Items, string? Next);

public sealed record RateRow(UnitName? Unit, string? Period, RateView Rate);

/// <param name="Expected">Reports that are due, or were submitted before.</param>
/// <param name="OnTime">By the form's own last day; a leave excuses and does not make it on time.</param>
/// <param name="Excused">Late, within a leave.</param>
/// <param name="Corrected">Reports that were corrected after their approval.</param>
/// <param name="Returned">Reports that were returned at least once.</param>
/// <param name="OnTimeRate">Of those expected, 0 to 1.</param>
/// <param name="CorrectionRate">Of those submitted, 0 to 1.</param>
/// <param name="NeverCorrected">Four or more, all on time, none ever corrected or returned: a reason to look.</param>
public sealed record RateView(
    int Expected, int Submitted, int OnTime, int Late, int Missing, int Excused, int Corrected, int Returned, decimal? OnTimeRate, decimal? CorrectionRate,
    bool NeverCorrected);
