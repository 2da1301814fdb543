namespace DanVan.Committee.Contracts.V1;

/// <summary>A promise made before the people is followed up here, under the id that it has in the feedback service.</summary>
/// <param name="PromiseId">The promise.</param>
/// <param name="CommitteeId">The committee whose agenda it comes to when it is overdue; null while the unit and those above it have none.</param>
/// <param name="UnitId">The unit that must keep it.</param>
/// <param name="DialogueId">The dialogue at which it was made.</param>
/// <param name="Maker">The office that promised.</param>
/// <param name="Words">What was promised.</param>
/// <param name="MadeOn">The day.</param>
/// <param name="DueOn">The last day, moved to one on which offices work.</param>
public sealed record PromiseTakenUp(
    Guid PromiseId, Guid? CommitteeId, Guid UnitId, Guid DialogueId, string Maker, string Words, DateOnly MadeOn, DateOnly DueOn);

/// <summary>The promise was kept, with what shows it.</summary>
/// <param name="Proof">Documents by their symbol, pages by their address.</param>
public sealed record PromiseKept(Guid PromiseId, Guid UnitId, DateOnly KeptOn, string Statement, IReadOnlyList<string> Proof, bool OnTime);

/// <summary>The last day has passed and the promise is not kept.</summary>
public sealed record PromiseOverdue(Guid PromiseId, Guid? CommitteeId, Guid UnitId, DateOnly DueOn, DateOnly Since);

/// <summary>The working calendar changed, and with it the last day.</summary>
public sealed record PromiseDeadlineMoved(Guid PromiseId, Guid UnitId, DateOnly From, DateOnly To);

/// <summary>A unit owes a written reply.</summary>
/// <param name="ReplyDutyId">The duty.</param>
/// <param name="UnitId">The unit that must reply.</param>
/// <param name="Kind"><c>dialogue-notice</c>, <c>inspection</c>, <c>supervision</c>, <c>criticism</c>; more may come.</param>
/// <param name="SubjectId">The promise or the inspection that it is about.</param>
/// <param name="DueOn">The last day.</param>
/// <param name="Citation">The rule that sets the period; null where the session set it.</param>
public sealed record ReplyOwed(Guid ReplyDutyId, Guid UnitId, string Kind, Guid SubjectId, DateOnly DueOn, string? Citation);

/// <summary>The written reply went out.</summary>
/// <param name="Document">Number and symbol of the reply.</param>
public sealed record ReplyGiven(Guid ReplyDutyId, Guid UnitId, string Kind, Guid SubjectId, string Document, DateOnly RepliedOn, bool OnTime);

/// <summary>The last day has passed without a reply.</summary>
public sealed record ReplyOverdue(Guid ReplyDutyId, Guid UnitId, string Kind, Guid SubjectId, DateOnly DueOn, DateOnly Since);

/// <summary>The working calendar changed, and with it the last day.</summary>
public sealed record ReplyDeadlineMoved(Guid ReplyDutyId, Guid UnitId, DateOnly From, DateOnly To);
