using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Committees;

/// <param name="UnitId">The unit it was established for; it may have ended since.</param>
/// <param name="Level">province, district, commune or agency: what the unit was at the time of the decision.</param>
/// <param name="ParentId">The committee that directs it, on the day asked for or now.</param>
/// <param name="EarlierParents">Who directed it before, and until when.</param>
/// <param name="To">First day after its term or end.</param>
/// <param name="SuccessorIds">The committees that took over when it ended.</param>
/// <param name="Transitions">What this caller's scopes allow now; whether its unit covers the committee's is judged on the day concerned.</param>
public sealed record CommitteeResource(
    Guid Id, Guid UnitId, string Name, string Level, Guid? ParentId, IReadOnlyList<EarlierParent> EarlierParents, LegalDocument Decision, DateOnly From, DateOnly? To,
    string? EndedBy, IReadOnlyList<Guid> SuccessorIds, long Version, IReadOnlyList<string> Transitions)
{
    internal static CommitteeResource Of(SteeringCommittee committee, Caller caller, DateOnly? asOf = null) => new(
        committee.Id, committee.UnitId, committee.Name, committee.Level, asOf is { } day ? committee.ParentOn(day) : committee.ParentId,
        [.. committee.EarlierParents.OrderBy(one => one.Until)], committee.Decision, committee.From, committee.To,
        committee.EndedBy, committee.SuccessorIds, committee.Version,
        caller.Has(CommitteesModule.Write) && committee.EndedBy is null ? ["take-seat", "move", "end"] : []);
}
