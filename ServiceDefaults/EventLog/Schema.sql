-- One log per service: outbox, audit trail, change feed and the means to rebuild any read model.
create extension if not exists btree_gist;
create collation if not exists vi (provider = icu, locale = 'vi');

-- What happened. Written in the transaction of the change itself; never updated, never deleted.
create table event_log (
    id          uuid        not null primary key,
    xid         xid8        not null default pg_current_xact_id(),
    -- Its place among the events of its transaction.
    seq         bigint      not null default 1,
    type        text        not null,
    subject     uuid        not null,
    version     bigint      not null,
    unit_id     uuid,
    is_public   boolean     not null,
    actor       text        not null,
    cause       uuid,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    traceparent text,
    data        json        not null,
    constraint one_event_per_version unique (subject, version)
);
-- Unique, for the sequencer goes on behind the last place it has numbered: of two events at one place the second would never be seen.
create unique index event_log_by_transaction on event_log (xid, seq);

-- The order in which it became visible: contiguous positions, each linked to the one before by hash.
create table event_chain (
    position bigint not null primary key,
    event_id uuid   not null constraint one_position_per_event unique,
    hash     bytea  not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete on event_log for each row execute function refuse_change();
create trigger append_only before update or delete on event_chain for each row execute function refuse_change();
create trigger never_emptied before truncate on event_log for each statement execute function refuse_change();
create trigger never_emptied before truncate on event_chain for each statement execute function refuse_change();

-- The last position that the broker has confirmed.
create table event_relay (
    only_row boolean not null primary key default true check (only_row),
    position bigint  not null
);
insert into event_relay (position) values (0);

-- How far this service has followed each other service; moves in the transaction of the effects.
create table event_followed (
    source      text        not null primary key,
    position    bigint      not null,
    head        bigint      not null,
    recorded_at timestamptz,
    followed_at timestamptz not null default clock_timestamp()
);

-- Events that could not be applied, and those of the same subject that wait behind them.
create table event_parked (
    id        uuid        not null primary key,
    source    text        not null,
    position  bigint      not null,
    subject   uuid        not null,
    type      text        not null,
    event     json        not null,
    reason    text        not null,
    attempts  integer     not null default 1,
    parked_at timestamptz not null default clock_timestamp(),
    constraint one_parking_per_position unique (source, position)
);
create index event_parked_by_subject on event_parked (source, subject, position);

-- The first answer to each key, remembered in the transaction of its effect.
create table idempotency_key (
    client      text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    status      smallint    not null,
    location    text,
    etag        text,
    body        bytea,
    created_at  timestamptz not null default clock_timestamp(),
    primary key (client, key)
);
create index idempotency_key_by_age on idempotency_key (created_at);
