namespace DanVan.Committee.Contracts.V1;

/// <summary>A steering committee was established by a decision. It keeps its id when its level of government is abolished.</summary>
/// <param name="CommitteeId">The committee.</param>
/// <param name="UnitId">The unit it works for.</param>
/// <param name="Name">Full name.</param>
/// <param name="Level"><c>province</c>, <c>district</c> or <c>commune</c>: the tier at the time of the decision.</param>
/// <param name="Decision">The establishing decision.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after its term; null when the decision names no end.</param>
/// <param name="ParentId">The committee that directs it, where known.</param>
public sealed record CommitteeEstablished(
    Guid CommitteeId, Guid UnitId, string Name, string Level, LegalDocument Decision, DateOnly From, DateOnly? To, Guid? ParentId);

/// <summary>The committee ended its work; the committees named take over its open work.</summary>
public sealed record CommitteeEnded(
    Guid CommitteeId, Guid UnitId, LegalDocument Decision, DateOnly To, IReadOnlyList<Guid> SuccessorIds);

/// <summary>Another committee directs it from a day on.</summary>
/// <param name="Decision">The decision that says so.</param>
/// <param name="On">First day below the new parent.</param>
/// <param name="FromParentId">Who directed it until then.</param>
/// <param name="ToParentId">Who directs it from then on; null when nobody does.</param>
public sealed record CommitteeMoved(Guid CommitteeId, Guid UnitId, LegalDocument Decision, DateOnly On, Guid? FromParentId, Guid? ToParentId);

/// <summary>Somebody took a seat. Seats belong to offices: holder and office are as the decision words them.</summary>
/// <param name="SeatId">The seat: one holder, one stretch of time.</param>
/// <param name="CommitteeId">Its committee.</param>
/// <param name="UnitId">The committee's unit.</param>
/// <param name="Role">One of <see cref="SeatRoles"/>.</param>
/// <param name="Office">The office by which the seat is held: "Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh".</param>
/// <param name="Holder">Name of the holder.</param>
/// <param name="Agency">The agency the holder comes from.</param>
/// <param name="Duties">What the holder is charged with.</param>
/// <param name="OverseenUnitIds">Units the holder follows.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after; null while it is held.</param>
public sealed record SeatTaken(
    Guid SeatId, Guid CommitteeId, Guid UnitId, string Role, string Office, string Holder, string? Agency, string? Duties,
    IReadOnlyList<Guid> OverseenUnitIds, DateOnly From, DateOnly? To);

/// <summary>The holder left the seat.</summary>
/// <param name="SeatId">The seat.</param>
/// <param name="CommitteeId">Its committee.</param>
/// <param name="UnitId">The committee's unit.</param>
/// <param name="To">First day on which the seat is no longer held.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record SeatLeft(Guid SeatId, Guid CommitteeId, Guid UnitId, DateOnly To, string? Reason);

/// <summary>Roles in a committee.</summary>
public static class SeatRoles
{
    /// <summary>Trưởng ban: one at a time.</summary>
    public const string Head = "head";

    /// <summary>Phó Trưởng ban Thường trực.</summary>
    public const string StandingDeputyHead = "standing-deputy-head";

    /// <summary>Phó Trưởng ban.</summary>
    public const string DeputyHead = "deputy-head";

    /// <summary>Ủy viên, thành viên.</summary>
    public const string Member = "member";

    public static IReadOnlyList<string> All { get; } = [Head, StandingDeputyHead, DeputyHead, Member];
}

/// <summary>The holder of a seat is away and another seat of the committee stands in.</summary>
/// <param name="From">First day.</param>
/// <param name="To">First day back.</param>
public sealed record AbsenceDeclared(
    Guid AbsenceId, Guid SeatId, Guid CommitteeId, Guid UnitId, Guid SubstituteSeatId, DateOnly From, DateOnly To, string Reason);

/// <summary>The holder came back before the day that was named.</summary>
/// <param name="To">First day back.</param>
public sealed record AbsenceEnded(Guid AbsenceId, Guid SeatId, Guid CommitteeId, Guid UnitId, DateOnly To);
