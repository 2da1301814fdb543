using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>How far the log has been written, numbered, relayed and followed, as its tables say: the same from every replica.</summary>
/// <param name="Unnumbered">Events that are committed or about to be, and have no position yet.</param>
/// <param name="UnnumberedFor">Seconds since the first of them was recorded; 0 where there is none.</param>
/// <param name="UnrelayedFor">Seconds since the first event was recorded that the broker has not confirmed; 0 where there is none.</param>
internal sealed record LogReading(
    long Numbered, long Unnumbered, double UnnumberedFor, long Relayed, double UnrelayedFor, long Parked, IReadOnlyList<FollowedReading> Followed)
{
    public static async Task<LogReading> Read(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("""
            with tail as (select e.xid, e.seq from event_chain c join event_log e on e.id = c.event_id order by c.position desc limit 1),
            unnumbered as (
                select count(*) as events, min(e.recorded_at) as since from event_log e
                where (e.xid, e.seq) > (coalesce((select xid from tail), '0'::xid8), coalesce((select seq from tail), 0)))
            select coalesce((select max(position) from event_chain), 0), unnumbered.events,
                greatest(0, coalesce(extract(epoch from clock_timestamp() - unnumbered.since), 0))::float8,
                event_relay.position,
                greatest(0, coalesce((
                    select extract(epoch from clock_timestamp() - e.recorded_at) from event_chain c join event_log e on e.id = c.event_id
                    where c.position > event_relay.position order by c.position limit 1), 0))::float8,
                (select count(*) from event_parked)
            from unnumbered, event_relay
            """));
        batch.BatchCommands.Add(new("select source, position, head, recorded_at, followed_at from event_followed order by source"));
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        List<FollowedReading> followed = [];
        var reading = new LogReading(rows.GetInt64(0), rows.GetInt64(1), rows.GetDouble(2), rows.GetInt64(3), rows.GetDouble(4), rows.GetInt64(5), followed);
        await rows.NextResultAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            followed.Add(new(rows.GetString(0), rows.GetInt64(1), Math.Max(0, rows.GetInt64(2) - rows.GetInt64(1)),
                rows.IsDBNull(3) ? null : rows.GetFieldValue<DateTimeOffset>(3), rows.GetFieldValue<DateTimeOffset>(4)));
        }
        return reading;
    }
}

/// <param name="Behind">Positions known and not yet applied.</param>
/// <param name="RecordedAt">When the last applied event was recorded by its service.</param>
/// <param name="HeardAt">When events of it were last applied, or its feed last said that there are no more.</param>
internal sealed record FollowedReading(string Source, long Position, long Behind, DateTimeOffset? RecordedAt, DateTimeOffset HeardAt);
