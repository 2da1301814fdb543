namespace DanVan.Reporting.Contracts.V1;

/// <summary>A unit asks a periodic report of those below it, or asks otherwise than before.</summary>
/// <param name="UnitId">The unit that asks.</param>
/// <param name="Number">The version of the form, from 1.</param>
/// <param name="Cycle"><c>month</c>, <c>quarter</c>, <c>half-year</c>, <c>nine-months</c> or <c>year</c>.</param>
/// <param name="CutOffDay">1: calendar periods; 15: from the 15th of the month before to the 14th.</param>
/// <param name="From">Asked of the periods that end on this day or later.</param>
/// <param name="DueWorkingDays">Working days after the period within which a report is on time.</param>
/// <param name="LateWorkingDays">Working days behind these, within which it is still taken.</param>
/// <param name="Tiers">Which units report: 1 province, 2 district, 3 commune.</param>
public sealed record ReportFormPublished(
    Guid ReportFormId, Guid UnitId, string Code, int Number, string Name, string Cycle, int CutOffDay, DateOnly From, int DueWorkingDays,
    int LateWorkingDays, IReadOnlyList<int> Tiers, string LegalBasis, IReadOnlyList<ReportFormField> Fields);

/// <param name="Kind"><c>number</c> or <c>text</c>.</param>
/// <param name="Indicator">Where the number is drawn from; null where the unit is asked.</param>
/// <param name="Measure">What the number counts.</param>
public sealed record ReportFormField(string Key, string Name, string Kind, string? Indicator, string? Measure, bool IsRequired);
