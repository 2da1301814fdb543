-- Whoever may read a view may have its plan explained, with how many rows each step met before what is withheld fell away, and may put
-- conditions of their own below it. Of a function neither shows what is inside: only what is published leaves it.
-- What PostgreSQL counts in reading tables anybody may read (pg_stat_xact_user_tables), so each table is read whole, whatever is asked and
-- whatever the session has set about plans: then these counts say no more than how large it is. What is said about plans stays inside too.
create function analytics.published_figures() returns table (indicator text, unit_id uuid, month date, value numeric)
language plpgsql stable security definer rows 10000
set search_path = pg_catalog, pg_temp
set client_min_messages = warning
set enable_seqscan = on
set enable_indexscan = off
set enable_indexonlyscan = off
set enable_bitmapscan = off
set seq_page_cost = 1
set cpu_tuple_cost = 0.01
set cpu_operator_cost = 0.0025
as $$
#variable_conflict use_column
begin
    return query
    select m.indicator, m.unit_id, m.month, m.value
    from (
        select c.indicator, c.unit_id, date_trunc('month', c.occurred_on)::date as month, sum(c.value) as value
        from public.counted c where c.is_public or c.is_grouped
        group by c.indicator, c.unit_id, date_trunc('month', c.occurred_on)::date) m
    where not exists (
        select from public.release_shut s
        where m.indicator = any(s.indicators) and m.month <= s.valid_to and (m.month + interval '1 month')::date > s.valid_from
          and (s.unit_ids is null or m.unit_id = any(s.unit_ids)));
end $$;
comment on function analytics.published_figures() is 'What analytics.figure shows.';

create function analytics.published_indicators() returns table (
    code text, version smallint, valid_from date, valid_to date, name_vi text, name_en text, definition_vi text, definition_en text,
    measure text, direction text, smallest_group smallint, legal_basis text)
language plpgsql stable security definer rows 100
set search_path = pg_catalog, pg_temp
set client_min_messages = warning
set enable_seqscan = on
set enable_indexscan = off
set enable_indexonlyscan = off
set enable_bitmapscan = off
set seq_page_cost = 1
set cpu_tuple_cost = 0.01
set cpu_operator_cost = 0.0025
as $$
#variable_conflict use_column
begin
    return query
    select i.code, i.version, i.valid_from, i.valid_to, i.name_vi, i.name_en, i.definition_vi, i.definition_en,
        i.measure, i.direction, i.smallest_group, i.legal_basis
    from public.indicator i where i.visibility <> 'subtree';
end $$;
comment on function analytics.published_indicators() is 'What analytics.indicator shows.';

create function analytics.published_embargoes() returns table (
    name varchar, indicator text, valid_from date, valid_to date, unit_id uuid, reason varchar, release_at timestamptz)
language plpgsql stable security definer rows 100
set search_path = pg_catalog, pg_temp
set client_min_messages = warning
set enable_seqscan = on
set enable_indexscan = off
set enable_indexonlyscan = off
set enable_bitmapscan = off
set seq_page_cost = 1
set cpu_tuple_cost = 0.01
set cpu_operator_cost = 0.0025
as $$
#variable_conflict use_column
begin
    return query
    select s.name, i.indicator, s.valid_from, s.valid_to, s.unit_id, s.reason, s.release_at
    from public.release_shut s cross join lateral unnest(s.indicators) i (indicator)
    where exists (select from public.indicator d where d.code = i.indicator and d.visibility <> 'subtree');
end $$;
comment on function analytics.published_embargoes() is 'What analytics.embargo shows.';

create or replace view analytics.figure as
select indicator, unit_id, month, value from analytics.published_figures();

create or replace view analytics.indicator as
select code, version, valid_from, valid_to, name_vi, name_en, definition_vi, definition_en, measure, direction, smallest_group, legal_basis
from analytics.published_indicators();

create or replace view analytics.embargo as
select name::varchar(200), indicator, valid_from, valid_to, unit_id, reason::varchar(500), release_at from analytics.published_embargoes();
