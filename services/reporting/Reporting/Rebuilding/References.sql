-- A table that is made again may refer to another that is: to the one beside, not to the one that goes.
create or replace function finish_beside(name text) returns void language plpgsql as $$
declare
    old constant regclass := format('public.%I', name)::regclass;
    statement text;
begin
    for statement in
        select format('alter table beside.%I add constraint %I %s', name, conname, replace(pg_get_constraintdef(oid), ' REFERENCES public.', ' REFERENCES '))
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
