-- Raised by every change of a release, and read with the freshness of every answer: whoever holds releases in memory knows that they are old.
create table release_revision (revision bigint not null);
insert into release_revision values (0);

create function release_changed() returns trigger language plpgsql as $$
begin
    update release_revision set revision = revision + 1;
    return null;
end $$;

create trigger release_changed after insert or update or delete on release for each statement execute function release_changed();

-- What is withheld now, with every unit that ever stood within the unit of the slice. A release is out by the clock alone.
create view release_shut as
with recursive inside (release_id, unit_id) as (
    select id, unit_id from release where unit_id is not null and (release_at is null or now() < release_at)
    union
    select w.release_id, v.unit_id from inside w join unit_version v on v.parent_id = w.unit_id)
select r.id, r.name, r.indicators, r.valid_from, r.valid_to, r.unit_id, r.reason, r.release_at,
    case when r.unit_id is not null then array(select w.unit_id from inside w where w.release_id = r.id) end as unit_ids
from release r
where r.release_at is null or now() < r.release_at;

-- A month of which a day is in the slice is withheld whole.
create or replace view analytics.figure as
select c.indicator, c.unit_id, date_trunc('month', c.occurred_on)::date as month, sum(c.value) as value
from counted c
where (c.is_public or c.is_grouped) and not exists (
    select from release_shut s
    where c.indicator = any(s.indicators) and date_trunc('month', c.occurred_on)::date <= s.valid_to
      and (date_trunc('month', c.occurred_on) + interval '1 month')::date > s.valid_from and (s.unit_ids is null or c.unit_id = any(s.unit_ids)))
group by c.indicator, c.unit_id, date_trunc('month', c.occurred_on)::date;

create view analytics.embargo as
select s.name, i.indicator, s.valid_from, s.valid_to, s.unit_id, s.reason, s.release_at
from release_shut s cross join lateral unnest(s.indicators) i (indicator)
where exists (select from indicator d where d.code = i.indicator and d.visibility <> 'subtree');
comment on view analytics.embargo is 'What is withheld from every view until its release, and why. At release_at it appears by itself.';
comment on column analytics.embargo.release_at is 'Null while no time is set.';
comment on column analytics.embargo.unit_id is 'What is counted within this unit; null for all units.';

do $$
begin
    if exists (select from pg_roles where rolname = 'danvan_analyst') then
        grant select on analytics.embargo to danvan_analyst;
    end if;
end $$;
