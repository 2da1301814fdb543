-- An event may count, or end, only when its data say so: {"evidenceTier": 4}. Several conditions for one event are rows of their own. Under
-- effects of their own too: the release before, which knows no conditions, must not count without them while it still runs.
alter table indicator_input add column condition jsonb not null default '{}' check (jsonb_typeof(condition) = 'object');
alter table indicator_input drop constraint indicator_input_effect_check;
alter table indicator_input add constraint indicator_input_effect_check check (effect in ('counts', 'ends', 'counts-if', 'ends-if'));
alter table indicator_input add constraint condition_goes_with_effect check ((effect in ('counts-if', 'ends-if')) = (condition <> '{}'));
alter table indicator_input drop constraint indicator_input_pkey;
alter table indicator_input add constraint indicator_input_pkey primary key (event_type, code, version, condition);

-- What scorecards are made of. All of it is public: who is scored in public is scored by what everybody can count again.
insert into indicator (code, version, valid_from, name_vi, name_en, definition_vi, definition_en, measure, direction, visibility, counts) values
    ('models-verified', 1, '1900-01-01', 'Mô hình có hiệu quả được kiểm chứng', 'Models with a verified effect',
     'Số mô hình được công nhận mà hiệu quả đã được đơn vị khác kiểm chứng (mức bằng chứng 4, 5); mỗi mô hình tính một lần; không tính khi kiểm tra lại thấy hiệu quả không còn hoặc việc công nhận bị hủy.',
     'Recognised models whose effect was checked by another unit (evidence tier 4 or 5); each counts once, none whose effect was found gone or whose recognition was withdrawn.',
     'model', 'up', 'public', 'first'),
    ('models-reproduced', 1, '1900-01-01', 'Mô hình được nhân rộng có kết quả', 'Models reproduced elsewhere',
     'Số mô hình mà địa phương khác làm theo, được xác nhận nguồn gốc, và hiệu quả ở đó đã được kiểm tra; mỗi mô hình tính một lần, tại đơn vị của mô hình gốc.',
     'Models of which a replica in another unit is confirmed by lineage and its effect was checked there; each counts once, in the unit of the original.',
     'model', 'up', 'public', 'first'),
    ('voices-to-answer', 1, '1900-01-01', 'Ý kiến nhân dân cần trả lời', 'Voices to be answered',
     'Số đợt lấy ý kiến đã kết thúc và số văn bản phản biện xã hội đã nhận: mỗi việc phải có tiếp thu, giải trình.',
     'Consultations closed and replies of social criticism received: each of them is owed an answer.',
     'consultation', 'none', 'public', 'first'),
    ('voices-answered', 1, '1900-01-01', 'Ý kiến nhân dân đã trả lời', 'Voices answered',
     'Số đợt lấy ý kiến mà mọi ý kiến đã được tiếp thu, giải trình, và số văn bản phản biện xã hội đã được trả lời.',
     'Consultations of which every opinion has its answer, and replies of social criticism that were answered.',
     'consultation', 'up', 'public', 'first'),
    ('promises-settled', 1, '1900-01-01', 'Lời hứa đến hạn hoặc đã thực hiện', 'Promises kept or overdue',
     'Số lời hứa trước dân đã thực hiện hoặc đã quá hạn, tính vào ngày sớm hơn trong hai ngày đó.',
     'Promises before the people that were kept or became overdue, on the earlier of the two days.',
     'promise', 'none', 'public', 'first'),
    ('promises-kept', 1, '1900-01-01', 'Lời hứa đã thực hiện đúng hạn', 'Promises kept in time',
     'Số lời hứa trước dân đã thực hiện, có minh chứng, trong thời hạn.',
     'Promises before the people that were kept in time, with what shows it.',
     'promise', 'up', 'public', 'first'),
    ('plans-submitted', 1, '1900-01-01', 'Kế hoạch đã trình', 'Plans submitted',
     'Số kế hoạch đã trình, tính vào ngày trình sau cùng.',
     'Plans submitted, on the day of their last submission.',
     'plan', 'none', 'public', 'latest'),
    ('plans-own', 1, '1900-01-01', 'Kế hoạch tự xây dựng', 'Plans of one''s own',
     'Số kế hoạch đã trình không sao chép quá mức cho phép từ văn bản khác.',
     'Plans submitted that are not copied from another text beyond the limit of their level.',
     'plan', 'up', 'public', 'latest');

