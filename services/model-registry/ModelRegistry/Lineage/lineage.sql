-- One edge at a time, so that of two edges that together close a circle the second is refused; edges are rare.
create function refuse_lineage_cycle() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('lineage'));
    -- A replica that nothing was made after cannot close a circle.
    if exists (select from replication where parent_id = new.replica_id and state <> 'Rejected') and exists (
        with recursive above (id) as (
            select new.parent_id
            union
            select edge.parent_id from replication edge join above on edge.replica_id = above.id where edge.state <> 'Rejected')
        select from above where id = new.replica_id)
    then
        raise exception 'the replica is an origin of its parent' using errcode = 'check_violation', constraint = 'lineage_has_no_cycle';
    end if;
    return new;
end $$;
create trigger lineage_has_no_cycle before insert on replication for each row execute function refuse_lineage_cycle();
