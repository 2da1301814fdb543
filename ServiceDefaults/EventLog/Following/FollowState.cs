using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>How far this service has followed another.</summary>
internal sealed class FollowedSource
{
    public required string Source { get; init; }

    public long Position { get; init; }

    public long Head { get; init; }

    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>When it was last heard of: by events, or by a feed that had no more.</summary>
    public DateTimeOffset FollowedAt { get; init; }
}

/// <summary>An event that could not be applied, or that waits behind one of the same subject.</summary>
internal sealed class ParkedEvent
{
    public required Guid Id { get; init; }

    public required string Source { get; init; }

    public required long Position { get; init; }

    public required Guid Subject { get; init; }

    public required string Type { get; init; }

    public required string Event { get; init; }

    public required string Reason { get; set; }

    public int Attempts { get; set; } = 1;

    public DateTimeOffset ParkedAt { get; init; } = DateTimeOffset.UtcNow;

    public EventEnvelope Envelope => JsonSerializer.Deserialize<EventEnvelope>(Event, Json.Tolerant)!;

    public static ParkedEvent Of(EventEnvelope envelope, string reason) => new()
    {
        Id = envelope.Id,
        Source = envelope.Source,
        Position = envelope.Sequence,
        Subject = envelope.Subject,
        Type = envelope.Type,
        Event = JsonSerializer.Serialize(envelope, Json.Options),
        Reason = reason,
    };
}

/// <summary>Where a follower stands: the last position it applied, and the subjects whose events wait behind a parked one.</summary>
internal sealed record FollowersPlace(long Position, HashSet<Guid> Blocked);

internal static class FollowStateQueries
{
    /// <summary>Only one process at a time applies events of a source: from the broker, the feed or the parked ones.</summary>
    internal static async Task InFollowersTransaction(this DbContext db, string source, Func<FollowersPlace, Task> work, CancellationToken ct) =>
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async token =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(token);
            await work(await db.LockPlace(source, token));
            await transaction.CommitAsync(token);
        }, ct);

    internal static Task<long> Position(this DbContext db, string source, CancellationToken ct) =>
        db.Set<FollowedSource>().Where(row => row.Source == source).Select(row => row.Position).SingleOrDefaultAsync(ct);

    internal static Task MoveCursor(this DbContext db, EventEnvelope last, long head, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"""
            insert into event_followed as followed (source, position, head, recorded_at) values ({last.Source}, {last.Sequence}, {head}, {last.RecordedTime})
            on conflict (source) do update set position = excluded.position, head = greatest(followed.head, excluded.head),
                recorded_at = excluded.recorded_at, followed_at = clock_timestamp()
            """, ct);

    /// <summary>Nothing new was found: what has been followed is known to be all there is.</summary>
    internal static Task Heard(this DbContext db, string source, long head, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"""
            insert into event_followed as followed (source, position, head) values ({source}, 0, {head})
            on conflict (source) do update set head = greatest(followed.head, excluded.head), followed_at = clock_timestamp()
            """, ct);

    // One round trip. What is read behind the lock is what the last holder left. The commit need not wait for the disk: what a crash takes back it
    // takes back whole, cursor and effects, and the feed of the sender has it. What the effects say in this service's own log is numbered
    // by a commit that does wait, and no earlier one is on the disk later than that.
    private static async Task<FollowersPlace> LockPlace(this DbContext db, string source, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
        batch.BatchCommands.Add(new("select set_config('synchronous_commit', 'off', true), pg_advisory_xact_lock(hashtextextended($1, 0))") { Parameters = { new() { Value = source } } });
        batch.BatchCommands.Add(new("select position from event_followed where source = $1") { Parameters = { new() { Value = source } } });
        batch.BatchCommands.Add(new("select distinct subject from event_parked where source = $1") { Parameters = { new() { Value = source } } });
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.NextResultAsync(ct);
        var position = await rows.ReadAsync(ct) ? rows.GetInt64(0) : 0;
        await rows.NextResultAsync(ct);
        HashSet<Guid> blocked = [];
        while (await rows.ReadAsync(ct))
            blocked.Add(rows.GetGuid(0));
        return new(position, blocked);
    }
}
