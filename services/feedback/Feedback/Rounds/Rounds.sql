-- A consultation that was there before rounds were known is a dossier of its own.
update consultation set dossier_id = id;

alter table clock_rule drop constraint one_clock_rule_per_day;
alter table clock_rule add constraint one_clock_rule_per_day exclude using gist (
    purpose with =, coalesce(document_type, '') with =, issuing_level with =, coalesce(round, '') with =, daterange(valid_from, valid_to) with &&);

alter table round_rule add constraint one_round_rule_per_day exclude using gist (
    round with =, coalesce(document_type, '') with =, daterange(valid_from, valid_to) with &&);
alter table round_rule add constraint round_rule_asks_something check (needs is not null or months_after_promulgation is not null);

insert into round_rule (id, round, document_type, needs, exemptible, months_after_promulgation, valid_from, valid_to, citation, verified) values
('draft-after-pre-drafting', 'Draft', null, 'PreDrafting', true, null, '2018-03-26', null,
    'Hội nghị Dân vận khéo tỉnh Nghệ An 26/3/2018: lấy ý kiến nhân dân trước khi soạn thảo và ban hành văn bản', true),
('second-draft-after-draft', 'SecondDraft', null, 'Draft', false, null, '2018-03-26', null, 'Trình tự các vòng lấy ý kiến của nền tảng', false),
('final-after-draft', 'Final', null, 'Draft', false, null, '2018-03-26', null, 'Trình tự các vòng lấy ý kiến của nền tảng', false),
('look-back-after-a-year', 'LookBack', null, null, false, 12, '2018-03-26', null, 'Xem lại sau 12 tháng ban hành, theo quy trình của nền tảng', false);

-- The words stay as they were written, and what they point at.
drop trigger words_stay on opinion;
create trigger words_stay before update of consultation_id, unit_id, channel, provision, text, received_at, draft_version_id, provision_id, quote, place_id
    or delete on opinion for each row execute function refuse_change();

-- What people have read stays as they read it.
create trigger draft_stays before update or delete on draft_version for each row execute function refuse_change();
create trigger provision_stays before update or delete on provision for each row execute function refuse_change();
