-- Opinions and the closing of their consultation meet at its row: whoever is counted here is everybody.
create function count_arguments() returns trigger language plpgsql as $$
begin
    insert into argument (key, consultation_id, provision_id, opinion_id, opinions, units)
    select argument_key, consultation_id, min(provision_id::text)::uuid, min(id::text)::uuid, count(*), count(distinct unit_id)
    from opinion where consultation_id = new.id group by argument_key, consultation_id;
    return null;
end $$;
create trigger arguments_are_counted_at_closing after update on consultation for each row
    when (old.state = 'Open' and new.state = 'Closed') execute function count_arguments();

-- What was closed before arguments were known is counted now.
insert into argument (key, consultation_id, provision_id, opinion_id, opinions, units)
select argument_key, consultation_id, min(provision_id::text)::uuid, min(opinion.id::text)::uuid, count(*), count(distinct opinion.unit_id)
from opinion join consultation on consultation.id = consultation_id where state = 'Closed' group by argument_key, consultation_id;

create trigger argument_stays before update or delete on argument for each row execute function refuse_change();
drop trigger words_stay on opinion;
create trigger words_stay before update of consultation_id, unit_id, channel, provision, text, received_at, draft_version_id, provision_id, quote, place_id,
    argument_key or delete on opinion for each row execute function refuse_change();

-- A group that a person takes over may have a million members: the database moves it as a set, in the transaction of the issue.
create function take_group() returns trigger language plpgsql as $$
begin
    insert into assignment (consultation_id, argument_key, issue_id, method, made_by, similarity, made_at)
    select new.consultation_id, suggestion.argument_key, new.id, 'Similarity', "grouping".made_by, suggestion.similarity, now()
    from suggestion join "grouping" on "grouping".id = suggestion.grouping_id
    where suggestion.grouping_id = new.grouping_id and suggestion.group_number = new.group_number
        and not exists (select from assignment held where held.argument_key = suggestion.argument_key and held.ended_at is null);
    return null;
end $$;
create trigger issue_takes_its_group after insert on issue for each row when (new.grouping_id is not null) execute function take_group();

-- Issues are worked on between closing and completion; a change and the completion meet at the row of the consultation.
create function refuse_unless_in_review() returns trigger language plpgsql as $$
begin
    perform from consultation where id = new.consultation_id and state = 'Closed' for share;
    if not found then
        raise exception 'the consultation is not in review' using errcode = 'check_violation', constraint = 'issues_only_while_closed';
    end if;
    return new;
end $$;
create trigger issues_only_while_closed before insert or update on issue for each row execute function refuse_unless_in_review();
create trigger replies_only_while_closed before insert or update on reply for each row execute function refuse_unless_in_review();

create function refuse_completion_with_open_opinions() returns trigger language plpgsql as $$
begin
    if exists (
        select from argument
        where argument.consultation_id = new.id and not exists (
            select from assignment
            join issue on issue.id = assignment.issue_id
            join reply on reply.issue_id = coalesce(issue.merged_into_id, issue.id) and reply.state = 'Accepted'
            where assignment.argument_key = argument.key and assignment.ended_at is null)) then
        raise exception 'an opinion has no answer' using errcode = 'check_violation', constraint = 'completed_only_when_answered';
    end if;
    return new;
end $$;
create trigger completed_only_when_answered before update on consultation for each row
    when (old.state = 'Closed' and new.state = 'Completed') execute function refuse_completion_with_open_opinions();

-- One at a time, ended once and never rewritten.
create function refuse_rewriting_assignment() returns trigger language plpgsql as $$
begin
    if old.ended_at is not null or (old.argument_key, old.issue_id, old.method, old.made_by) is distinct from (new.argument_key, new.issue_id, new.method, new.made_by) then
        raise exception 'an assignment is ended, not rewritten' using errcode = 'check_violation', constraint = 'assignment_stays';
    end if;
    return new;
end $$;
create trigger assignment_stays before update on assignment for each row execute function refuse_rewriting_assignment();
