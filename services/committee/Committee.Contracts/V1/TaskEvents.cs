namespace DanVan.Committee.Contracts.V1;

/// <summary>A task was given to one member of a committee.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="CommitteeId">The committee that gave it.</param>
/// <param name="UnitId">Where it is to be done.</param>
/// <param name="SeatId">The one responsible member.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Deliverable">What will lie on the table.</param>
/// <param name="AssignedOn">The day; not counted.</param>
/// <param name="DueOn">The last day.</param>
/// <param name="WorkingDays">The length of the period; null where a day was named.</param>
/// <param name="Specificity">0 to 100: how clearly it is worded.</param>
/// <param name="SourceKind"><c>conclusion</c>, <c>programme-content</c>, <c>finding</c>, <c>promise</c>, <c>unheard-unit</c>, <c>alert</c>; more may come.</param>
/// <param name="SourceId">What it was made of.</param>
/// <param name="Sentence">The sentence that asks for it.</param>
public sealed record TaskAssigned(
    Guid TaskId, Guid CommitteeId, Guid UnitId, Guid SeatId, string Title, string Deliverable, DateOnly AssignedOn, DateOnly DueOn, int? WorkingDays,
    int Specificity, string? SourceKind, Guid? SourceId, string? Sentence);

/// <summary>Progress was reported with evidence.</summary>
public sealed record TaskProgressed(Guid TaskId, Guid UnitId, DateOnly On, int Percent, int Evidence);

/// <summary>Another agency was asked to take the task.</summary>
/// <param name="Number">Which hand-over of the task it is.</param>
public sealed record TaskSent(Guid TaskId, Guid UnitId, Guid ToUnitId, int Number, DateTimeOffset SentAt);

/// <summary>The agency accepted, or refused with a reason.</summary>
/// <param name="WaitedHours">From sending to answering.</param>
public sealed record TaskHandOverAnswered(
    Guid TaskId, Guid UnitId, Guid ToUnitId, int Number, bool Accepted, string? Reason, DateTimeOffset SentAt, DateTimeOffset AnsweredAt, decimal WaitedHours);

/// <summary>The agency gave back what it had accepted.</summary>
public sealed record TaskHandedBack(Guid TaskId, Guid UnitId, Guid ToUnitId, int Number, string Reason, DateTimeOffset ReturnedAt);

/// <summary>The last day was put off for a reason that another member approved. Whether the task was on time is still measured by the first day.</summary>
public sealed record TaskExtended(Guid TaskId, Guid UnitId, DateOnly From, DateOnly To, string Reason, Guid ApproverSeatId);

/// <summary>The working calendar changed, and with it the last day.</summary>
public sealed record TaskDeadlineMoved(Guid TaskId, Guid UnitId, DateOnly From, DateOnly To);

/// <summary>The last day has passed and the task is not done.</summary>
/// <param name="Since">The first day on which it was overdue.</param>
public sealed record TaskOverdue(Guid TaskId, Guid CommitteeId, Guid UnitId, Guid SeatId, DateOnly DueOn, DateOnly Since);

/// <summary>The task is done.</summary>
/// <param name="OnTimeAgainstFirst">By the first last day, whatever was extended.</param>
/// <param name="OnTimeAgainstLast">By the last day as it stood then.</param>
public sealed record TaskDone(
    Guid TaskId, Guid CommitteeId, Guid UnitId, Guid SeatId, DateOnly DoneOn, bool OnTimeAgainstFirst, bool OnTimeAgainstLast);

/// <summary>The committee gave the task up.</summary>
public sealed record TaskWithdrawn(Guid TaskId, Guid CommitteeId, Guid UnitId, DateOnly On, string Reason);

/// <summary>The responsible member is away on the last day of the task: whoever stands in is told before that day.</summary>
public sealed record TaskPassedToSubstitute(Guid TaskId, Guid UnitId, Guid SeatId, Guid SubstituteSeatId, Guid AbsenceId, DateOnly DueOn);
