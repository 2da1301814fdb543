using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ServiceDefaults;

/// <summary>How far this service has followed another.</summary>
internal sealed class FollowedSource
{
    public required string Source { get; init; }

    public long Position { get; init; }

    public long Head { get; init; }

    public DateTimeOffset? RecordedAt { get; init; }

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

internal static class FollowStateQueries
{
    /// <summary>Only one process at a time applies events of a source: from the broker, the feed or the parked ones.</summary>
    internal static async Task InFollowersTransaction(this DbContext db, string source, Func<Task> work, CancellationToken ct) =>
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async token =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(token);
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({source}, 0))", token);
            await work();
            await transaction.CommitAsync(token);
        }, ct);

    internal static async Task<long> Cursor(this DbContext db, string source, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"insert into event_followed (source, position, head) values ({source}, 0, 0) on conflict do nothing", ct);
        return await db.Position(source, ct);
    }

    internal static Task<long> Position(this DbContext db, string source, CancellationToken ct) =>
        db.Set<FollowedSource>().Where(row => row.Source == source).Select(row => row.Position).SingleAsync(ct);

    /// <summary>False where another process has moved the cursor meanwhile: what it applied must not be applied again.</summary>
    internal static async Task<bool> MoveCursor(this DbContext db, long from, EventEnvelope last, long head, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync($"""
            update event_followed
            set position = {last.Sequence}, head = greatest(head, {head}), recorded_at = {last.RecordedTime}, followed_at = clock_timestamp()
            where source = {last.Source} and position = {from}
            """, ct) == 1;
}
