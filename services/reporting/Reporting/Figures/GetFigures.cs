using DanVan.Committee.Units;
using DanVan.Reporting.Releases;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Figures;

/// <summary>One figure: as it was reported, and as it reads in the structure of units of another day.</summary>
internal static class GetFigures
{
    internal static void Map(RouteGroupBuilder figures) => figures.MapGet("/", Handle)
        .WithName(nameof(GetFigures)).WithSummary("A figure, as reported and re-cast to the units of any day").AllowAnonymous()
        .Answers<FigureView>().Refuses(400, 401, 403, 404, 422, 503);

    internal static async Task<IResult> Handle(
        [AsParameters] FigureQuery query, Questions questions, FactSums facts, Caller caller, CancellationToken ct)
    {
        var (question, why) = await questions.Read(query, ct, partly: true);
        if (question is null || question.IsDivided(out why))
            return why!;
        var epochs = question.Epochs;
        var sums = await Sums(question, question.Period, epochs, facts, ct);
        var casting = new Casting(question, epochs);
        // The value does not depend on how it is divided: re-cast, what no single row can hold is part of it all the same.
        var divided = (Reported: casting.AsReported(sums, question.By), Recast: casting.Recast(sums, question.By, casting.Structure));
        var whole = question.By == Grouping.None ? divided : divided with { Recast = casting.Recast(sums, Grouping.None, casting.Structure) };
        if (question.Hidden(caller, whole.Reported, whole.Recast) is { } hidden)
            return hidden;
        return TypedResults.Ok(FigureView.Of(question, casting, whole, divided));
    }

    /// <summary>The sums of an indicator that the caller may see, unit by unit: exact where they are the caller's, else in groups where it has such.</summary>
    internal static async Task<List<FactSum>> Sums(Question question, Period period, Epochs epochs, FactSums facts, CancellationToken ct)
    {
        var exact = await Exact(question, period, epochs, facts, ct);
        if (!question.InGroups)
            return exact;
        var groups = await facts.ReadGroups(question.Indicator.Code, period, epochs, question.AsOf, ct);
        return [.. exact, .. groups.Where(sum => !question.MaySee(sum.UnitId, epochs.Day(sum.Epoch)))];
    }

    /// <summary>The sums that the caller may see as they are.</summary>
    internal static async Task<List<FactSum>> Exact(Question question, Period period, Epochs epochs, FactSums facts, CancellationToken ct)
    {
        if (question.Indicator.IsOfTheTree)
            return TreeSums.Of(question, epochs, period.To);
        var sums = await facts.Read(question.Indicator.Code, period, epochs, question.AsOf, question.Placement.Touching(question.UnitId), ct);
        return question.Own is null ? sums : [.. sums.Where(sum => question.MaySee(sum.UnitId, epochs.Day(sum.Epoch)))];
    }
}

