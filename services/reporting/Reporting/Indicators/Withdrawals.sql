-- An event may also end what was counted: a recognition that was withdrawn is held no longer, from the day this became known.
-- Asked as of before, a figure still has it.
alter table indicator_input add column effect text not null default 'counts' check (effect in ('counts', 'ends'));

insert into indicator_input (event_type, code, version, effect) values
    ('vn.danvan.model-registry.recognition-withdrawn.v1', 'models-recognised', 1, 'ends');

-- Not another version: no figure had been published by the first wording.
update indicator set
    definition_vi = 'Số mô hình được công nhận; mỗi mô hình chỉ tính một lần, vào ngày được công nhận sớm nhất ở bất kỳ cấp nào; không tính mô hình đã bị hủy công nhận.',
    definition_en = 'Models recognised; each counts once, on the day of its earliest recognition at any level; none whose recognition was withdrawn.'
where code = 'models-recognised' and version = 1;
