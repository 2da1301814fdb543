using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace DanVan.Reporting.Archive;

/// <summary>
/// Keeps every event and derives its facts: two statements for a chunk, whatever its size. Only an event that was not yet in the
/// archive makes facts, so a second arrival changes nothing; which fact of a subject holds depends on days and positions alone, so
/// neither does the order of arrival.
/// </summary>
internal sealed class ReceiveEvents(DbContext db) : IFollowAll
{
    // The day of a fact is the day the event names as its own, in Vietnam; its unit is the unit as it was on that day.
    private const string Receive = """
        with received as (
            insert into event_archive (
                source, position, id, type, subject, subject_version, unit_id, actor, cause, occurred_at, recorded_at, traceparent, data)
            select $1, e.position, e.id, e.type, e.subject, e.version, e.unit_id, e.actor, e.cause, e.occurred_at, e.recorded_at, e.traceparent, e.data::json
            from unnest($2::bigint[], $3::uuid[], $4::text[], $5::uuid[], $6::bigint[], $7::uuid[], $8::text[], $9::uuid[],
                    $10::timestamptz[], $11::timestamptz[], $12::text[], $13::text[])
                as e (position, id, type, subject, version, unit_id, actor, cause, occurred_at, recorded_at, traceparent, data)
            on conflict do nothing
            returning source, position, id, type, subject, unit_id, (occurred_at at time zone 'Asia/Ho_Chi_Minh')::date as occurred_on, recorded_at, data)
        insert into fact (indicator, version, subject, unit_id, occurred_on, value, known_at, cause, source, position)
        select i.code, i.version, r.subject, r.unit_id, r.occurred_on, i.value, r.recorded_at, r.id, r.source, r.position
        from received r
        join indicator_input i on i.event_type = r.type and (i.effect = 'counts' or i.effect = 'counts-if' and r.data::jsonb @> i.condition)
        join indicator d on d.code = i.code and d.version = i.version
            and d.valid_from <= r.occurred_on and (d.valid_to is null or r.occurred_on < d.valid_to)
        where r.unit_id is not null
        on conflict do nothing
        """;

    // A fact is held until another fact of its subject that takes its place became known, or an event that ends it (a withdrawn recognition);
    // what became known later than that was never held. All of it is asked of the archive, whatever came first. Offset 0: facts are looked
    // up subject by subject, also while the statistics of a table that grows fast say that reading an indicator whole were cheaper.
    private const string Supersede = """
        with held as (
            select f.id, f.subject, f.indicator, f.version, d.counts, f.occurred_on, f.source, f.position, f.known_at, f.known_until, null::timestamptz as ended_at
            from unnest($1::uuid[]) s (subject)
            cross join lateral (select * from fact where fact.subject = s.subject offset 0) f
            join indicator d on d.code = f.indicator and d.version = f.version and d.counts in ('first', 'latest')
            union all
            select null, e.subject, i.code, i.version, null, null, null, null, null, null, e.recorded_at
            from indicator_input i
            join event_archive e on e.type = i.event_type and e.subject = any($1) and (i.effect = 'ends' or e.data::jsonb @> i.condition)
            where i.effect in ('ends', 'ends-if')),
        ends as (
            select id, known_at, known_until, least(
                case counts when 'first' then min(known_at) over earlier when 'latest' then min(known_at) over later end,
                min(ended_at) over (partition by subject, indicator, version)) as ends_at
            from held
            window earlier as (partition by subject, indicator order by occurred_on, source, position rows between unbounded preceding and 1 preceding),
                later as (partition by subject, indicator order by source desc, position desc rows between unbounded preceding and 1 preceding))
        update fact set known_until = greatest(ends.known_at, ends.ends_at) from ends
        where fact.id = ends.id and ends.ends_at is not null and ends.known_until is distinct from greatest(ends.known_at, ends.ends_at)
        """;

    public async Task Handle(IReadOnlyList<EventEnvelope> events, CancellationToken ct)
    {
        var (receive, supersede) = (new NpgsqlBatchCommand(Receive), new NpgsqlBatchCommand(Supersede));
        foreach (var column in Columns(events))
            receive.Parameters.Add(new() { Value = column });
        supersede.Parameters.Add(new() { Value = events.Select(one => one.Subject).Distinct().ToArray() });
        // A plan made while the tables were empty would scan them for ever after.
        await using var batch = new NpgsqlBatch(
            (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction())
        {
            BatchCommands = { new("select set_config('plan_cache_mode', 'force_custom_plan', true)"), receive, supersede },
        };
        await batch.ExecuteNonQueryAsync(ct);
    }

    private static IEnumerable<object> Columns(IReadOnlyList<EventEnvelope> events) =>
    [
        events[0].Source,
        Each(events, one => one.Sequence),
        Each(events, one => one.Id),
        Each(events, one => one.Type),
        Each(events, one => one.Subject),
        Each(events, one => one.SubjectVersion),
        Each(events, one => one.UnitId),
        Each(events, one => one.Actor),
        Each(events, one => one.Cause),
        Each(events, one => one.Time.ToUniversalTime()),
        Each(events, one => one.RecordedTime.ToUniversalTime()),
        Each(events, one => one.Traceparent),
        Each(events, one => one.Data.Text),
    ];

    private static T[] Each<T>(IReadOnlyList<EventEnvelope> events, Func<EventEnvelope, T> column) => [.. events.Select(column)];
}
