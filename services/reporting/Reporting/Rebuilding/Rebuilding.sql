-- What rebuilding a read model came to: every one that was begun.
create table rebuild (
    id          uuid        not null,
    read_model  text        not null,
    begun_at    timestamptz not null,
    ended_at    timestamptz not null,
    -- switched; differs: the old one stays, because it is not what the archive says, and nobody has said that the archive is right
    outcome     text        not null check (outcome in ('switched', 'differs')),
    -- rows of the new one; rows of it that the old one has not; rows of the old one that it has not; some of them, to be looked at
    rows        bigint      not null,
    missing     bigint      not null,
    surplus     bigint      not null,
    differences jsonb       not null,
    constraint rebuild_pkey primary key (id)
);
create trigger append_only before update or delete on rebuild for each row execute function refuse_change();

-- A table as that of the same name in public, but empty, without indexes, constraints to keep and triggers until it is filled.
create function begin_beside(name text) returns void language plpgsql as $$
declare
    settings constant text := (select array_to_string(reloptions, ', ') from pg_class where oid = format('public.%I', name)::regclass);
begin
    execute format('create table beside.%I (like public.%1$I including defaults including identity including generated including storage)', name);
    if settings is not null then
        execute format('alter table beside.%I set (%s)', name, settings);
    end if;
end $$;

-- Indexes, constraints and triggers of the table in public, with their names.
create function finish_beside(name text) returns void language plpgsql as $$
declare
    old constant regclass := format('public.%I', name)::regclass;
    statement text;
begin
    for statement in
        select format('alter table beside.%I add constraint %I %s', name, conname, pg_get_constraintdef(oid))
            from pg_constraint where conrelid = old and contype <> 'n'
        union all
        select replace(pg_get_indexdef(indexrelid), format(' ON public.%I ', name), format(' ON beside.%I ', name)) from pg_index i
            where indrelid = old and not exists (select from pg_constraint where conindid = i.indexrelid and conrelid = old)
        union all
        select replace(pg_get_triggerdef(oid), format(' ON public.%I ', name), format(' ON beside.%I ', name)) from pg_trigger
            where tgrelid = old and not tgisinternal
    loop
        execute statement;
    end loop;
    execute format('analyze beside.%I', name);
end $$;

-- The new table takes the place of the old one, also under the views and with the rights that others have been given on it. What else
-- depends on the old one keeps it from being dropped: then nothing is switched.
create function switch_beside(name text) returns void language plpgsql as $$
declare
    old constant regclass := format('public.%I', name)::regclass;
    statements text[];
    statement text;
begin
    perform set_config('search_path', 'public', true);
    select array_agg(one) into statements from (
        select format('create or replace view %s %s as %s', v.oid::regclass,
            coalesce('with (' || array_to_string(v.reloptions, ', ') || ')', ''), pg_get_viewdef(v.oid))
        from pg_class v where v.relkind = 'v' and exists (
            select from pg_rewrite r join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
            where r.ev_class = v.oid and d.refobjid = old)
        union all
        select format('grant %s on public.%I to %s', privilege_type, name, case grantee when 0 then 'public' else grantee::regrole::text end)
        from pg_class c, aclexplode(c.relacl) where c.oid = old and grantee <> c.relowner) s (one);
    execute format('alter table public.%I set schema replaced', name);
    execute format('alter table beside.%I set schema public', name);
    foreach statement in array coalesce(statements, '{}') loop
        execute statement;
    end loop;
    execute format('drop table replaced.%I', name);
end $$;
