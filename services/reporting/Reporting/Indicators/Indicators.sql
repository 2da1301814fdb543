-- The indicators of the first release. Dates: a definition without a law of its own holds since before the movement's records.
insert into indicator (code, version, valid_from, name_vi, name_en, definition_vi, definition_en, measure, direction, visibility, counts, legal_basis) values
    ('models-registered', 1, '1900-01-01', 'Mô hình đã đăng ký', 'Models registered',
     'Số mô hình được đăng ký, tính vào ngày đăng ký, tại đơn vị nơi mô hình hoạt động.',
     'Models declared to their launching body, on the day of the declaration, in the unit where they work.',
     'model', 'none', 'subtree', 'each', null),
    ('models-recognised', 1, '1900-01-01', 'Mô hình được công nhận', 'Models recognised',
     'Số mô hình được công nhận; mỗi mô hình chỉ tính một lần, vào ngày được công nhận sớm nhất ở bất kỳ cấp nào.',
     'Models recognised; each counts once, on the day of its earliest recognition at any level.',
     'model', 'up', 'public', 'first', null),
    ('consultations-opened', 1, '1900-01-01', 'Đợt lấy ý kiến đã mở', 'Consultations opened',
     'Số đợt lấy ý kiến nhân dân về dự thảo, tính vào ngày mở.',
     'Consultations of the people on drafts, on the day they open.',
     'consultation', 'up', 'public', 'each', null),
    ('opinions-received', 1, '1900-01-01', 'Ý kiến đã nhận', 'Opinions received',
     'Số ý kiến góp ý đã nhận, tính vào ngày nhận.',
     'Opinions received in consultations, on the day they arrive.',
     'opinion', 'none', 'subtree', 'each', null),
    ('units', 1, '1900-01-01', 'Số đơn vị cấp xã', 'Units of the commune tier',
     'Số xã, phường, thị trấn vào ngày cuối kỳ; quy đổi sang cơ cấu khác cho biết bao nhiêu đơn vị cũ nằm trong mỗi đơn vị.',
     'Communes, wards and townships on the last day of the period; re-cast to another structure: how many of them stand in each of its units.',
     'unit', 'none', 'public', 'units', null);

insert into indicator_input (event_type, code, version) values
    ('vn.danvan.model-registry.model-registered.v1', 'models-registered', 1),
    ('vn.danvan.model-registry.model-recognised.v1', 'models-recognised', 1),
    ('vn.danvan.feedback.consultation-opened.v1', 'consultations-opened', 1),
    ('vn.danvan.feedback.opinion-received.v1', 'opinions-received', 1);
