-- Tables of the unit tree: the same in the committee service, which owns them, and in every replica.
create extension if not exists btree_gist;

-- The aggregate version that the rows of a unit belong to: a replica ignores what is older.
create table unit (
    id      uuid primary key,
    version bigint not null
);

create table unit_version (
    unit_id          uuid not null references unit (id),
    valid_from       date not null,
    valid_to         date,
    name             text not null,
    short_name       text not null,
    -- "xa huu kiem": without marks, for search
    folded           text not null,
    kind             text not null,
    code             text,
    parent_id        uuid,
    symbol           text not null,
    issuer           text not null,
    issued_on        date,
    effective_on     date not null,
    population       integer,
    area_km2         numeric(12, 4),
    centre           text,
    latitude         numeric(9, 6),
    longitude        numeric(9, 6),
    constraint unit_version_pkey primary key (unit_id, valid_from),
    constraint unit_version_lasts check (valid_to > valid_from),
    constraint one_version_per_day exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&),
    constraint one_unit_per_code exclude using gist (code with =, daterange(valid_from, valid_to) with &&) where (code is not null)
);

create index unit_version_below on unit_version (parent_id, valid_from);

create table unit_transfer (
    from_unit_id uuid not null,
    to_unit_id   uuid not null,
    date         date not null,
    share        numeric(18, 17) not null check (share > 0 and share <= 1),
    basis        text not null,
    estimated    boolean not null,
    symbol       text not null,
    issuer       text not null,
    issued_on    date,
    effective_on date not null,
    constraint unit_transfer_pkey primary key (from_unit_id, date, to_unit_id)
);

-- Counts the changes of the tables above. Who changes them raises it from the value that the decision was based on, so that of
-- two changes decided on one state only the first is stored; who keeps the tree in memory sees by it when to read it again.
create table unit_revision (
    id       smallint primary key default 1 check (id = 1),
    revision bigint not null
);
insert into unit_revision (revision) values (0);

create function announce_unit_revision() returns trigger language plpgsql as $$
begin
    perform pg_notify('unit_revision', new.revision::text);
    return null;
end $$;

create trigger unit_revision_announced after update on unit_revision
    for each row execute function announce_unit_revision();
