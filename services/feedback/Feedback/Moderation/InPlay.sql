-- An argument counts those opinions that are neither kept back nor sent elsewhere. One of nobody stays as a row, for what was assigned.
create or replace function count_arguments() returns trigger language plpgsql as $$
begin
    insert into argument (key, consultation_id, provision_id, opinion_id, opinions, units)
    select argument_key, consultation_id, min(provision_id::text)::uuid, min(id::text)::uuid, count(*), count(distinct unit_id)
    from opinion where consultation_id = new.id
        and not exists (select from hold where opinion_id = opinion.id and hold.state <> 'Released')
        and not exists (select from referral where opinion_id = opinion.id)
    group by argument_key, consultation_id;
    return null;
end $$;

drop trigger argument_stays on argument;
create trigger argument_stays before update of key, consultation_id, provision_id or delete on argument for each row execute function refuse_change();

create function recount_argument(of_key uuid) returns void language sql as $$
    insert into argument (key, consultation_id, provision_id, opinion_id, opinions, units)
    select opinion.argument_key, opinion.consultation_id, min(opinion.provision_id::text)::uuid,
        coalesce(min(opinion.id::text) filter (where in_play), min(opinion.id::text))::uuid,
        count(*) filter (where in_play), count(distinct opinion.unit_id) filter (where in_play)
    from opinion cross join lateral (
        select not exists (select from hold where opinion_id = opinion.id and hold.state <> 'Released')
            and not exists (select from referral where opinion_id = opinion.id) as in_play) looked
    where opinion.argument_key = of_key group by opinion.argument_key, opinion.consultation_id
    on conflict (key) do update set opinion_id = excluded.opinion_id, opinions = excluded.opinions, units = excluded.units;
$$;

-- A hold and the closing or completion of the consultation meet at its row; two holds of the same argument meet at its key.
create function recount_what_is_in_play() returns trigger language plpgsql as $$
declare
    said opinion%rowtype;
    reached text;
begin
    select * into said from opinion where id = new.opinion_id;
    select state into reached from consultation where id = said.consultation_id for share;
    if reached in ('Draft', 'Open') then
        return null;
    end if;
    perform pg_advisory_xact_lock(hashtextextended(said.argument_key::text, 0));
    perform recount_argument(said.argument_key);
    if reached = 'Completed' and exists (select from argument where key = said.argument_key and opinions > 0) and not exists (
        select from assignment join issue on issue.id = assignment.issue_id
        join reply on reply.issue_id = coalesce(issue.merged_into_id, issue.id) and reply.state = 'Accepted'
        where assignment.argument_key = said.argument_key and assignment.ended_at is null) then
        raise exception 'an opinion that comes back has no answer' using errcode = 'check_violation', constraint = 'completed_only_when_answered';
    end if;
    return null;
end $$;
create trigger arguments_follow_holds after insert or update of state on hold for each row execute function recount_what_is_in_play();
create trigger arguments_follow_referrals after insert on referral for each row execute function recount_what_is_in_play();

create or replace function refuse_completion_with_open_opinions() returns trigger language plpgsql as $$
begin
    if exists (
        select from argument
        where argument.consultation_id = new.id and argument.opinions > 0 and not exists (
            select from assignment
            join issue on issue.id = assignment.issue_id
            join reply on reply.issue_id = coalesce(issue.merged_into_id, issue.id) and reply.state = 'Accepted'
            where assignment.argument_key = argument.key and assignment.ended_at is null)) then
        raise exception 'an opinion has no answer' using errcode = 'check_violation', constraint = 'completed_only_when_answered';
    end if;
    return new;
end $$;

-- What was counted before is counted again.
select recount_argument(argument_key) from (
    select distinct argument_key from opinion join consultation on consultation.id = consultation_id
    where consultation.state in ('Closed', 'Completed') and (
        exists (select from hold where opinion_id = opinion.id and hold.state <> 'Released')
        or exists (select from referral where opinion_id = opinion.id))) kept_back;
