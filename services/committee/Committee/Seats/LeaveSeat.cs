using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Seats;

/// <summary>Notes that a holder left a seat. Who follows takes a seat of their own.</summary>
internal static class LeaveSeat
{
    public sealed record Request(
        [property: Required] DateOnly? To,
        [property: Required, StringLength(Seat.LongestReason, MinimumLength = 1)] string Reason);

    internal static void Map(RouteGroupBuilder seats) => seats.MapPost("/{seatId:guid}/departures", Handle)
        .WithName(nameof(LeaveSeat)).WithSummary("Leave a seat")
        .Needs(CommitteesModule.Write).Answers<SeatResource>().Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid seatId, Request request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        if (await db.Seats.SingleOrDefaultAsync(one => one.Id == seatId, ct) is not { } seat)
            return CommitteeProblems.SeatNotFound.ToRefusal();
        // The last day in the seat is the day concerned.
        if (caller.IsOutside(await source.Current(ct), seat.UnitId, request.To!.Value.AddDays(-1), out var outside))
            return outside;
        if (ifMatch.Stale(seat, out var stale))
            return stale;
        if (seat.Leave(request.To.Value, request.Reason).Refused(out var refusal, out var left))
            return refusal;
        log.Append(seat, left, Readers.Public(seat.UnitId));
        return await log.Save(Answer.Ok(SeatResource.Of(seat), seat.Version), ct);
    }
}
