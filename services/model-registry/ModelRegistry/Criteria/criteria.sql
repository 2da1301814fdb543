-- Of two sets for one locality, field and day the first is stored.
alter table criteria_set add constraint one_criteria_set_in_force
    exclude using gist (unit_id with =, (coalesce(field, '')) with =, daterange(valid_from, valid_to) with &&);
insert into field (id, code, name_vi, name_en, version) values
    ('01900000-0000-7000-8000-0000000000f1', 'economy', 'Kinh tế', 'Economy', 0),
    ('01900000-0000-7000-8000-0000000000f2', 'culture-society', 'Văn hóa – xã hội', 'Culture and society', 0),
    ('01900000-0000-7000-8000-0000000000f3', 'defence-security', 'Quốc phòng – an ninh', 'Defence and security', 0),
    ('01900000-0000-7000-8000-0000000000f4', 'political-system', 'Xây dựng hệ thống chính trị', 'The political system', 0);
