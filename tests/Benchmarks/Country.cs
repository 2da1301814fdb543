using System.Globalization;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.Benchmarks;

/// <summary>
/// A country of 34 provinces and 3,300 communes of which a third goes into others in 2020, 2024 and 2025, and the facts of 40 indicators
/// over ten years, in the order in which they became known: one in thirty is corrected later. Made in the database, from a seed.
/// </summary>
internal static class Country
{
    public const string Nation = "00000000-0000-7000-8000-000000000000";
    public const int Provinces = 34, Indicators = 40;

    public static string Province(int number) => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-7000-8000-{number:000000000000}");

    public static string Indicator(int number) => string.Create(CultureInfo.InvariantCulture, $"benchmark-{number:00}");

    public static async Task Fill(TestDatabase database, long facts)
    {
        await Run(database, Units);
        await Run(database, "select setseed(0.2018);" + Facts.Replace("{facts}", $"{facts}", StringComparison.Ordinal).Replace("{indicators}", $"{Indicators}", StringComparison.Ordinal));
        await Run(database, "vacuum (analyze) fact");
        await Run(database, "vacuum (analyze) fact_sum, fact_slice, unit_version, place");
    }

    // The communes in rows of three: the middle one goes into the first in 2025, of the last some in 2020 and some in 2024.
    private const string Units = """
        create function unit_number(n bigint) returns uuid language sql immutable return ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid;
        create table place as
            select unit_number(1000 + i) as unit_id, unit_number(1 + i % 34) as province, i, ends,
                unit_number(1000 + case when ends is null then i when (i / 34) % 3 = 1 then i - 34 else i - 68 end) as commune
            from generate_series(0, 3299) i,
            lateral (select case when (i / 34) % 3 = 1 then date '2025-07-01' when (i / 34) % 3 = 2 and i % 7 = 0 then date '2020-01-01'
                when (i / 34) % 3 = 2 and i % 7 = 1 then date '2024-12-01' end as ends) e;
        insert into unit select unit_number(n), 1 from generate_series(0, 34) n union all select unit_id, 1 from place;
        insert into unit_version (unit_id, valid_from, valid_to, name, short_name, folded, kind, code, parent_id, symbol, issuer, effective_on)
            select unit_number(n), date '2004-01-01', null, 'Tỉnh ' || n, 'Tỉnh ' || n, 'tinh ' || n, 'province', n::text,
                case when n > 0 then unit_number(0) end, '-', '-', date '2004-01-01' from generate_series(0, 34) n
            union all
            select unit_id, date '2004-01-01', ends, 'Xã ' || i, 'Xã ' || i, 'xa ' || i, 'commune', lpad((10000 + i)::text, 5, '0'),
                province, '-', '-', date '2004-01-01' from place;
        insert into unit_transfer select unit_id, commune, ends, 1, 'whole', false, '-', '-', null, ends from place where ends is not null;
        update unit_revision set revision = revision + 1;
        """;

    // Indexes and triggers are made anew behind the rows: what is measured is asking, not filling.
    private const string Facts = """
        create temporary table made_later as
            select indexdef || ';' as statement from pg_indexes where tablename = 'fact' and indexname in ('fact_held', 'fact_known', 'fact_by_subject');
        drop index fact_held, fact_known, fact_by_subject;
        alter table fact drop constraint one_fact_per_cause;
        insert into indicator (code, version, valid_from, name_vi, name_en, definition_vi, definition_en, measure, direction, visibility, counts)
            select 'benchmark-' || lpad(n::text, 2, '0'), 1, '1900-01-01', 'Chỉ tiêu ' || n, 'Indicator ' || n, '-', '-', 'model', 'up', 'public', 'each'
            from generate_series(1, {indicators}) n;
        alter table fact disable trigger all;
        insert into fact (indicator, version, subject, unit_id, occurred_on, value, known_at, known_until, cause, source, position)
            select 'benchmark-' || lpad((1 + floor({indicators} * random()))::text, 2, '0'), 1, gen_random_uuid(),
                case when ends <= day then commune else unit_id end, day, 1 + floor(9 * random()), known,
                case when random() < 0.033 then known + random() * interval '365 days' end, gen_random_uuid(), 'benchmark', n
            from generate_series(1::bigint, {facts}) n,
            lateral (select date '2016-01-01' + (n * 3653 / {facts})::int as day, floor(3300 * random() + 0 * n)::int as chosen) d
            join place on i = chosen,
            lateral (select day + interval '8 hours' + random() * random() * interval '20 days' + 0 * n * interval '1 day' as known) k;
        insert into fact (indicator, version, subject, unit_id, occurred_on, value, known_at, cause, source, position)
            select indicator, 1, subject, unit_id, occurred_on, value + 1, known_until, gen_random_uuid(), source, {facts} + id from fact
            where known_until is not null order by known_until;
        alter table fact enable trigger all;
        alter table fact add constraint one_fact_per_cause unique (cause, indicator);
        do $$ declare one text; begin for one in select statement from made_later loop execute one; end loop; end $$;
        truncate fact_sum, fact_slice;
        select fill_sums();
        """;

    private static async Task Run(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString + ";Command Timeout=3600");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("set maintenance_work_mem = '1GB'", connection);
        await command.ExecuteNonQueryAsync();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