-- A plan that was copied counts as 0 plans of one's own, so that it takes the place of what was submitted before it.
insert into indicator_input (event_type, code, version, value, effect, condition) values
    ('vn.danvan.model-registry.model-recognised.v1', 'models-verified', 1, 1, 'counts-if', '{"evidenceTier": 4}'),
    ('vn.danvan.model-registry.model-recognised.v1', 'models-verified', 1, 1, 'counts-if', '{"evidenceTier": 5}'),
    ('vn.danvan.model-registry.model-rechecked.v1', 'models-verified', 1, 1, 'ends-if', '{"holds": false}'),
    ('vn.danvan.model-registry.recognition-withdrawn.v1', 'models-verified', 1, 1, 'ends', '{}'),
    ('vn.danvan.model-registry.model-reproduced.v1', 'models-reproduced', 1, 1, 'counts', '{}'),
    ('vn.danvan.model-registry.recognition-withdrawn.v1', 'models-reproduced', 1, 1, 'ends', '{}'),
    ('vn.danvan.feedback.consultation-closed.v1', 'voices-to-answer', 1, 1, 'counts', '{}'),
    ('vn.danvan.feedback.criticism-replied.v1', 'voices-to-answer', 1, 1, 'counts', '{}'),
    ('vn.danvan.feedback.consultation-completed.v1', 'voices-answered', 1, 1, 'counts', '{}'),
    ('vn.danvan.feedback.criticism-answered.v1', 'voices-answered', 1, 1, 'counts', '{}'),
    ('vn.danvan.committee.promise-kept.v1', 'promises-settled', 1, 1, 'counts', '{}'),
    ('vn.danvan.committee.promise-overdue.v1', 'promises-settled', 1, 1, 'counts', '{}'),
    ('vn.danvan.committee.promise-kept.v1', 'promises-kept', 1, 1, 'counts-if', '{"onTime": true}'),
    ('vn.danvan.committee.plan-submitted.v1', 'plans-submitted', 1, 1, 'counts', '{}'),
    ('vn.danvan.committee.plan-submitted.v1', 'plans-own', 1, 1, 'counts-if', '{"flagged": false}'),
    ('vn.danvan.committee.plan-submitted.v1', 'plans-own', 1, 0, 'counts-if', '{"flagged": true}');

-- How a unit is scored, since when, by whose decision. Another formula is another version: a score keeps the one of its last day.
create table scorecard_formula (
    version    smallint not null,
    valid_from date     not null,
    valid_to   date,
    source     text     not null,
    constraint scorecard_formula_pkey primary key (version),
    constraint one_formula_per_day exclude using gist (daterange(valid_from, valid_to) with &&)
);

-- A part is a share of a denominator, full at a cap: beyond it more of the same earns nothing.
create table scorecard_part (
    formula_version   smallint not null references scorecard_formula,
    code              text     not null,
    place             smallint not null,
    name_vi           text     not null,
    name_en           text     not null,
    numerator         text     not null,
    denominator       text     not null,
    -- 0: without a denominator nothing is measured, and the part's weight falls away
    least_denominator numeric  not null check (least_denominator >= 0),
    weight            numeric  not null check (weight > 0),
    full_at           numeric  not null check (full_at > 0),
    -- the cap is for a year, and for a part of a year in proportion
    yearly            boolean  not null,
    constraint scorecard_part_pkey primary key (formula_version, code)
);

insert into scorecard_formula (version, valid_from, source) values
    (1, '2018-03-26', 'Kết luận hội nghị dân vận khéo ngày 26/3/2018: chất lượng trước số lượng. Trọng số và mức trần do hệ thống đề xuất, chờ Ban Chỉ đạo quyết định.');
insert into scorecard_part (formula_version, code, place, name_vi, name_en, numerator, denominator, least_denominator, weight, full_at, yearly) values
    (1, 'effect', 1, 'Hiệu quả được kiểm chứng', 'Verified effect', 'models-verified', 'units', 1, 30, 1, true),
    (1, 'spread', 2, 'Sức lan tỏa', 'Spread', 'models-reproduced', 'units', 1, 20, 0.5, true),
    (1, 'voices', 3, 'Ý kiến nhân dân được trả lời', 'Voices answered', 'voices-answered', 'voices-to-answer', 0, 20, 1, false),
    (1, 'promises', 4, 'Giữ lời hứa', 'Promises kept', 'promises-kept', 'promises-settled', 0, 15, 1, false),
    (1, 'plans', 5, 'Kế hoạch tự xây dựng', 'Plans of one''s own', 'plans-own', 'plans-submitted', 0, 15, 1, false);
