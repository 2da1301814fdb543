using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Committees;

/// <summary>Ends a committee by a decision, its seats with it, and names the committees that take over.</summary>
internal static class EndCommittee
{
    public sealed record Request(
        [property: Required] OrderingDocument Decision,
        [property: Required] DateOnly? To,
        [property: Required, MaxLength(200)] IReadOnlyList<Guid> SuccessorIds);

    internal static void Map(RouteGroupBuilder committees) => committees.MapPost("/{committeeId:guid}/endings", Handle)
        .WithName(nameof(EndCommittee)).WithSummary("End a committee")
        .Needs(CommitteesModule.Write).Answers<CommitteeResource>().Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid committeeId, Request request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        if (await db.Committees.SingleOrDefaultAsync(one => one.Id == committeeId, ct) is not { } committee)
            return CommitteeProblems.CommitteeNotFound.ToRefusal();
        // The last day of its work is the day concerned.
        if (caller.IsOutside(await source.Current(ct), committee.UnitId, request.To!.Value.AddDays(-1), out var outside))
            return outside;
        if (ifMatch.Stale(committee, out var stale))
            return stale;
        var successors = request.SuccessorIds.Distinct().ToArray();
        if (await db.Committees.CountAsync(one => successors.Contains(one.Id), ct) < successors.Length)
            return CommitteeProblems.CommitteeNotFound.With("Một Ban Chỉ đạo kế nhiệm không tồn tại.", "A successor does not exist.");

        var decided = committee.End(request.Decision.ToDocument(), request.To!.Value, successors);
        if (decided.Refused(out var refusal, out var ended))
            return refusal;
        log.Append(committee, ended, Readers.Public(committee.UnitId));
        foreach (var seat in await db.Seats.Where(seat => seat.CommitteeId == committeeId && (seat.To == null || seat.To > committee.To)).ToListAsync(ct))
            log.Append(seat, seat.EndWith(committee), Readers.Public(seat.UnitId));
        return await log.Save(
            Answer.Ok(CommitteeResource.Of(committee, caller), committee.Version), ct, (SteeringCommittee.SeatsEndToo, CommitteeProblems.SeatTakenMeanwhile));
    }
}
