using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using NpgsqlTypes;

namespace DanVan.ServiceDefaults;

/// <summary>For how long a unit's events are within a caller's rights: from its first day in the subtree to the day it left.</summary>
public readonly record struct ReadableUnit(Guid UnitId, DateOnly From, DateOnly To);

/// <summary>The units whose unpublished events a caller may read; registered by the library that knows the tree.</summary>
public delegate ValueTask<IReadOnlyCollection<ReadableUnit>> FeedRights(Caller caller, CancellationToken ct);

/// <summary><c>GET /v1/changes</c>: the log itself, in order of position, as far as the caller may read it.</summary>
internal static class ChangeFeed
{
    // Bounds the work of one call whose filter matches little; the next call goes on behind the window.
    private const long Window = 50_000;
    private static readonly DateOnly Always = DateOnly.MinValue;

    public sealed record Query(
        [property: Range(0, long.MaxValue)] long? After,
        [property: StringLength(2000), Description("Types, separated by commas.")] string? Types,
        [property: Range(1, Paging.Most), DefaultValue(100)] int? Limit,
        [property: RegularExpression("^([0-9]|[1-5][0-9]|60)s$"), Description("How long to wait for a change, such as 30s.")] string? Wait);

    /// <param name="Next">The position to ask <c>after</c> next time, also where the events before it are not the caller's to read.</param>
    /// <param name="Head">The newest position.</param>
    public sealed record Changes(IReadOnlyList<EventEnvelope> Events, long Next, long Head);

    internal static void Map(RouteGroupBuilder v1) => v1.MapGet("/changes", Handle)
        .WithName("GetChanges").WithTags("changes").WithSummary("Changes in order of position, as CloudEvents")
        .Checks<Query>().Answers<Changes>().Refuses(400);

    internal static async Task<IResult> Handle(
        [AsParameters] Query query, Caller caller, NpgsqlDataSource database, LogSignals signals, EventLogOptions options, FeedRights rights, Drain drain, CancellationToken ct)
    {
        var after = query.After ?? 0;
        var until = TimeProvider.System.GetTimestamp() + Seconds(query.Wait) * TimeProvider.System.TimestampFrequency;
        var readable = caller.Has(Scopes.AllEvents) ? null
            : options.ReadScope is { } scope && !caller.Has(scope) ? []
            : await rights(caller, ct);
        while (true)
        {
            var moves = signals.HeadMoves(TimeSpan.FromSeconds(1), ct);
            var changes = await Read(database, options.Service, after, query, readable, ct);
            if (changes.Events.Count > 0 || changes.Next < changes.Head || drain.Began || TimeProvider.System.GetTimestamp() >= until)
                return TypedResults.Json(changes, Json.Options);
            after = changes.Next;
            await moves.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
        }
    }

    private static int Seconds(string? wait) => wait is null ? 0 : int.Parse(wait.AsSpan(0, wait.Length - 1), CultureInfo.InvariantCulture);

    private static async Task<Changes> Read(
        NpgsqlDataSource database, string source, long after, Query query, IReadOnlyCollection<ReadableUnit>? readable, CancellationToken ct)
    {
        var limit = query.Limit ?? 100;
        var head = await ChainReader.Head(database, ct);
        await using var command = database.CreateCommand($"""
            select {ChainedEvent.Columns}, c.position from event_chain c join event_log e on e.id = c.event_id
            where c.position > $1 and c.position - {Window} <= $1
              and ($2 is null or e.type = any($2))
              and ($3 is null or e.is_public or exists (
                    select from unnest($3, $4, $5) as mine (unit_id, since, until)
                    where mine.unit_id = e.unit_id
                      and (e.occurred_at at time zone 'Asia/Ho_Chi_Minh')::date >= mine.since
                      and (e.occurred_at at time zone 'Asia/Ho_Chi_Minh')::date < mine.until))
            order by c.position limit $6
            """);
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = (object?)query.Types?.Split(',') ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)readable?.Select(unit => unit.UnitId).ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = readable?.Select(unit => unit.From).ToArray() ?? [Always], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date });
        command.Parameters.Add(new() { Value = readable?.Select(unit => unit.To).ToArray() ?? [Always], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date });
        command.Parameters.Add(new() { Value = limit });
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<EventEnvelope> events = [];
        while (await rows.ReadAsync(ct))
            events.Add(ChainedEvent.Read(rows, rows.GetInt64(ChainedEvent.ColumnCount)).ToEnvelope(source));
        // The log may have grown between the two reads.
        var last = events.Count > 0 ? events[^1].Sequence : after;
        var next = events.Count == limit ? last : Math.Max(last, Math.Min(head, after + Window));
        return new(events, next, Math.Max(head, last));
    }
}
