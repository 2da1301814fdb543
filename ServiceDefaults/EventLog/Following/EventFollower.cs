using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DanVan.ServiceDefaults;

/// <summary>
/// Applies the events of another service, in order and once: effects and cursor commit together. A gap is filled from the sender's feed
/// before anything behind it is applied. An event that cannot be applied is parked with all later ones of its subject; the rest goes on.
/// </summary>
internal sealed class EventFollower(
    DbContext db, EventLogOptions options, IServiceProvider services, FeedClient feed, LogSignals signals, ILogger<EventFollower> logger)
{
    private const int Tries = 3;

    internal async Task Apply(string source, IReadOnlyList<EventEnvelope> events, long head, CancellationToken ct)
    {
        var position = await db.Cursor(source, ct);
        while (events.Count > 0 && events[0].Sequence > position + 1)
        {
            logger.LogInformation("{Source} is at {Found}, {Position} was followed: reading the gap from its feed", source, events[0].Sequence, position);
            var missed = await feed.Read(source, position, ct);
            if (missed.Events.Count == 0 || missed.Events[0].Sequence != position + 1)
                throw new InvalidOperationException($"The feed of {source} does not hold position {position + 1}.");
            position = await ApplyFrom(position, missed.Events, Math.Max(head, missed.Head), ct);
        }
        await ApplyFrom(position, [.. events.Where(one => one.Sequence > position)], head, ct);
    }

    /// <summary>Applies whatever the feed holds behind the cursor. True while there may be more.</summary>
    internal async Task<bool> CatchUp(string source, CancellationToken ct)
    {
        var position = await db.Cursor(source, ct);
        var changes = await feed.Read(source, position, ct);
        await ApplyFrom(position, changes.Events, changes.Head, ct);
        return changes.Events.Count > 0;
    }

    private async Task<long> ApplyFrom(long position, IReadOnlyList<EventEnvelope> events, long head, CancellationToken ct)
    {
        if (events.Count == 0)
            return position;
        try
        {
            await Together(position, events, head, ct);
            Telemetry.Lag.Record((DateTimeOffset.UtcNow - events[^1].RecordedTime).TotalSeconds, new KeyValuePair<string, object?>("source", events[^1].Source));
        }
        catch (Exception e) when (!IsOutage(e))
        {
            foreach (var one in events)
            {
                await Alone(position, one, head, ct);
                position = one.Sequence;
            }
        }
        signals.Appended();
        return events[^1].Sequence;
    }

    private async Task Alone(long position, EventEnvelope one, long head, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Together(position, [one], head, ct);
                return;
            }
            catch (Exception e) when (!IsOutage(e) && attempt < Tries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50 << attempt), ct);
            }
            catch (Exception e) when (!IsOutage(e))
            {
                Telemetry.Parked.Add(1);
                logger.LogError(e, "{Type} at {Source} {Position} is parked", one.Type, one.Source, one.Sequence);
                await InTransaction(one.Source, async () =>
                {
                    db.Add(ParkedEvent.Of(one, Reason(e)));
                    await db.SaveChangesAsync(ct);
                    await Move(position, one, head, ct);
                }, ct);
                return;
            }
        }
    }

    private Task Together(long position, IReadOnlyList<EventEnvelope> events, long head, CancellationToken ct) => InTransaction(events[0].Source, async () =>
    {
        if (await db.Position(events[0].Source, ct) != position)
            throw new CursorMovedException();
        var free = await SetAside(events, ct);
        await Dispatch(free, ct);
        await db.SaveChangesAsync(ct);
        await Move(position, events[^1], head, ct);
    }, ct);

    // Last in its transaction: writing gives the transaction its place in the order of the log, and what the handlers of this chunk decide
    // must not come before what they have read.
    private async Task Move(long position, EventEnvelope last, long head, CancellationToken ct)
    {
        if (!await db.MoveCursor(position, last, head, ct))
            throw new CursorMovedException();
    }

    /// <summary>Parks what must wait behind a parked event of its subject; returns the rest.</summary>
    private async Task<List<EventEnvelope>> SetAside(IReadOnlyList<EventEnvelope> events, CancellationToken ct)
    {
        var source = events[0].Source;
        var blocked = await db.Set<ParkedEvent>().Where(parked => parked.Source == source)
            .GroupBy(parked => parked.Subject).Select(group => group.Key).ToHashSetAsync(ct);
        if (blocked.Count == 0)
            return [.. events];
        db.AddRange(events.Where(one => blocked.Contains(one.Subject)).Select(one => ParkedEvent.Of(one, "Waits behind a parked event of its subject.")));
        return [.. events.Where(one => !blocked.Contains(one.Subject))];
    }

    internal async Task Dispatch(IReadOnlyList<EventEnvelope> events, CancellationToken ct)
    {
        if (events.Count == 0)
            return;
        var followed = options.Followed[events[0].Source];
        using var chunk = Telemetry.StartFollowing(events[0].Source, events);
        foreach (var handle in followed.BatchHandlers)
            await handle(services, events, ct);
        foreach (var one in events)
        {
            if (!followed.Handlers.TryGetValue(one.Type, out var handlers))
                continue;
            using var activity = Telemetry.Source.StartActivity($"follow {one.Type}", ActivityKind.Consumer, one.Traceparent);
            foreach (var handle in handlers)
                await handle(services, one, ct);
        }
    }

    internal Task InTransaction(string source, Func<Task> work, CancellationToken ct) => db.InFollowersTransaction(source, work, ct);

    internal static string Reason(Exception e) => $"{e.GetType().Name}: {(e.InnerException ?? e).Message}";

    // An outage is nobody's fault in the event: the message stays on its queue and comes again.
    internal static bool IsOutage(Exception e) =>
        e is CursorMovedException or OperationCanceledException or HttpRequestException || Outage.OfDatabase(e);

    private sealed class CursorMovedException() : Exception("Another process follows too; it has moved the cursor.");
}
