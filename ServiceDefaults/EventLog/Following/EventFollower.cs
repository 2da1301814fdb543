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
        while (await ApplyNew(source, events, head, ct) is { } position)
        {
            logger.LogInformation("{Source} is at {Found}, {Position} was followed: reading the gap from its feed", source, events[0].Sequence, position);
            var missed = await feed.Read(source, position, ct);
            if (missed.Events.Count == 0 || await ApplyNew(source, missed.Events, Math.Max(head, missed.Head), ct) is not null)
                throw new InvalidOperationException($"The feed of {source} does not hold position {position + 1}.");
        }
    }

    /// <summary>Applies whatever the feed holds behind the cursor. True while there may be more.</summary>
    internal async Task<bool> CatchUp(string source, CancellationToken ct)
    {
        var changes = await feed.Read(source, await db.Position(source, ct), ct);
        if (changes.Events.Count == 0)
            await db.Heard(source, changes.Head, ct);
        else
            await Apply(source, changes.Events, changes.Head, ct);
        return changes.Events.Count > 0;
    }

    /// <summary>Applies those behind the cursor, together or else one by one. Returns the cursor where something is missing before them.</summary>
    private async Task<long?> ApplyNew(string source, IReadOnlyList<EventEnvelope> events, long head, CancellationToken ct)
    {
        if (events.Count == 0)
            return null;
        long? gap;
        try
        {
            gap = await Together(source, events, head, Dispatch, ct);
        }
        catch (Exception e) when (!IsOutage(e))
        {
            gap = await Alone(source, events[0], head, ct);
            foreach (var one in events.Skip(gap is null ? 1 : events.Count))
                await Alone(source, one, head, ct);
        }
        if (gap is null)
            Telemetry.Lag.Record((DateTimeOffset.UtcNow - events[^1].RecordedTime).TotalSeconds, new KeyValuePair<string, object?>("source", source));
        signals.Appended();
        return gap;
    }

    private async Task<long?> Alone(string source, EventEnvelope one, long head, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Together(source, [one], head, Dispatch, ct);
            }
            catch (Exception e) when (!IsOutage(e) && attempt < Tries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50 << attempt), ct);
            }
            catch (Exception e) when (!IsOutage(e))
            {
                Telemetry.Parked.Add(1);
                logger.LogError(e, "{Type} at {Source} {Position} is parked", one.Type, source, one.Sequence);
                return await Together(source, [one], head, (events, _) => Task.FromResult(db.Add(ParkedEvent.Of(events[0], Reason(e)))), ct);
            }
        }
    }

    /// <summary>One transaction: where this service stands, the effects of what is new, the cursor behind it. Returns the cursor at a gap.</summary>
    private async Task<long?> Together(
        string source, IReadOnlyList<EventEnvelope> events, long head, Func<IReadOnlyList<EventEnvelope>, CancellationToken, Task> effects, CancellationToken ct)
    {
        long? gap = null;
        var followed = 0L;
        await db.InFollowersTransaction(source, async place =>
        {
            followed = 0;
            gap = events[0].Sequence > place.Position + 1 ? place.Position : null;
            if (gap is not null || events[^1].Sequence <= place.Position)
                return;
            var isNew = events.Where(one => one.Sequence > place.Position).ToLookup(one => place.Blocked.Contains(one.Subject));
            db.AddRange(isNew[true].Select(one => ParkedEvent.Of(one, "Waits behind a parked event of its subject.")));
            if (isNew[false].Any())
                await effects([.. isNew[false]], ct);
            await db.SaveChangesAsync(ct);
            // Last in its transaction: writing gives the transaction its place in the order of the log, and what the handlers of this chunk
            // decide must not come before what they have read.
            await db.MoveCursor(events[^1], head, ct);
            followed = events[^1].Sequence - place.Position;
        }, ct);
        Telemetry.Followed.Add(followed, new KeyValuePair<string, object?>("source", source));
        return gap;
    }

    internal async Task Dispatch(IReadOnlyList<EventEnvelope> events, CancellationToken ct)
    {
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

    internal static string Reason(Exception e) => $"{e.GetType().Name}: {(e.InnerException ?? e).Message}";

    // An outage is nobody's fault in the event: the message stays on its queue and comes again.
    internal static bool IsOutage(Exception e) =>
        e is OperationCanceledException or HttpRequestException || Outage.OfDatabase(e);
}
