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
    // what became known later than that was never held. All of it is asked of the archive, whatever came first.
    private const string Supersede = """
        with touched as (
            select distinct f.indicator, f.subject from event_archive e
            join fact f on f.subject = e.subject
            join indicator d on d.code = f.indicator and d.version = f.version and d.counts in ('first', 'latest')
            where e.source = $1 and e.position = any($2)),
        ends as (
            select f.id, greatest(f.known_at, better.known_at) as known_until
            from touched t
            join fact f on f.subject = t.subject and f.indicator = t.indicator
            join indicator d on d.code = f.indicator and d.version = f.version
            join fact better on better.subject = f.subject and better.indicator = f.indicator and better.id <> f.id
                and case d.counts
                    when 'first' then (better.occurred_on, better.source, better.position) < (f.occurred_on, f.source, f.position)
                    else (better.source, better.position) > (f.source, f.position) end
            union all
            select f.id, greatest(f.known_at, e.recorded_at)
            from touched t
            join fact f on f.subject = t.subject and f.indicator = t.indicator
            join indicator_input i on i.code = f.indicator and i.version = f.version and i.effect in ('ends', 'ends-if')
            join event_archive e on e.subject = f.subject and e.type = i.event_type and (i.effect = 'ends' or e.data::jsonb @> i.condition)),
        first as (select id, min(known_until) as known_until from ends group by id)
        update fact set known_until = first.known_until from first
        where fact.id = first.id and fact.known_until is distinct from first.known_until
        """;

    public async Task Handle(IReadOnlyList<EventEnvelope> events, CancellationToken ct)
    {
        var (receive, supersede) = (new NpgsqlBatchCommand(Receive), new NpgsqlBatchCommand(Supersede));
        foreach (var column in Columns(events))
            receive.Parameters.Add(new() { Value = column });
        supersede.Parameters.Add(new() { Value = events[0].Source });
        supersede.Parameters.Add(new() { Value = Each(events, one => one.Sequence) });
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
