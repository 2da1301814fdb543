-- Whoever ends what analysts run for too long must see it and may end it; in a database that is not owned by a superuser that is a membership.
do $$
begin
    if exists (select from pg_roles where rolname = 'danvan_analyst') and not pg_has_role(current_user, 'danvan_analyst', 'usage') then
        execute format('grant danvan_analyst to %I', current_user);
    end if;
exception
    when insufficient_privilege then raise notice 'the budget of danvan_analyst is not kept: no right to';
end $$;
