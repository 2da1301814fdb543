using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Figures;

/// <param name="Indicator">The code of an indicator.</param>
/// <param name="Unit">A unit's id, or its official code at a day: <c>412@2018-03-26</c>.</param>
/// <param name="Period">A year, quarter, month or day, or two days.</param>
/// <param name="Structure">The day in whose structure of units figures are re-cast; today unless given.</param>
/// <param name="By">How the figure is divided.</param>
/// <param name="AsOf">The time whose knowledge is asked for; now unless given.</param>
public sealed record FigureQuery(
    [property: Required, StringLength(60), Description("The code of an indicator: models-recognised.")] string Indicator,
    [property: Required, StringLength(60), Description("A unit's id, or its official code at a day: 412@2018-03-26.")] string Unit,
    [property: Required, StringLength(30), Description("2018, 2018-Q1, 2018-03, 2018-03-26, 2018-01-01..2018-12-31; either end may be left out.")] string Period,
    [property: PlausibleDate, Description("The day in whose structure of units figures are re-cast; today unless given.")] DateOnly? Structure,
    [property: RegularExpression("^(none|children|district)$"), Description("none, children, or district: the districts of that day, or the last there were."), DefaultValue("none")] string? By,
    [property: StringLength(40), Description("What was known then: a day (its end), or an RFC 3339 time. Now unless given.")] string? AsOf);

internal enum Grouping
{
    None,
    Children,
    District,

    /// <summary>Every single unit in which a part lies.</summary>
    Unit,
}
