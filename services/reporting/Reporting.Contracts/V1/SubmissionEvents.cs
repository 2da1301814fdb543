namespace DanVan.Reporting.Contracts.V1;

/// <summary>A unit began its report of a period, with what the system knew; or the correction of one that was approved.</summary>
/// <param name="Number">1, and one more for each correction.</param>
/// <param name="SupersedesId">The approved report that it corrects.</param>
/// <param name="Reason">What was wrong with that.</param>
/// <param name="KnownAt">When the figures in it were read.</param>
/// <param name="ForUnitId">The unit for which it was written, where that had ended by then: the report is that of who carries on for it.</param>
public sealed record SubmissionBegun(
    Guid SubmissionId, Guid UnitId, Guid ReportFormId, string Form, string Period, DateOnly From, DateOnly To, int Number, Guid? SupersedesId,
    string? Reason, DateOnly DueOn, DateTimeOffset KnownAt, IReadOnlyList<SubmissionValue> Values, Guid? ForUnitId = null);

/// <summary>What a report says was changed by its unit, or its figures were read again. All of it is here.</summary>
public sealed record SubmissionFilled(
    Guid SubmissionId, Guid UnitId, string Form, string Period, int Number, DateTimeOffset KnownAt, IReadOnlyList<SubmissionValue> Values);

/// <param name="Remark">What the unit says of a figure that was drawn from records.</param>
/// <param name="Indicator">Where the number was drawn from; null where the unit gave it.</param>
public sealed record SubmissionValue(string Field, decimal? Number, string? Text, string? Remark, string? Indicator);

/// <summary>A report took a step on its way up the tree, or back.</summary>
/// <param name="Step"><c>submit</c>, <c>withdraw</c>, <c>accept</c>, <c>approve</c>, <c>return</c>, <c>undo</c> or <c>supersede</c>.</param>
/// <param name="From">The state before: <c>draft</c>, <c>submitted</c>, <c>accepted</c>, <c>returned</c>, <c>approved</c>.</param>
/// <param name="To">The state now; also <c>superseded</c>.</param>
/// <param name="ByUnitId">The unit that took the step.</param>
/// <param name="AtUnitId">The unit that has it now; null where it is locked.</param>
/// <param name="OnTime">It was first submitted by its last day; null before.</param>
/// <param name="ActingUnitId">The unit that stood in for <paramref name="ByUnitId"/>, which had ended.</param>
public sealed record SubmissionMoved(
    Guid SubmissionId, Guid UnitId, string Form, string Period, int Number, string Step, string From, string To, Guid ByUnitId, Guid? AtUnitId,
    bool? OnTime, string? Comment, Guid? ActingUnitId = null);

/// <summary>A unit above allows a report after its period was closed.</summary>
/// <param name="UnitId">The unit that reports.</param>
/// <param name="Until">The last day of the leave.</param>
/// <param name="ApprovedBy">The office that allows it.</param>
public sealed record LateLeaveGranted(
    Guid LateLeaveId, Guid UnitId, string Form, string Period, DateOnly To, DateOnly Until, string Reason, string ApprovedBy, string Document);
