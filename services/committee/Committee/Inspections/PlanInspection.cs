using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Inspections;

/// <summary>A committee plans whom to look at, by risk, and who goes.</summary>
internal static class PlanInspection
{
    /// <param name="TeamSeatIds">Who goes, the leader first.</param>
    public sealed record Request(
        [property: Required] InspectionKind? Kind,
        [property: Required, StringLength(Inspection.LongestTitle, MinimumLength = 5)] string Title,
        [property: Required, MinLength(1), MaxLength(Inspection.MostTeam)] IReadOnlyList<Guid> TeamSeatIds,
        [property: Required, MinLength(1), MaxLength(Inspection.MostTargets)] IReadOnlyList<Target> Targets,
        [property: Required] DateOnly? From,
        [property: Required] DateOnly? To);

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
        return await log.Save(
            Answer.Created($"/v1/inspections/{inspection.Id}", InspectionResource.Of(inspection, caller, units, desk.Today), inspection.Version), ct);
    }
}
