-- What is held now, summed by quarter and unit, so that a figure over years reads thousands of rows and not hundreds of thousands.
-- Kept by triggers on fact, in the transaction of the facts: whatever changes facts, sums are equal to them.
create table fact_sum (
    indicator text    not null,
    starts_on date    not null,
    unit_id   uuid    not null,
    value     numeric not null,
    -- how many facts are in it: a sum of 0 is not the same as nothing counted
    facts     bigint  not null,
    constraint fact_sum_pkey primary key (indicator, starts_on, unit_id)
) with (fillfactor = 80);

-- What is known of an indicator's quarter: nothing before known_from; the same since changed_at. So as of a later time than that, the sums
-- of now are the sums of then. The revision tells whoever keeps the sums in memory whether they still hold.
create table fact_slice (
    indicator  text        not null,
    starts_on  date        not null,
    known_from timestamptz not null,
    changed_at timestamptz not null,
    revision   bigint      not null,
    constraint fact_slice_pkey primary key (indicator, starts_on)
) with (fillfactor = 50);

create function quarter_of(day date) returns date language sql immutable parallel safe
    return date_trunc('quarter', day::timestamp)::date;

-- In the order of the keys, so that two writers wait for each other instead of locking each other out.
create function add_to_sums(
    indicators text[], quarters date[], units uuid[], amounts numeric[], counts bigint[], firsts timestamptz[], lasts timestamptz[])
returns void language sql as $$
    insert into fact_slice as slice (indicator, starts_on, known_from, changed_at, revision)
    select c.indicator, c.starts_on, min(c.known_from), max(c.changed_at), 1
    from unnest(indicators, quarters, firsts, lasts) as c (indicator, starts_on, known_from, changed_at)
    group by 1, 2 order by 1, 2
    on conflict (indicator, starts_on) do update set known_from = least(slice.known_from, excluded.known_from),
        changed_at = greatest(slice.changed_at, excluded.changed_at), revision = slice.revision + 1;
    insert into fact_sum as held (indicator, starts_on, unit_id, value, facts)
    select c.indicator, c.starts_on, c.unit_id, c.value, c.facts
    from unnest(indicators, quarters, units, amounts, counts) as c (indicator, starts_on, unit_id, value, facts)
    where c.facts <> 0 or c.value <> 0
    order by 1, 2, 3
    on conflict (indicator, starts_on, unit_id) do update set value = held.value + excluded.value, facts = held.facts + excluded.facts;
$$;

create function sum_new_facts() returns trigger language plpgsql as $$
begin
    perform add_to_sums(array_agg(c.indicator), array_agg(c.starts_on), array_agg(c.unit_id), array_agg(c.value), array_agg(c.facts),
        array_agg(c.known_from), array_agg(c.changed_at))
    from (
        select indicator, quarter_of(occurred_on) as starts_on, unit_id, coalesce(sum(value) filter (where known_until is null), 0) as value,
            count(*) filter (where known_until is null) as facts, min(known_at) as known_from, max(greatest(known_at, known_until)) as changed_at
        from made group by 1, 2, 3) c
    having count(*) > 0;
    return null;
end $$;

create function sum_changed_facts() returns trigger language plpgsql as $$
begin
    perform add_to_sums(array_agg(c.indicator), array_agg(c.starts_on), array_agg(c.unit_id), array_agg(c.value), array_agg(c.facts),
        array_agg(c.known_from), array_agg(c.changed_at))
    from (
        select indicator, quarter_of(occurred_on) as starts_on, unit_id, coalesce(sum(sign * value) filter (where known_until is null), 0) as value,
            coalesce(sum(sign) filter (where known_until is null), 0)::bigint as facts, min(known_at) as known_from,
            max(greatest(known_at, known_until)) as changed_at
        from (select *, 1 as sign from becomes union all select *, -1 from was) change group by 1, 2, 3) c
    having count(*) > 0;
    return null;
end $$;

-- All of it from the facts, for a table of facts that was filled without the triggers.
create function fill_sums() returns void language sql as $$
    insert into fact_slice (indicator, starts_on, known_from, changed_at, revision)
    select indicator, quarter_of(occurred_on), min(known_at), max(greatest(known_at, known_until)), 1 from fact group by 1, 2 order by 1, 2;
    insert into fact_sum (indicator, starts_on, unit_id, value, facts)
    select indicator, quarter_of(occurred_on), unit_id, sum(value), count(*) from fact where known_until is null group by 1, 2, 3 order by 1, 2, 3;
$$;

select fill_sums();
create trigger sum_new after insert on fact referencing new table as made for each statement execute function sum_new_facts();
create trigger sum_changed after update on fact referencing old table as was new table as becomes
    for each statement execute function sum_changed_facts();

-- Which tree was known then is asked with every figure of the past; unit events are few among all that committee says.
create index event_archive_of_units on event_archive (position) include (recorded_at, type)
    where source = 'committee' and type like 'vn.danvan.committee.unit%';
