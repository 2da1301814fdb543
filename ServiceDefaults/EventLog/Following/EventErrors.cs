using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ServiceDefaults;

/// <summary>Parked events: look at them, send them again. Nobody needs the broker's console.</summary>
internal static class EventErrors
{
    private static readonly Problem ParkedNotFound = new(404, "parked-event-not-found", "Không có sự kiện chờ xử lý này", "No such parked event");
    private static readonly Problem NotFirst = new(409, "parked-event-not-first", "Sự kiện này đứng sau một sự kiện khác", "The event waits behind another");
    private static readonly Problem StillFails = new(422, "parked-event-still-fails", "Sự kiện vẫn chưa áp dụng được", "The event still cannot be applied");

    public sealed record Item(
        Guid Id, string Source, long Position, Guid Subject, string Type, string Reason, int Attempts, DateTimeOffset ParkedAt, EventEnvelope? Event);

    public sealed record Resent(int Applied);

    private sealed record After(string Source, long Position);

    internal static void Map(RouteGroupBuilder v1)
    {
        var errors = v1.MapGroup("/event-errors").WithTags("operation").Needs(Scopes.OperateEvents);
        errors.MapGet("/", List).WithName("GetEventErrors").WithSummary("Events that could not be applied").Checks<Paging>().Answers<Page<Item>>();
        errors.MapGet("/{id:guid}", Get).WithName("GetEventError").WithSummary("One parked event with its content").Answers<Item>().Refuses(404);
        errors.MapPost("/{id:guid}/resends", Resend).WithName("ResendEvent")
            .WithSummary("Apply a parked event, then those of its subject that wait behind it").Answers<Resent>().Refuses(404, 409, 422);
    }

    private static async Task<IResult> List([AsParameters] Paging paging, DbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var parked = await db.Set<ParkedEvent>().AsNoTracking()
            .Where(row => after == null || row.Source.CompareTo(after.Source) > 0 || row.Source == after.Source && row.Position > after.Position)
            .OrderBy(row => row.Source).ThenBy(row => row.Position).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. parked.Select(row => ToItem(row, null))], item => new After(item.Source, item.Position)));
    }

    private static async Task<IResult> Get(Guid id, DbContext db, CancellationToken ct) =>
        await db.Set<ParkedEvent>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is { } parked
            ? TypedResults.Ok(ToItem(parked, parked.Envelope))
            : ParkedNotFound.ToRefusal();

    // Applying twice is harmless: what has been applied is parked no more, so a repeated call finds nothing left to do.
    private static async Task<IResult> Resend(Guid id, DbContext db, EventFollower follower, LogSignals signals, CancellationToken ct)
    {
        var first = await db.Set<ParkedEvent>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct);
        if (first is null)
            return ParkedNotFound.ToRefusal();
        var queue = db.Set<ParkedEvent>().Where(row => row.Source == first.Source && row.Subject == first.Subject).OrderBy(row => row.Position);
        var head = await queue.AsNoTracking().Select(row => row.Id).FirstOrDefaultAsync(ct);
        if (head != id)
            return NotFirst.With($"Hãy gửi lại sự kiện {head} trước.", $"Send {head} again first.", ("first", head));

        for (var applied = 0; ; applied++)
        {
            ParkedEvent? parked = null;
            try
            {
                await db.InFollowersTransaction(first.Source, async _ =>
                {
                    if ((parked = await queue.FirstOrDefaultAsync(ct)) is null)
                        return;
                    db.Remove(parked);
                    await follower.Dispatch([parked.Envelope], ct);
                    await db.SaveChangesAsync(ct);
                }, ct);
            }
            catch (Exception e) when (parked is not null && !EventFollower.IsOutage(e))
            {
                var reason = EventFollower.Reason(e);
                db.ChangeTracker.Clear();
                await db.Set<ParkedEvent>().Where(row => row.Id == parked.Id).ExecuteUpdateAsync(
                    row => row.SetProperty(one => one.Attempts, one => one.Attempts + 1).SetProperty(one => one.Reason, reason), ct);
                return StillFails.With(reason, reason, ("applied", applied), ("id", parked.Id));
            }
            signals.Appended();
            if (parked is null)
                return TypedResults.Ok(new Resent(applied));
        }
    }

    private static Item ToItem(ParkedEvent row, EventEnvelope? content) =>
        new(row.Id, row.Source, row.Position, row.Subject, row.Type, row.Reason, row.Attempts, row.ParkedAt, content);
}
