using DanVan.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Units;

/// <summary>
/// Answers a dry run: what a change would do and whom it touches, without writing. A concept that hangs on units adds its own
/// line to <see cref="By"/>.
/// </summary>
internal sealed class Affected(CommitteeDbContext db)
{
    /// <param name="Events">What would happen, by type and unit.</param>
    /// <param name="ChildUnits">Units that stand below a changed unit on the day.</param>
    /// <param name="Committees">Committees of changed units that are at work on the day.</param>
    /// <param name="OverseenBy">Seats whose holders follow a changed unit on the day.</param>
    public sealed record Report(
        bool DryRun, IReadOnlyList<PlannedEvent> Events, IReadOnlyList<UnitBrief> ChildUnits,
        IReadOnlyList<AffectedCommittee> Committees, IReadOnlyList<AffectedSeat> OverseenBy);

    public sealed record PlannedEvent(string Type, Guid UnitId, DateOnly EffectiveOn);

    public sealed record AffectedCommittee(Guid Id, string Name, Guid UnitId);

    public sealed record AffectedSeat(Guid Id, Guid CommitteeId, string Holder, Guid UnitId);

    public async Task<Ok<Report>> By(Registry registry, CancellationToken ct)
    {
        var changes = registry.Changes;
        var day = changes.Min(change => change.EffectiveOn);
        var ids = changes.Select(change => change.UnitId).Distinct().ToArray();
        var children = ids.SelectMany(id => registry.Units.Children(id, day)).DistinctBy(unit => unit.UnitId).Select(UnitBrief.Of).ToList();
        var committees = await db.Committees.AsNoTracking()
            .Where(committee => ids.Contains(committee.UnitId) && (committee.To == null || committee.To > day))
            .OrderBy(committee => committee.Id)
            .Select(committee => new AffectedCommittee(committee.Id, committee.Name, committee.UnitId)).ToListAsync(ct);
        var seats = await db.Seats.AsNoTracking()
            .Where(seat => seat.OverseenUnitIds.Any(id => ids.Contains(id)) && (seat.To == null || seat.To > day))
            .OrderBy(seat => seat.Id).ToListAsync(ct);
        return TypedResults.Ok(new Report(
            true,
            [.. changes.Select(change => new PlannedEvent(EventNames.Name(change.GetType()), change.UnitId, change.EffectiveOn))],
            children, committees,
            [.. seats.SelectMany(seat => seat.OverseenUnitIds.Intersect(ids).Select(id => new AffectedSeat(seat.Id, seat.CommitteeId, seat.Holder, id)))]));
    }
}
