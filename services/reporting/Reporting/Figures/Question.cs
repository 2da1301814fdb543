using System.Diagnostics.CodeAnalysis;
using DanVan.Committee.Units;
using DanVan.Reporting.Indicators;
using DanVan.Reporting.Releases;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Figures;

/// <summary>A question about figures, understood: who asks, what is counted, where, when, and as known when.</summary>
/// <param name="Indicator">The definition in force at the end of the period.</param>
/// <param name="Breaks">Days inside the period on which another version of the definition began; of a ratio that was answered, of its parts too.</param>
/// <param name="Placement">The units as they were known at the time whose knowledge is asked for.</param>
/// <param name="Rights">The units as they are known now: who may see what is no knowledge of then.</param>
/// <param name="Own">The unit for whose subtree the caller may see figures as they are; null where all are public, empty where none is the caller's.</param>
internal sealed record Question(
    Indicator Indicator, IReadOnlyList<DateOnly> Breaks, Guid UnitId, Period Period, DateOnly Structure, Grouping By, DateTimeOffset? AsOf,
    Guid? Own, Placement Placement, Placement Rights, Freshness Freshness)
{
    /// <summary>Outside the caller's own unit it is told in whole groups; of a part of a ratio, which is read by the ratio's rights, nothing is.</summary>
    public bool InGroups { get; init; } = Indicator.IsGrouped;

    /// <summary>Slices that are withheld from the caller and in which a part of this lies.</summary>
    public IReadOnlyList<Gate> Embargoes { get; init; } = [];

    /// <summary>The same, as it is told; null where nothing is withheld.</summary>
    public IReadOnlyList<EmbargoView>? Embargoed => Embargoes.Count == 0 ? null : [.. Embargoes.Select(one => one.View)];

    /// <summary>Does any part of a unit's figure lie in what is withheld? Then no sum that holds it is told either: less the others it would be known.</summary>
    public bool IsEmbargoed(Guid unitId, Period days)
    {
        foreach (var gate in Embargoes)
        {
            if ((gate.Touches(Indicator.Code, days) || Indicator is { Numerator: { } above, Denominator: { } below } && (gate.Touches(above, days) || gate.Touches(below, days)))
                && gate.Touches(Placement, unitId))
                return true;
        }
        return false;
    }

    public UnitTree Tree => Placement.Tree;

    /// <summary>Days on which neither the units nor who may see them change.</summary>
    public Epochs Epochs => Epochs.Of(Tree, Rights.Tree);

    /// <summary>May the caller see what was counted for the unit on the day?</summary>
    public bool MaySee(Guid unitId, DateOnly day) => Own is not { } own || Rights.Tree.Covers(own, unitId, day);

    /// <summary>All of the unit's figures, or only those within the caller's own unit.</summary>
    public bool SeesAll => MaySee(UnitId, Rights.DayOf(UnitId, Period.To) ?? Period.To);

    /// <summary><c>all</c>; <c>own-unit</c>: only what lies within the caller's unit is counted; <c>groups</c>: elsewhere in groups of the smallest size.</summary>
    public string Coverage => SeesAll ? "all" : InGroups ? "groups" : "own-unit";

    /// <summary>The value as it may be shown: where small groups are withheld, none and fewer than the smallest look alike.</summary>
    public decimal? Shown(decimal value, Guid unitId, DateOnly day) =>
        value == 0 && InGroups && !MaySee(unitId, Rights.DayOf(unitId, day) ?? day) ? null : FigureView.Round(value);

    /// <summary>A ratio has no sum: it is refused where one is asked for, with where it is answered.</summary>
    public bool IsDivided([NotNullWhen(true)] out Refusal? why)
    {
        why = !Indicator.IsRatio ? null : ReportingProblems.RatioHasNoSum.With(
            $"'{Indicator.Code}' = {Indicator.Numerator} / {Indicator.Denominator}: dùng POST /v1/queries, hoặc hỏi từng phần.",
            $"'{Indicator.Code}' = {Indicator.Numerator} / {Indicator.Denominator}: use POST /v1/queries, or ask for its parts.",
            ("numerator", Indicator.Numerator), ("denominator", Indicator.Denominator));
        return why is not null;
    }

    /// <summary>A zero would read as "nothing happened there" where it means "not yours to see": the refusal that says so instead.</summary>
    public Refusal? Hidden(Caller caller, params ReadOnlySpan<Cast> found)
    {
        foreach (var cast in found)
        {
            if (cast.Groups.Count > 0)
                return null;
        }
        return !SeesAll && !InGroups && caller.IsOutside(Rights.Tree, UnitId, Period.To, out var outside) ? outside : null;
    }
}