/// <param name="Indicator">What was counted, and by which definition.</param>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period.</param>
/// <param name="AsOf">The time whose knowledge this is; absent for all that is known.</param>
/// <param name="Coverage"><c>all</c>; <c>own-unit</c>: only what lies within the caller's unit is counted; <c>groups</c>: no fewer than the smallest group.</param>
/// <param name="Breaks">Days inside the period on which the definition changed: figures before and after do not compare.</param>
/// <param name="Embargoes">What of it is withheld until its release, why and until when; absent where nothing is.</param>
public sealed record FigureView(
    IndicatorName Indicator, UnitName Unit, DateOnly From, DateOnly To, DateTimeOffset? AsOf, ReportedView AsReported, RecastView Recast,
    string Coverage, IReadOnlyList<DateOnly> Breaks, Freshness Freshness, IReadOnlyList<EmbargoView>? Embargoes = null)
{
    internal static FigureView Of(
        Question question, Casting casting, (Cast Reported, Cast Recast) whole, (Cast Reported, Cast Recast) divided) => new(
        IndicatorName.Of(question.Indicator),
        UnitName.Of(question.Tree, question.UnitId, question.Period.To),
        question.Period.From, question.Period.To, question.AsOf,
        new(Shown(question, whole.Reported.Value, question.UnitId, question.Period.To), question.By == Grouping.None ? null : Rows(question, divided.Reported)),
        new(casting.Structure, Shown(question, whole.Recast.Value, question.UnitId, casting.Structure), Estimated(question, question.UnitId, whole.Recast.Value, whole.Recast.Estimated),
            question.IsEmbargoed(question.UnitId, question.Period) ? 0 : Round(divided.Recast.Unplaced),
            question.By == Grouping.None ? null : Rows(question, divided.Recast, casting.Standing(casting.Structure), casting.Structure)),
        question.Coverage, question.Breaks, question.Freshness, question.Embargoed);

    private static List<ReportedRow> Rows(Question question, Cast cast) =>
        // Which units have a row is told of what is withheld as little as how much it is.
        [.. cast.Groups.Where(group => !question.IsEmbargoed(group.Key, question.Period)).Select(group => new ReportedRow(
                UnitName.Of(question.Tree, group.Key, group.Value.Day), question.Shown(group.Value.Value, group.Key, group.Value.Day)))
            .OrderBy(row => row.Unit.Code, StringComparer.Ordinal)];

    private static List<RecastRow> Rows(Question question, Cast cast, IEnumerable<Guid> standing, DateOnly day) =>
        [.. cast.Groups.Keys.Where(id => !question.IsEmbargoed(id, question.Period)).Union(standing).Select(id => (Id: id, Sum: cast.Groups.GetValueOrDefault(id)))
            .Select(group => new RecastRow(
                UnitName.Of(question.Tree, group.Id, day), Shown(question, group.Sum.Value, group.Id, day), Estimated(question, group.Id, group.Sum.Value, group.Sum.Estimated)))
            .OrderBy(row => row.Unit.Code, StringComparer.Ordinal)];

    private static decimal? Shown(Question question, decimal value, Guid unitId, DateOnly day) =>
        question.IsEmbargoed(unitId, question.Period) ? null : question.Shown(value, unitId, day);

    private static decimal Estimated(Question question, Guid unitId, decimal value, decimal estimated) =>
        question.IsEmbargoed(unitId, question.Period) ? 0 : Estimated(value, estimated);

    internal static decimal Estimated(decimal value, decimal estimated) => value == 0 ? 0 : Round(Math.Round(estimated / value, 6));

    // Products of shares carry zeros behind the last digit that says something.
    internal static decimal Round(decimal value) => value / 1.000000000000000000000000000m;
}

public sealed record IndicatorName(string Code, short Version, string NameVi, string NameEn, string Measure, string Direction)
{
    internal static IndicatorName Of(Indicators.Indicator one) => new(one.Code, one.Version, one.NameVi, one.NameEn, one.Measure, one.Direction);
}

/// <summary>A unit with the name and code it bore when its figure was counted.</summary>
public sealed record UnitName(Guid Id, string? Code, string Name, string Kind)
{
    internal static UnitName Of(UnitTree tree, Guid id, DateOnly day)
    {
        var unit = tree.Find(id, Placement.In(tree).DayOf(id, day) ?? day)!;
        return new(id, unit.Code, unit.Name, unit.Kind);
    }
}

/// <param name="Value">Missing where it is withheld: fewer than the smallest group, or none, or not released yet.</param>
/// <param name="Rows">Units that have a figure, as they were; only where a division was asked for.</param>
public sealed record ReportedView(decimal? Value, IReadOnlyList<ReportedRow>? Rows);

public sealed record ReportedRow(UnitName Unit, decimal? Value);

/// <param name="Structure">The day whose units these are.</param>
/// <param name="EstimatedShare">The part of the value that rests on weights or on incomplete sources, 0 to 1.</param>
/// <param name="Unplaced">What belongs here and cannot be given to one unit of that day: a merged unit's figure has no division back in time.</param>
public sealed record RecastView(DateOnly Structure, decimal? Value, decimal EstimatedShare, decimal Unplaced, IReadOnlyList<RecastRow>? Rows);

public sealed record RecastRow(UnitName Unit, decimal? Value, decimal EstimatedShare);
