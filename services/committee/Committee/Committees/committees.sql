-- One move at a time, so that of two moves that together close a circle the second is refused; moves are rare.
create function refuse_committee_circle() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('committee-tree'));
    if exists (
        with recursive above (id) as (
            select new.parent_id
            union
            select committee.parent_id from committee join above using (id) where committee.parent_id is not null)
        select from above where id = new.id)
    then
        raise exception 'the committee directs its new parent' using errcode = 'check_violation', constraint = 'committees_form_a_tree';
    end if;
    return null;
end $$;
create trigger committees_form_a_tree after update of parent_id on committee
    for each row when (new.parent_id is distinct from old.parent_id) execute function refuse_committee_circle();

-- Who takes a seat and who ends the committee wait for each other; whoever comes second is refused.
create function refuse_seat_beyond_end() returns trigger language plpgsql as $$
declare
    ends date;
begin
    -- Locked first, asked then: a row that does not match is not waited for.
    select valid_to into ends from committee where id = new.committee_id for share;
    if ends < coalesce(new.valid_to, 'infinity') then
        raise exception 'the seat outlives its committee' using errcode = 'check_violation', constraint = 'seats_end_with_their_committee';
    end if;
    return null;
end $$;
create trigger seats_end_with_their_committee after insert on seat for each row execute function refuse_seat_beyond_end();

create function refuse_end_before_seats() returns trigger language plpgsql as $$
begin
    if exists (select from seat where committee_id = new.id and coalesce(valid_to, 'infinity') > new.valid_to and valid_from < new.valid_to) then
        raise exception 'a seat outlives the committee' using errcode = 'check_violation', constraint = 'seats_end_with_their_committee';
    end if;
    return null;
end $$;
create constraint trigger seats_end_with_their_committee after update on committee deferrable initially deferred
    for each row when (new.valid_to is distinct from old.valid_to) execute function refuse_end_before_seats();
