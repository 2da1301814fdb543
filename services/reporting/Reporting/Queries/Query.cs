using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Releases;

namespace DanVan.Reporting.Queries;

/// <summary>Dimensions, filters, periods, level and structure of one question.</summary>
/// <param name="Indicators">Codes, or names in Vietnamese or English, with or without marks.</param>
/// <param name="Unit">An id, a code at a day, or a name.</param>
/// <param name="Periods">Years, quarters, months, days, ranges; or relative to today.</param>
/// <param name="Level">How the unit is divided.</param>
/// <param name="View">In the units of a structure, or in those of the time.</param>
/// <param name="Structure">The day whose units are used; today unless given.</param>
/// <param name="AsOf">What was known then.</param>
/// <param name="Where">Which of the rows.</param>
/// <param name="Split">Divides each figure by a field of what was counted, as far as the definition of the indicator declares it.</param>
/// <param name="AllowBreak">Figures from both sides of a changed definition are wanted all the same.</param>
public sealed record Query(
    [property: Required, MinLength(1), MaxLength(QueryLimits.MostIndicators), Description("Codes or names: models-recognised, \"Mô hình được công nhận\".")] IReadOnlyList<string> Indicators,
    [property: Required, StringLength(120), Description("An id, a code at a day (412@2018-03-26), or a name: \"Thành phố Vinh\".")] string Unit,
    [property: Required, MinLength(1), MaxLength(QueryLimits.MostPeriods), Description("2018, 2018-Q1, 2018-03, a range; this-year, last-quarter, last-4-quarters, year-to-date.")] IReadOnlyList<string> Periods,
    QueryLevel Level = QueryLevel.Whole,
    QueryView View = QueryView.Recast,
    DateOnly? Structure = null,
    [property: StringLength(40)] string? AsOf = null,
    QueryFilter? Where = null,
    bool AllowBreak = false,
    [property: StringLength(60), Description("level, or another field that the definitions of all indicators asked for declare.")] string? Split = null);

/// <summary>Which rows are wanted; all of what is given must hold.</summary>
/// <param name="Units">Only these: ids, codes at a day, or names.</param>
/// <param name="Kinds">Only units of these kinds: <c>ward</c>, <c>commune</c>.</param>
/// <param name="Min">Only figures of at least this.</param>
/// <param name="Max">Only figures of at most this.</param>
public sealed record QueryFilter(
    [property: MaxLength(500)] IReadOnlyList<string>? Units = null, [property: MaxLength(20)] IReadOnlyList<string>? Kinds = null,
    [property: Range(-1e15, 1e15)] decimal? Min = null, [property: Range(-1e15, 1e15)] decimal? Max = null);

/// <summary>whole: the unit itself. children: the units below. district: the districts of the day, or the last there were. commune: every single unit.</summary>
public enum QueryLevel
{
    Whole,
    Children,
    District,
    Commune,
}

/// <summary>recast: in the units of the structure. reported: in the units of the time.</summary>
public enum QueryView
{
    Recast,
    Reported,
}

/// <summary>What one query may ask for. A larger one is refused, never cut.</summary>
public sealed record QueryLimits(int Indicators, int Periods, int Rows)
{
    public const int MostIndicators = 10, MostPeriods = 60, MostRows = 20_000;

    internal static readonly QueryLimits All = new(MostIndicators, MostPeriods, MostRows);
}

/// <param name="Unit">The unit that is divided.</param>
/// <param name="Structure">The day whose units these are; absent as reported.</param>
/// <param name="Rows">By indicator, period and unit; without a figure of their own, units that stand have a row with 0.</param>
/// <param name="Breaks">Days on which a definition changed within the periods.</param>
/// <param name="Embargoes">What of it is withheld until its release, why and until when; absent where nothing is.</param>
public sealed record QueryAnswer(
    IReadOnlyList<IndicatorName> Indicators, UnitName Unit, DateOnly? Structure, DateTimeOffset? AsOf, IReadOnlyList<PeriodName> Periods,
    IReadOnlyList<QueryRow> Rows, IReadOnlyList<DateOnly> Breaks, QueryLimits Limits, Freshness Freshness, IReadOnlyList<EmbargoView>? Embargoes = null);

public sealed record PeriodName(string Name, DateOnly From, DateOnly To);

/// <param name="Value">Missing where it is withheld.</param>
/// <param name="EstimatedShare">The part of the value that rests on weights, 0 to 1.</param>
/// <param name="Withheld">Fewer than the smallest group, or none: which of them is not said. Or a part of it is not released yet.</param>
/// <param name="Coverage"><c>all</c>, <c>own-unit</c> or <c>groups</c>.</param>
/// <param name="Numerator">Of a ratio: what was divided.</param>
/// <param name="Denominator">Of a ratio: by what it was divided; without it there is no value.</param>
/// <param name="Category">Of a divided figure: the value of the field; empty where what was counted says nothing.</param>
public sealed record QueryRow(string Indicator, string Period, UnitName Unit, decimal? Value, decimal EstimatedShare, bool Withheld, string Coverage,
    decimal? Numerator, decimal? Denominator, string? Category = null);
