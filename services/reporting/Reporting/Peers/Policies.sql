-- A policy is declared and ended over the interface: it has an id and the events of its own. Of the one that came with the first release the
-- id is the same everywhere.
alter table ranking_policy add column id uuid not null default gen_random_uuid(), add column version bigint not null default 0, add column ended_by text;
update ranking_policy set id = '01900000-0000-7000-8000-0000000a0001' where indicator = 'recognised-per-10000' and valid_from = '2018-03-26';
alter table ranking_policy add constraint pk_ranking_policy primary key (id);
