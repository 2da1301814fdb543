-- "Inspection, supervision, guidance, detection and replication of good deeds" (the conference of 26 March 2018): good work that somebody else
-- found, beside what declared itself. Officials are not counted: they speak for the unit.
insert into indicator (code, version, valid_from, name_vi, name_en, definition_vi, definition_en, measure, direction, visibility, counts, numerator, denominator, per) values
    ('models-found', 1, '1900-01-01', 'Mô hình được phát hiện', 'Models found by others',
     'Số mô hình được đăng ký từ giới thiệu của người dân, báo chí hoặc qua kiểm tra, giám sát, tính vào ngày đăng ký.',
     'Models registered because residents, the press or an inspection had nominated them, on the day of the registration.',
     'model', 'up', 'subtree', 'each', null, null, null),
    ('found-of-registered', 1, '1900-01-01', 'Tỷ lệ mô hình được phát hiện', 'Share of registered models that others found',
     'Số mô hình do người dân, báo chí hoặc kiểm tra, giám sát phát hiện, chia cho số mô hình đã đăng ký trong kỳ, phần trăm; phần còn lại là tự khai.',
     'Models found by residents, the press or an inspection, divided by the models registered in the period, in percent; the rest declared themselves.',
     'percent', 'up', 'subtree', 'ratio', 'models-found', 'models-registered', 100);

insert into indicator_input (event_type, code, version, value, effect, condition)
select 'vn.danvan.model-registry.model-registered.v1', 'models-found', 1, 1, 'counts-if', jsonb_build_object('foundBy', found_by)
from unnest(array['resident', 'press', 'inspection']) as found_by;
