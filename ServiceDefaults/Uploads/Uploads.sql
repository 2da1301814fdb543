-- What callers send in parts before they use it. Rows are transport, not facts: they go when they are used, given up or too old.
create table upload (
    id           uuid        not null primary key,
    client       text        not null,
    content_type text        not null,
    -- How many bytes there will be; null while the caller does not know.
    length       bigint      check (length >= received),
    -- How many are here: the parts are contiguous from the first byte to this one.
    received     bigint      not null default 0,
    complete     boolean     not null default false,
    -- Raised by whoever turns to it anew; an append of an older turn stores nothing any more.
    turn         bigint      not null default 0,
    expires_at   timestamptz not null,
    constraint complete_uploads_are_whole check (not complete or received = length)
);
create index upload_of_client on upload (client, id);
create index upload_by_expiry on upload (expires_at);

create table upload_part (
    upload_id uuid   not null references upload (id) on delete cascade,
    starts_at bigint not null,
    -- Encrypted: what is still under way may be the paper behind a name.
    content   bytea  not null,
    primary key (upload_id, starts_at)
);
alter table upload_part alter column content set storage external;
