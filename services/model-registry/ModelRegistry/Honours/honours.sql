-- Of two versions of one form for one day the first is stored.
alter table award_form add constraint one_award_form_in_force exclude using gist (code with =, daterange(valid_from, valid_to) with &&);

-- One achievement of one recipient is rewarded once, in one form, whoever decides at the same moment (Law 06/2022/QH15, article 5).
alter table commendation add constraint one_reward_per_achievement
    exclude using gist (achievement_id with =, coalesce(individual_id, '00000000-0000-0000-0000-000000000000') with =,
        daterange(achieved_from, achieved_to, '[]') with &&)
    where (state = 'Awarded');

-- The evidence tier is the platform's proposal until a steering committee agrees on another.
insert into award_form (id, code, name, level, min_tier, valid_from, valid_to, source, version) values
    ('01900000-0000-7000-8000-0000000000a1', 'giay-khen-xa', 'Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã', 'Commune', 3, '2004-07-01', '2024-01-01', 'Luật Thi đua, Khen thưởng 15/2003/QH11', 0),
    ('01900000-0000-7000-8000-0000000000a2', 'giay-khen-huyen', 'Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện', 'District', 3, '2004-07-01', '2024-01-01', 'Luật Thi đua, Khen thưởng 15/2003/QH11', 0),
    ('01900000-0000-7000-8000-0000000000a3', 'bang-khen-tinh', 'Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh', 'Province', 4, '2004-07-01', '2024-01-01', 'Luật Thi đua, Khen thưởng 15/2003/QH11', 0),
    ('01900000-0000-7000-8000-0000000000a4', 'giay-khen-xa', 'Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã', 'Commune', 3, '2024-01-01', null, 'Luật Thi đua, khen thưởng 06/2022/QH15', 0),
    ('01900000-0000-7000-8000-0000000000a5', 'giay-khen-huyen', 'Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện', 'District', 3, '2024-01-01', '2025-07-01', 'Luật Thi đua, khen thưởng 06/2022/QH15; hết cấp huyện từ 01/7/2025', 0),
    ('01900000-0000-7000-8000-0000000000a6', 'bang-khen-tinh', 'Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh', 'Province', 4, '2024-01-01', null, 'Luật Thi đua, khen thưởng 06/2022/QH15', 0);
