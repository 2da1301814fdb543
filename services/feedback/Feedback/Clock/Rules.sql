-- One rule for a purpose, kind of document, level and day.
alter table clock_rule add constraint clock_rule_lasts check (valid_to > valid_from);
alter table clock_rule add constraint clock_rule_days check (days > 0);
alter table clock_rule add constraint one_clock_rule_per_day exclude using gist (
    purpose with =, coalesce(document_type, '') with =, issuing_level with =, daterange(valid_from, valid_to) with &&);

-- What the sources of this project say, and no more. "Unverified" numbers are general knowledge: no page was read that confirms them.
insert into clock_rule (id, purpose, document_type, issuing_level, valid_from, valid_to, days, counting, citation, verified, note) values
('law-80-2015-posting-central', 'Posting', null, 'Central', '2016-07-01', '2025-04-01', 60, 'Calendar',
    'Luật Ban hành văn bản quy phạm pháp luật 80/2015/QH13, điều 105', true,
    'Confirmed for resolutions of the Supreme People''s Court (art. 105); the first day of validity is unverified.'),
('law-80-2015-posting-province', 'Posting', null, 'Province', '2016-07-01', '2025-04-01', 30, 'Calendar',
    'Luật Ban hành văn bản quy phạm pháp luật 80/2015/QH13', false, 'Unverified: general knowledge.'),
('law-64-2025-posting-central', 'Posting', null, 'Central', '2025-04-01', null, 20, 'Calendar',
    'Luật Ban hành văn bản quy phạm pháp luật 64/2025/QH15, sửa đổi bởi 87/2025/QH15', false,
    'Unverified: general minimum. That the days run over holidays and weekends is confirmed.'),
('law-64-2025-posting-province', 'Posting', null, 'Province', '2025-04-01', null, 20, 'Calendar',
    'Luật Ban hành văn bản quy phạm pháp luật 64/2025/QH15, sửa đổi bởi 87/2025/QH15', false,
    'Unverified: general minimum. That the days run over holidays and weekends is confirmed.'),
('law-64-2025-posting-commune', 'Posting', null, 'Commune', '2025-04-01', null, 20, 'Calendar',
    'Luật Ban hành văn bản quy phạm pháp luật 64/2025/QH15, sửa đổi bởi 87/2025/QH15', false,
    'Unverified: general minimum. That the days run over holidays and weekends is confirmed.'),
('law-64-2025-written-reply-commune-resolution', 'WrittenReply', 'CouncilResolution', 'Commune', '2025-04-01', null, 7, 'Calendar',
    'Luật Ban hành văn bản quy phạm pháp luật 64/2025/QH15', true, 'An agency that was asked in writing about a commune''s resolution.'),
('law-10-2022-posting-grassroots', 'Posting', 'GrassrootsMatter', 'Commune', '2023-07-01', null, 30, 'Calendar',
    'Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15', false, 'Unverified: general knowledge.'),
('law-10-2022-publication-grassroots', 'Publication', 'GrassrootsMatter', 'Commune', '2023-07-01', null, 5, 'Working',
    'Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15', false, 'Unverified: general knowledge.');

-- An opinion and the closing of its consultation may meet: whoever commits first decides, and the later one sees it.
create function refuse_opinion_unless_open() returns trigger language plpgsql as $$
begin
    perform from consultation where id = new.consultation_id and state = 'Open' for share;
    if not found then
        raise exception 'the consultation is not open' using errcode = 'check_violation', constraint = 'opinion_only_while_open';
    end if;
    return new;
end $$;
create trigger opinion_only_while_open before insert on opinion for each row execute function refuse_opinion_unless_open();

-- The words stay as they were written.
create trigger words_stay before update of consultation_id, unit_id, channel, provision, text, received_at or delete on opinion
    for each row execute function refuse_change();

create unique index one_generated_receipt_key on receipt_key ((true)) where private_pem is not null;
