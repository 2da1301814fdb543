-- Closing waits for who is scoring, and who comes after it finds the round closed: medians that were read once never change.
create function refuse_score_after_closing() returns trigger language plpgsql as $$
begin
    perform from assessment_round where id = new.round_id and closed_at is null for share;
    if not found then
        raise exception 'the round is closed' using errcode = 'check_violation', constraint = 'scored_while_open';
    end if;
    return new;
end $$;
create trigger scored_while_open before insert on score_sheet for each row execute function refuse_score_after_closing();
