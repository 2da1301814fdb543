namespace DanVan.Reporting.Rebuilding;

/// <summary>What can be made again from the archive: its tables, and the statements that make it.</summary>
/// <param name="Tables">The first is compared, the others follow from it; what a table refers to comes after it.</param>
/// <param name="Columns">What is compared: all that the archive decides, so no numbers given out here.</param>
/// <param name="Subject">The columns by which rows that may have changed meanwhile are found.</param>
/// <param name="Fill">Adds what follows from the events behind the positions in <c>beside.since</c>.</param>
/// <param name="Complete">Fills the other tables, once; from then on triggers keep them.</param>
/// <param name="Hand">The last thing before the switch.</param>
internal sealed partial record ReadModel(
    string Name, IReadOnlyList<string> Tables, string Columns, string Subject, string Fill, string Complete, string Hand)
{
    public static readonly IReadOnlyList<ReadModel> All = [Facts, Units, UnitTransfers];

    // The same rules as of the follower (Archive/ReceiveEvents.cs), asked of the whole archive: a test compares.
    public static ReadModel Facts => new(
        "facts", ["fact", "fact_sum", "fact_slice"],
        "indicator, version, subject, unit_id, occurred_on, value, known_at, known_until, cause, source, position", "subject",
        """
        insert into fact (indicator, version, subject, unit_id, occurred_on, value, known_at, cause, source, position)
        select d.code, d.version, e.subject, e.unit_id, day, i.value, e.recorded_at, e.id, e.source, e.position
        from event_archive e
        join since s on s.source = e.source and e.position > s.position
        cross join lateral (select (e.occurred_at at time zone 'Asia/Ho_Chi_Minh')::date as day) o
        join indicator_input i on i.event_type = e.type and (i.effect = 'counts' or i.effect = 'counts-if' and e.data::jsonb @> i.condition)
        join indicator d on d.code = i.code and d.version = i.version and d.valid_from <= day and (d.valid_to is null or day < d.valid_to)
        where e.unit_id is not null
        order by e.source, e.position;

        with touched as (
            select distinct e.subject from event_archive e join since s on s.source = e.source and e.position > s.position),
        held as (
            select f.*, d.counts from fact f join touched t on t.subject = f.subject
            join indicator d on d.code = f.indicator and d.version = f.version and d.counts in ('first', 'latest')),
        ends as (
            select f.cause, f.indicator, greatest(f.known_at, better.known_at) as known_until from held f
            join held better on better.subject = f.subject and better.indicator = f.indicator and better.cause <> f.cause
                and case f.counts
                    when 'first' then (better.occurred_on, better.source, better.position) < (f.occurred_on, f.source, f.position)
                    else (better.source, better.position) > (f.source, f.position) end
            union all
            select f.cause, f.indicator, greatest(f.known_at, e.recorded_at) from held f
            join indicator_input i on i.code = f.indicator and i.version = f.version and i.effect in ('ends', 'ends-if')
            join event_archive e on e.subject = f.subject and e.type = i.event_type and (i.effect = 'ends' or e.data::jsonb @> i.condition)),
        first as (select cause, indicator, min(known_until) as known_until from ends group by 1, 2)
        update fact set known_until = first.known_until from first
        where fact.cause = first.cause and fact.indicator = first.indicator and fact.known_until is distinct from first.known_until;
        """,
        "select fill_sums();",
        // Whoever keeps sums in memory must not take a new quarter's first revision for an old one's.
        """
        insert into fact_slice select o.indicator, o.starts_on, o.known_from, o.changed_at, 0 from public.fact_slice o on conflict do nothing;
        update fact_slice n set revision = n.revision + o.revision from public.fact_slice o where o.indicator = n.indicator and o.starts_on = n.starts_on;
        """);
}
