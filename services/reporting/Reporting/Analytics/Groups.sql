-- Days on which units began, ended, went to another or passed something on: who may see what changes on no other day (Figures/Epochs.cs).
create view reorganisation as
select valid_from as day from unit_version v
where not exists (select from unit_version b where b.unit_id = v.unit_id and b.valid_to = v.valid_from and b.parent_id is not distinct from v.parent_id)
union
select valid_to from unit_version v where valid_to is not null and not exists (select from unit_version n where n.unit_id = v.unit_id and n.valid_from = v.valid_to)
union
select date from unit_transfer;

-- A group that began before such a day and ended after it would tell those who saw the unit exactly until then of the few that came after:
-- each stretch between two of them has groups of its own (the same in Figures/FactGroups.cs).
create or replace view fact_group as
select indicator, unit_id, max(occurred_on) as occurred_on, sum(value) as value, max(known_at) as known_at
from (
    select f.indicator, f.unit_id, f.occurred_on, f.value, f.known_at, i.smallest_group, c.stretch,
        (row_number() over (partition by f.indicator, f.unit_id, c.stretch order by f.known_at, f.source, f.position) - 1) / i.smallest_group as place
    from fact f join indicator i on i.code = f.indicator and i.version = f.version
    cross join lateral (select width_bucket(f.occurred_on, (select coalesce(array_agg(day order by day), '{}') from reorganisation)) as stretch) c
    where i.smallest_group is not null) one
group by indicator, unit_id, smallest_group, stretch, place
having count(*) = smallest_group;
