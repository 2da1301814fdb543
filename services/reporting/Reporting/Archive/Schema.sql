-- Every event received, as it came: the inbox of this service and the means to rebuild all that follows.
create table event_archive (
    source          text        not null,
    position        bigint      not null,
    id              uuid        not null,
    type            text        not null,
    subject         uuid        not null,
    subject_version bigint      not null,
    unit_id         uuid,
    actor           text        not null,
    cause           uuid,
    occurred_at     timestamptz not null,
    recorded_at     timestamptz not null,
    received_at     timestamptz not null default clock_timestamp(),
    traceparent     text,
    data            json        not null,
    constraint one_event_per_position primary key (source, position)
);
create index event_archive_by_subject on event_archive (subject, position);
create trigger append_only before update or delete on event_archive for each row execute function refuse_change();

-- What is counted, by which rule, since when. A changed definition is another version beside the first: old facts keep theirs.
create table indicator (
    code          text     not null,
    version       smallint not null,
    valid_from    date     not null,
    valid_to      date,
    name_vi       text     not null,
    name_en       text     not null,
    definition_vi text     not null,
    definition_en text     not null,
    -- what the number counts: model, opinion …
    measure       text     not null,
    direction     text     not null check (direction in ('up', 'down', 'none')),
    visibility    text     not null check (visibility in ('public', 'subtree')),
    -- each: every event is a fact; first: a subject counts once, on its earliest day; latest: its last event stands for it;
    -- units: no facts, the unit tree itself is counted
    counts        text     not null check (counts in ('each', 'first', 'latest', 'units')),
    legal_basis   text,
    constraint indicator_pkey primary key (code, version),
    constraint one_definition_per_day exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);

-- Which events make facts of an indicator.
create table indicator_input (
    event_type text     not null,
    code       text     not null,
    version    smallint not null,
    value      numeric  not null default 1,
    constraint indicator_input_pkey primary key (event_type, code, version),
    foreign key (code, version) references indicator (code, version)
);

-- Facts in two times: when it happened, and from when until when it was held to be true. Nothing is ever overwritten;
-- a correction ends the knowledge of what it corrects.
create table fact (
    id          bigint      not null generated always as identity primary key,
    indicator   text        not null,
    version     smallint    not null,
    -- what is counted: a model, a consultation, an opinion
    subject     uuid        not null,
    -- the unit as it was; never re-written by a reorganisation
    unit_id     uuid        not null,
    occurred_on date        not null,
    value       numeric     not null,
    known_at    timestamptz not null,
    known_until timestamptz,
    cause       uuid        not null,
    source      text        not null,
    position    bigint      not null,
    constraint one_fact_per_cause unique (cause, indicator),
    foreign key (indicator, version) references indicator (code, version)
);
create index fact_held on fact (indicator, occurred_on) include (unit_id, value) where known_until is null;
create index fact_known on fact (indicator, occurred_on) include (unit_id, value, known_at, known_until);
create index fact_by_subject on fact (subject, indicator);
