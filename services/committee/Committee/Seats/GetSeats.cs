using System.ComponentModel;
using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Seats;

/// <param name="To">First day on which the seat is no longer held; absent while it is.</param>
public sealed record SeatResource(
    Guid Id, Guid CommitteeId, string Role, string Office, string Holder, string? Agency, string? Duties,
    IReadOnlyList<Guid> OverseenUnitIds, DateOnly From, DateOnly? To, string? Reason, long Version)
{
    internal static SeatResource Of(Seat seat) => new(
        seat.Id, seat.CommitteeId, seat.Role, seat.Office, seat.Holder, seat.Agency, seat.Duties, seat.OverseenUnitIds, seat.From, seat.To,
        seat.Reason, seat.Version);
}

/// <summary>Who sits on a committee, or sat on a day.</summary>
internal static class GetSeats
{
    internal sealed record After(DateOnly From, Guid Id);

    internal static void Map(RouteGroupBuilder seats) => seats.MapGet("/", Handle)
        .WithName(nameof(GetSeats)).WithSummary("Who sits on a committee")
        .Needs(CommitteesModule.Read).Answers<Page<SeatResource>>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid committeeId, [PlausibleDate, Description("Only seats held on this day; all that ever were when absent.")] DateOnly? asOf,
        [AsParameters] Paging page, CommitteeDbContext db, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        if (!await db.Committees.AnyAsync(one => one.Id == committeeId, ct))
            return CommitteeProblems.CommitteeNotFound.ToRefusal();
        var seats = db.Seats.AsNoTracking().Where(seat => seat.CommitteeId == committeeId);
        if (asOf is { } day)
            seats = seats.Where(seat => seat.From <= day && (seat.To == null || day < seat.To));
        if (after is not null)
            seats = seats.Where(seat => seat.From > after.From || (seat.From == after.From && seat.Id > after.Id));
        var found = await seats.OrderBy(seat => seat.From).ThenBy(seat => seat.Id).Take(page.Size + 1).ToListAsync(ct);
        var shown = page.Of(found, last => new After(last.From, last.Id));
        return TypedResults.Ok(new Page<SeatResource>([.. shown.Items.Select(SeatResource.Of)], shown.Next));
    }
}
