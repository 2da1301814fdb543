-- A ratio is two indicators and a factor: it is divided anew wherever it is shown, never added up.
alter table indicator add column numerator text;
alter table indicator add column denominator text;
alter table indicator add column per numeric check (per > 0);
alter table indicator drop constraint indicator_counts_check;
alter table indicator add constraint indicator_counts_check check (counts in ('each', 'first', 'latest', 'units', 'residents', 'ratio'));
alter table indicator add constraint ratio_has_parts check (
    (counts = 'ratio') = (numerator is not null) and (counts = 'ratio') = (denominator is not null) and (counts = 'ratio') = (per is not null));

insert into indicator (code, version, valid_from, name_vi, name_en, definition_vi, definition_en, measure, direction, visibility, counts, numerator, denominator, per, legal_basis) values
    ('residents', 1, '1900-01-01', 'Dân số', 'Residents',
     'Dân số của các đơn vị cấp xã vào ngày cuối kỳ, theo danh mục đơn vị.',
     'Residents of the units of the commune tier on the last day of the period, as the registry of units has them.',
     'person', 'none', 'public', 'residents', null, null, null, null),
    ('recognised-per-10000', 1, '1900-01-01', 'Mô hình được công nhận trên một vạn dân', 'Models recognised per 10,000 residents',
     'Số mô hình được công nhận chia cho dân số, nhân 10.000; tính lại từ tử số và mẫu số ở mọi cấp.',
     'Models recognised divided by residents, times 10,000; divided anew from both parts at every level.',
     'ratio', 'up', 'public', 'ratio', 'models-recognised', 'residents', 10000, null),
    ('recognised-of-registered', 1, '1900-01-01', 'Tỷ lệ mô hình đăng ký được công nhận', 'Share of registered models that were recognised',
     'Số mô hình được công nhận chia cho số mô hình đã đăng ký trong kỳ, phần trăm.',
     'Models recognised divided by models registered in the period, in percent.',
     'percent', 'up', 'subtree', 'ratio', 'models-recognised', 'models-registered', 100, null);

-- What may be ranked, since when, by whose decision. A raw count never may, whatever stands here.
create table ranking_policy (
    indicator            text    not null,
    valid_from           date    not null,
    valid_to             date,
    -- below it a ratio says too little to rank by
    smallest_denominator numeric not null check (smallest_denominator > 0),
    document             text    not null,
    constraint one_policy_per_day exclude using gist (indicator with =, daterange(valid_from, valid_to) with &&)
);
insert into ranking_policy (indicator, valid_from, smallest_denominator, document) values
    ('recognised-per-10000', '2018-03-26', 1000, 'Kết luận hội nghị dân vận khéo ngày 26/3/2018: không chạy theo số lượng');
