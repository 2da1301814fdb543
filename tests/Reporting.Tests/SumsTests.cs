using DanVan.Committee.Units;
using DanVan.Reporting.Figures;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.Reporting.Tests;

/// <summary>The roll-up by quarter: it is read instead of the facts, so it has to be equal to them, whenever and however it is asked.</summary>
public sealed class SumsTests
{
    private static readonly DateOnly First = new(2016, 1, 1);

    [Fact]
    public async Task The_sums_are_those_of_the_facts_whatever_order_events_arrive_in_and_however_often()
    {
        var random = new Random(58);
        await using var database = await ReceiveEventsTests.Database();
        var events = ReceiveEventsTests.Events(600, random);
        random.Shuffle(events);
        await ReceiveEventsTests.Receive(database, [.. events, .. events[..100]], 23);
        Assert.NotEqual("", await database.Read<string>(Sums("fact_sum where facts > 0", "starts_on", "value, facts")));
        Assert.Equal(
            await database.Read<string>(Sums("(select indicator, quarter_of(occurred_on) as starts_on, unit_id, sum(value) as value, count(*) as facts from fact where known_until is null group by 1, 2, 3) f", "starts_on", "value, facts")),
            await database.Read<string>(Sums("fact_sum where facts > 0", "starts_on", "value, facts")));
        Assert.Equal(
            await database.Read<string>("select count(distinct (indicator, quarter_of(occurred_on))) from fact"),
            await database.Read<string>("select count(*) from fact_slice"));
    }

    [Fact]
    public async Task A_figure_of_any_period_as_of_any_time_is_the_sum_of_its_facts_while_facts_are_corrected()
    {
        var random = new Random(59);
        await using var database = await ReceiveEventsTests.Database();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        using var kept = new KeptSums();
        var sums = new FactSums(source, kept);
        await database.Run(Made(4000));
        var units = Enumerable.Range(0, 97).Select(number => Guid.Parse($"00000000-0000-7000-8000-{number:000000000000}")).ToHashSet();
        for (var round = 0; round < 60; round++)
        {
            var from = First.AddDays(random.Next(2000));
            var period = new Period(from, from.AddDays(random.Next(1500)));
            var epochs = Epochs.Of(UnitTree.Empty).EndingOn([First.AddDays(random.Next(2000)), new(2024, 11, 30), new(2019, 12, 31)]);
            var asOf = random.Next(2) == 0 ? (DateTimeOffset?)null : new DateTimeOffset(First.AddDays(random.Next(3600)), new(12, 0, 0), TimeSpan.Zero);
            var read = await sums.Read("models-recognised", period, epochs, asOf, units, CancellationToken.None);
            Assert.Equal(await FromFacts(source, period, epochs, asOf), read.OrderBy(sum => (sum.UnitId, sum.Epoch)));
            Assert.Equal(read.Select(sum => sum.Epoch).Order(), read.Select(sum => sum.Epoch));
            await database.Run(round % 3 == 0 ? Made(20) : $"""
                update fact set known_until = case when known_until is null then known_at + interval '{random.Next(1, 400)} days' end
                where id in (select id from fact order by md5(id::text || '{round}') limit 30)
                """);
        }
    }

    [Fact]
    public async Task Sums_and_the_facts_beside_them_are_read_through_their_indexes()
    {
        await using var database = await ReceiveEventsTests.Database();
        await database.Run(Made(60_000));
        await database.Run("vacuum analyze fact");
        await database.Run("vacuum analyze fact_sum");
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("", connection);
        List<string> plans = [];
        var then = new DateTimeOffset(2020, 6, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var (name, sql, parameters) in new (string, string, NpgsqlParameter[])[]
        {
            ("Slices", SumQueries.SlicesSql, [Of(First), Of(new DateOnly(2019, 5, 5)), HeldFacts.Time(null)]),
            ("Whole quarters", SumQueries.WholeSql, [Of<DateOnly[]>([First, new(2017, 4, 1)])]),
            ("Parts, now", SumQueries.CutSql(null), [Of<DateOnly[]>([First]), Of<DateOnly[]>([new(2016, 2, 20)]), HeldFacts.Time(null)]),
            ("Parts, then", SumQueries.CutSql(then), [Of<DateOnly[]>([First]), Of<DateOnly[]>([new(2016, 2, 20)]), HeldFacts.Time(then)]),
        })
        {
            command.CommandText = "explain (costs off) " + sql;
            command.Parameters.Clear();
            command.Parameters.AddRange((NpgsqlParameter[])[Of("models-recognised"), .. parameters]);
            await using var rows = await command.ExecuteReaderAsync();
            plans.Add(name);
            while (await rows.ReadAsync())
            {
                if (rows.GetString(0).Contains(" Scan ", StringComparison.Ordinal))
                    plans.Add("  " + rows.GetString(0).Trim(' ', '-', '>'));
            }
        }
        Snapshot.Match("plans-of-sums", string.Join('\n', plans));
    }

    private static NpgsqlParameter Of<T>(T value) => new NpgsqlParameter<T>() { TypedValue = value };

    private static string Sums(string from, params string[] columns) =>
        $"select coalesce(string_agg(concat_ws(' ', indicator, unit_id, {string.Join(", ", columns)}), ',' order by indicator, starts_on, unit_id), '') from {from}";

    private static string Made(int facts) => $"""
        insert into fact (indicator, version, subject, unit_id, occurred_on, value, known_at, known_until, cause, source, position)
        select case when n % 4 = 0 then 'opinions-received' else 'models-recognised' end, 1, gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad((n % 97)::text, 12, '0'))::uuid,
            day, n % 5, known, case when n % 6 = 0 then known + random() * interval '300 days' end, gen_random_uuid(), 'test', n
        from generate_series(1, {facts}) n,
        lateral (select date '2016-01-01' + (random() * 3600 + 0 * n)::int as day) d, lateral (select day + random() * interval '90 days' as known) k
        """;

    private static async Task<List<FactSum>> FromFacts(NpgsqlDataSource source, Period period, Epochs epochs, DateTimeOffset? asOf)
    {
        await using var command = source.CreateCommand($"""
            select unit_id, width_bucket(occurred_on, $4), sum(value) from fact
            where indicator = 'models-recognised' and occurred_on between $2 and $3 and {HeldFacts.At(asOf, "$1")} group by 1, 2
            """);
        command.Parameters.AddRange((NpgsqlParameter[])[HeldFacts.Time(asOf), Of(period.From), Of(period.To), Of(epochs.Starts)]);
        await using var rows = await command.ExecuteReaderAsync();
        List<FactSum> sums = [];
        while (await rows.ReadAsync())
            sums.Add(new(rows.GetGuid(0), rows.GetInt32(1), rows.GetDecimal(2)));
        return [.. sums.OrderBy(sum => (sum.UnitId, sum.Epoch))];
    }
}
