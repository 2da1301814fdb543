using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Suspicions;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Inspections;

/// <summary>A committee plans whom to look at, by risk, and who goes.</summary>
internal static class PlanInspection
{
    /// <param name="TeamSeatIds">Who goes, the leader first.</param>
    /// <param name="SuspicionIds">Figures too good to be true, of the units looked at, that this inspection takes up.</param>
    public sealed record Request(
        [property: Required] InspectionKind? Kind,
        [property: Required, StringLength(Inspection.LongestTitle, MinimumLength = 5)] string Title,
        [property: Required, MinLength(1), MaxLength(Inspection.MostTeam)] IReadOnlyList<Guid> TeamSeatIds,
        [property: Required, MinLength(1), MaxLength(Inspection.MostTargets)] IReadOnlyList<Target> Targets,
        [property: Required] DateOnly? From,
        [property: Required] DateOnly? To,
        [property: MaxLength(Inspection.MostSuspicions)] IReadOnlyList<Guid>? SuspicionIds = null);

    /// <param name="Risk">1 to 5; the highest is looked at first.</param>
    public sealed record Target(
        [property: Required] Guid? UnitId, [property: Range(1, 5)] int Risk, [property: Required, StringLength(500, MinimumLength = 5)] string Why);

    internal static void Map(RouteGroupBuilder committees) => committees.MapPost("/{committeeId:guid}/inspections", Handle)
        .WithName(nameof(PlanInspection)).WithSummary("Plan an inspection, a supervision or a session of criticism")
        .Needs(CommitteesModule.Write).Answers<InspectionResource>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid committeeId, Request request, CommitteeDbContext db, EventLog log, InspectionDesk desk, Caller caller, CancellationToken ct)
    {
        if (await db.Committees.SingleOrDefaultAsync(one => one.Id == committeeId, ct) is not { } committee)
            return CommitteeProblems.CommitteeNotFound.ToRefusal();
        var (units, from) = (await desk.Units(ct), request.From!.Value);
        if (caller.IsOutside(units, committee.UnitId, from, out var outside))
            return outside;
        if (request.Targets.FirstOrDefault(target => !units.Covers(committee.UnitId, target.UnitId!.Value, from)) is { } foreign)
            return InspectionProblems.TargetOutside.With(null, null, ("unitId", foreign.UnitId));
        var asked = request.TeamSeatIds.Distinct().ToList();
        var team = await db.Seats.Where(seat => asked.Contains(seat.Id)).ToListAsync(ct);
        if (team.Count < asked.Count)
            return CommitteeProblems.SeatNotFound.ToRefusal();

        var inspection = new Inspection();
        var decided = inspection.Plan(
            committee, request.Kind!.Value, request.Title, [.. team.OrderBy(seat => asked.IndexOf(seat.Id))],
            [.. request.Targets.Select(target => new InspectionTarget(target.UnitId!.Value, target.Risk, target.Why))], from, request.To!.Value);
        if (decided.Refused(out var refusal, out var planned))
            return refusal;
        db.Add(inspection);
        log.Append(inspection, planned, Readers.Within(inspection.UnitId));
        foreach (var id in (request.SuspicionIds ?? []).Distinct())
        {
            if (await db.Suspicions.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } suspicion || caller.IsOutside(units, suspicion.UnitId, suspicion.To, out _))
                return SuspicionProblems.NotFound.With(null, null, ("suspicionId", id));
            if (suspicion.TakeUp(inspection, desk.Today).Refused(out refusal, out var takenUp))
                return refusal;
            log.Append(suspicion, takenUp, suspicion.Readers);
        }
        return await log.Save(
            Answer.Created($"/v1/inspections/{inspection.Id}", InspectionResource.Of(inspection, caller, units, desk.Today), inspection.Version), ct);
    }
}
