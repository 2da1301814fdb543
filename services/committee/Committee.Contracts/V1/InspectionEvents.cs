namespace DanVan.Committee.Contracts.V1;

/// <summary>A committee planned to look at units: an inspection, a supervision or a session of criticism.</summary>
/// <param name="InspectionId">The inspection.</param>
/// <param name="CommitteeId">The committee that plans it.</param>
/// <param name="UnitId">The committee's unit.</param>
/// <param name="Kind"><c>inspection</c>, <c>supervision</c> or <c>criticism</c>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="TeamSeatIds">Who goes, the leader first.</param>
/// <param name="Targets">Where, the highest risk first.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record InspectionPlanned(
    Guid InspectionId, Guid CommitteeId, Guid UnitId, string Kind, string Title, IReadOnlyList<Guid> TeamSeatIds, IReadOnlyList<InspectionTarget> Targets,
    DateOnly From, DateOnly To);

/// <summary>A unit to be looked at.</summary>
/// <param name="Risk">1 to 5.</param>
/// <param name="Why">What the risk is.</param>
public sealed record InspectionTarget(Guid UnitId, int Risk, string Why);

/// <summary>The team is at work.</summary>
public sealed record InspectionStarted(Guid InspectionId, Guid UnitId, DateOnly On);

/// <summary>The inspection is over; what it found is followed up on its own.</summary>
public sealed record InspectionClosed(Guid InspectionId, Guid UnitId, DateOnly On, string Conclusion);

/// <summary>Something was found that must be put right.</summary>
/// <param name="FindingId">The finding.</param>
/// <param name="UnitId">Where it was found.</param>
/// <param name="Criterion">The rule that is not met, with its source.</param>
/// <param name="Severity"><c>minor</c>, <c>major</c> or <c>critical</c>.</param>
/// <param name="Evidence">Documents by their symbol, pages by their address.</param>
/// <param name="TaskId">The task that puts it right.</param>
/// <param name="RecheckOn">The last day for looking again.</param>
public sealed record FindingRecorded(
    Guid FindingId, Guid InspectionId, Guid UnitId, string Criterion, string Severity, IReadOnlyList<string> Evidence, Guid TaskId, DateOnly FoundOn,
    DateOnly RecheckOn);

/// <summary>Somebody looked again.</summary>
/// <param name="Corrected">False: another day for looking was set.</param>
public sealed record FindingRechecked(Guid FindingId, Guid InspectionId, Guid UnitId, DateOnly On, bool Corrected, DateOnly? RecheckOn);

/// <summary>The day for looking again has passed and nobody did.</summary>
public sealed record RecheckOverdue(Guid FindingId, Guid InspectionId, Guid UnitId, DateOnly DueOn, DateOnly Since);

/// <summary>The working calendar changed, and with it the day for looking again.</summary>
public sealed record RecheckDeadlineMoved(Guid FindingId, Guid UnitId, DateOnly From, DateOnly To);

/// <summary>Good work was found on the way. The model registry takes it as a nomination of the unit.</summary>
/// <param name="GoodDeedId">The find; the nomination bears the same id.</param>
/// <param name="InspectionId">The inspection.</param>
/// <param name="UnitId">Where it was seen.</param>
/// <param name="Seen">What was seen. No names of residents.</param>
/// <param name="FoundOn">The day.</param>
public sealed record GoodDeedFound(Guid GoodDeedId, Guid InspectionId, Guid UnitId, string Seen, DateOnly FoundOn);
