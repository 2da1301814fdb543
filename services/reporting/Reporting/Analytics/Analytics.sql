-- Who may see a number of people only in groups: an opinion is not published where it might be known whose it is.
alter table indicator drop constraint indicator_visibility_check;
alter table indicator add constraint indicator_visibility_check check (visibility in ('public', 'grouped', 'subtree'));
alter table indicator add column smallest_group smallint check (smallest_group > 1);
-- Groups are formed in the order in which facts became known and never change: nothing that could be taken back may be grouped.
alter table indicator add constraint indicator_grouped check ((visibility = 'grouped') = (smallest_group is not null) and (visibility <> 'grouped' or counts = 'each'));
update indicator set visibility = 'grouped', smallest_group = 5 where code = 'opinions-received';

-- Whole groups of facts of one unit, counted on the day of their last. Facts of a group that is not yet whole are nowhere in it, so no
-- sum, and no difference of two sums, is ever about fewer than a group.
create view fact_group as
select indicator, unit_id, max(occurred_on) as occurred_on, sum(value) as value, max(known_at) as known_at
from (
    select f.indicator, f.unit_id, f.occurred_on, f.value, f.known_at, i.smallest_group,
        (row_number() over (partition by f.indicator, f.unit_id order by f.source, f.position) - 1) / i.smallest_group as place
    from fact f join indicator i on i.code = f.indicator and i.version = f.version
    where i.smallest_group is not null) one
group by indicator, unit_id, smallest_group, place
having count(*) = smallest_group;

-- All that is counted now, twice where it is grouped: the rule who sees which row is one line in whatever reads it.
create view counted as
select f.indicator, f.unit_id, f.occurred_on, f.value, i.visibility = 'public' as is_public, false as is_grouped
from fact f join indicator i on i.code = f.indicator and i.version = f.version
where f.known_until is null
union all
select indicator, unit_id, occurred_on, value, false, true from fact_group;

-- For SQL tools: what anybody may see, under names that stay.
create schema analytics;
comment on schema analytics is 'Published figures of the movement, for SQL tools. Every view and column is described; what is not here is not published.';

create view analytics.indicator as
select code, version, valid_from, valid_to, name_vi, name_en, definition_vi, definition_en, measure, direction, smallest_group, legal_basis
from indicator where visibility <> 'subtree';
comment on view analytics.indicator is 'What is counted, by which definition, since when. Facts keep the version by which they were counted.';
comment on column analytics.indicator.smallest_group is 'Fewer facts of one unit than these are withheld; null where nothing is.';

create view analytics.unit as
select unit_id, valid_from, valid_to, code, name, kind, parent_id, population, area_km2 from unit_version;
comment on view analytics.unit is 'Units through time, one row for each stretch of days on which nothing about the unit changed. Codes are reused: join by unit_id.';

create view analytics.figure as
select indicator, unit_id, date_trunc('month', occurred_on)::date as month, sum(value) as value
from counted where is_public or is_grouped
group by indicator, unit_id, date_trunc('month', occurred_on)::date;
comment on view analytics.figure is 'Figures by unit, as it was, and month. Add up freely; to compare across a reorganisation use the service, which re-casts.';
comment on column analytics.figure.month is 'First day of the month, Asia/Ho_Chi_Minh.';
comment on column analytics.figure.value is 'Facts counted. Where the indicator has a smallest group: whole groups only, in the month of their last fact.';

create view analytics.freshness as
select source, position, head, recorded_at,
    case when head > position then (extract(epoch from clock_timestamp() - coalesce(recorded_at, followed_at)) * 1000)::bigint else 0 end as lag_ms
from event_followed;
comment on view analytics.freshness is 'How far each service has been followed: everything up to position is counted.';
comment on column analytics.freshness.lag_ms is 'Since when the oldest known event waits to be counted; 0 when none does.';

-- One role for all databases of a server; whoever migrates may lack the right to make it, then an operator does (ADR 0054).
do $$
begin
    if not exists (select from pg_roles where rolname = 'danvan_analyst') then
        create role danvan_analyst login connection limit 20;
        alter role danvan_analyst set default_transaction_read_only = on;
        alter role danvan_analyst set statement_timeout = '30s';
        alter role danvan_analyst set idle_in_transaction_session_timeout = '60s';
        alter role danvan_analyst set search_path = analytics;
    end if;
exception
    when insufficient_privilege then raise notice 'danvan_analyst was not created: no right to';
    when duplicate_object or unique_violation then null;
end $$;

do $$
begin
    if exists (select from pg_roles where rolname = 'danvan_analyst') then
        grant usage on schema analytics to danvan_analyst;
        grant select on all tables in schema analytics to danvan_analyst;
    end if;
end $$;
