using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>
/// Numbers of people are told to others in groups of five, and nothing about fewer can be found by asking twice and subtracting: through
/// whichever door, and whoever asks of units that are not theirs.
/// </summary>
public sealed class SubtractionTests(Counted world) : IClassFixture<Counted>, IAsyncLifetime
{
    private sealed record Place(Guid Id, string Claim);

    private static readonly Dictionary<string, Place> Places = new()
    {
        ["province"] = new(SampleUnits.Province, SampleUnits.ProvinceClaim),
        ["Đông Vĩnh"] = new(SampleUnits.DongVinh, SampleUnits.DongVinhClaim),
        ["Mường Nọc"] = new(SampleUnits.MuongNoc, "16762@2018-03-26"),
        ["Nghi Ân"] = new(new("01900000-0000-7000-8000-000000200000"), "20000@2018-03-26"),
    };

    /// <summary>The opinions of a unit up to a day of 2024, as each door tells them; the benchmark tells the median of its peers.</summary>
    private static readonly Dictionary<string, Func<Counted, HttpClient, Place, DateOnly, Task<decimal>>> Doors = new()
    {
        ["figures"] = async (_, caller, place, until) => Value((await Figure(caller, place, $"period=2024-01-01..{until:yyyy-MM-dd}")).GetProperty("asReported"), "value"),
        ["recast"] = async (_, caller, place, until) => Value((await Figure(caller, place, $"period=2024-01-01..{until:yyyy-MM-dd}&structure=2024-12-31")).GetProperty("recast"), "value"),
        ["as of"] = async (_, caller, place, until) => Value((await Figure(caller, place, $"period=2024&asOf={until:yyyy-MM-dd}")).GetProperty("asReported"), "value"),
        ["comparisons"] = async (_, caller, place, until) =>
            Value((await caller.Read($"/v1/comparisons?indicator=opinions-received&unit={place.Claim}&structures={until:yyyy-MM-dd}")).GetProperty("days")[0], "asReported"),
        ["query"] = async (_, caller, place, until) => (await Ask(caller, new
        {
            indicators = new[] { "opinions-received" }, unit = place.Claim, structure = "2024-12-31", periods = new[] { $"2024-01-01..{until:yyyy-MM-dd}" },
        })).Sum(row => Value(row, "value")),
        ["query, filtered"] = async (_, caller, place, until) => (await Ask(caller, new
        {
            indicators = new[] { "opinions-received" }, unit = SampleUnits.ProvinceClaim, structure = "2024-12-31", periods = new[] { $"2024-01-01..{until:yyyy-MM-dd}" },
            level = "commune", where = new { min = 1 },
        })).Where(row => place.Id == SampleUnits.Province || row.GetProperty("unit").Id() == place.Id).Sum(row => Value(row, "value")),
        ["export"] = async (_, caller, place, until) => (await caller.GetStringAsync(new Uri($"/v1/exports/csv?indicators=opinions-received&from=2024-01-01&to={until:yyyy-MM-dd}", UriKind.Relative)))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).Where(row => place.Id == SampleUnits.Province || row[1] == place.Id.ToString())
            .Sum(row => decimal.Parse(row[^1], System.Globalization.CultureInfo.InvariantCulture)),
        ["odata"] = async (_, caller, place, until) =>
            (await caller.Read($"/v1/odata/Figures?$filter=Indicator eq 'opinions-received' and Month ge 2024-01-01 and Month lt {until:yyyy-MM}-01{(place.Id == SampleUnits.Province ? "" : $" and UnitId eq {place.Id}")}"))
                .GetProperty("value").EnumerateArray().Sum(row => Value(row, "Value")),
        ["sql"] = async (world, _, place, until) => await DoorsTests.Sql(world,
            $"select coalesce(sum(value), 0) from analytics.figure where indicator = 'opinions-received' and month < '{until:yyyy-MM-dd}' and '{place.Id}' in (unit_id, '{SampleUnits.Province}')"),
        ["revisions"] = async (_, caller, place, until) => (await caller.Read($"/v1/figures/revisions?indicator=opinions-received&unit={place.Claim}&period=2024")).GetProperty("items").EnumerateArray()
            .Where(one => string.CompareOrdinal(one.Text("on"), $"{until:yyyy-MM-dd}") <= 0).Sum(one => one.Number("change")),
        ["benchmark"] = async (_, caller, _, until) =>
            Value(await caller.Read($"/v1/benchmarks?indicator=opinions-received&unit={Places["Mường Nọc"].Claim}&period=2024-01-01..{until:yyyy-MM-dd}&structure=2024-12-31"), "median"),
    };

    public static IEnumerable<TheoryDataRow<string, string, string>> Everything =>
        from door in Doors.Keys
        from asked in new[] { ("nobody", "province"), ("no-scope", "province"), ("nobody", "Đông Vĩnh"), ("no-unit", "Đông Vĩnh"), ("que-phong", "Đông Vĩnh"), ("nobody", "Mường Nọc"), ("thanh-vinh", "Mường Nọc") }
        select new TheoryDataRow<string, string, string>(door, asked.Item1, asked.Item2);

    // Seven communes more, like Mường Nọc, with opinions of their own from day to day: the median of peers is one of theirs. And one that went
    // from Vinh to Quế Phong, with four opinions before and six after, one a week; of that, and of the end of all of them, nobody knew before 2025.
    public async ValueTask InitializeAsync()
    {
        await world.Reporting.Database.Run($"""
            insert into unit select ('01900000-0000-7000-8000-00000020000' || n)::uuid, 1 from generate_series(1, 7) n on conflict do nothing;
            insert into unit_version (unit_id, valid_from, valid_to, name, short_name, folded, kind, code, parent_id, symbol, issuer, effective_on, population, area_km2)
            select ('01900000-0000-7000-8000-00000020000' || n)::uuid, '2004-01-01', '2025-07-01', 'Xã số ' || n, 'số ' || n, 'xa so ' || n, 'commune', '2000' || n,
                '{SampleUnits.Vinh}', '-', '-', '2004-01-01', 1000 * n, 50 from generate_series(1, 7) n on conflict do nothing;
            insert into unit values ('{Places["Nghi Ân"].Id}', 1) on conflict do nothing;
            insert into unit_version (unit_id, valid_from, valid_to, name, short_name, folded, kind, code, parent_id, symbol, issuer, effective_on)
            select '{Places["Nghi Ân"].Id}', valid_from, valid_to, 'Xã Nghi Ân', 'Nghi Ân', 'xa nghi an', 'commune', '20000', parent_id, '-', '-', valid_from
            from (values (date '2004-01-01', date '2024-06-01', '{SampleUnits.Vinh}'::uuid), ('2024-06-01', '2025-07-01', '{SampleUnits.QuePhong}')) v (valid_from, valid_to, parent_id) on conflict do nothing;
            insert into fact (indicator, version, subject, unit_id, occurred_on, value, known_at, cause, source, position)
            select 'opinions-received', 1, gen_random_uuid(), '{Places["Nghi Ân"].Id}', day, 1, day + time '10:00', md5('moved' || day)::uuid, 'moved', row_number() over (order by day)
            from (select (date '2024-05-08' + 7 * n) as day from generate_series(0, 9) n) d on conflict do nothing;
            update unit_version set population = 4100, area_km2 = 50 where unit_id = '{SampleUnits.MuongNoc}';
            insert into fact (indicator, version, subject, unit_id, occurred_on, value, known_at, cause, source, position)
            select 'opinions-received', 1, gen_random_uuid(), ('01900000-0000-7000-8000-00000020000' || n)::uuid, date '2024-01-01' + 6 * m + n, 1, date '2024-01-01' + 6 * m + n + time '10:00',
                md5(n || '-' || m)::uuid, 'peers', 100 * n + m from generate_series(1, 7) n, generate_series(1, 20 + n) m on conflict do nothing;
            update unit_revision set revision = revision + 1;
            """);
        await world.HeardOfTheReformInItsYear();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task No_difference_of_two_answers_is_about_fewer_than_five(string door, string role, string place)
    {
        var caller = world.Caller(role);
        List<decimal> told = [];
        foreach (var until in Enumerable.Range(0, 10).Select(step => new DateOnly(2024, 1, 11).AddDays(17 * step)))
            told.Add(await Doors[door](world, caller, Places[place], until));
        Assert.True(told.Distinct().Count() > 1, "Nothing was told that could be subtracted.");
        Assert.All(told, one => Assert.Equal(0, one % 5));
    }

    public static TheoryData<string> DoorsOfUnits => [.. Doors.Keys.Except(["benchmark"])];

    [Theory]
    [MemberData(nameof(DoorsOfUnits))]
    public async Task Who_saw_a_unit_until_it_went_to_another_learns_nothing_of_the_few_that_came_after(string door)
    {
        var own = door == "sql" ? 0 : 4;
        foreach (var (until, others) in new[] { (new DateOnly(2024, 7, 1), 0), (new DateOnly(2024, 8, 1), 5) })
            Assert.Equal(own + others, await Doors[door](world, world.Caller("vinh"), Places["Nghi Ân"], until));
    }

    [Fact]
    public async Task A_group_that_was_told_stays_whole_whichever_service_tells_of_another_fact_later()
    {
        await world.Count("opinions-received", SampleUnits.DoiCung, 2, "feedback", "2024-02-01");
        var place = new Place(SampleUnits.DoiCung, "16681@2018-03-26");
        var told = await Doors["as of"](world, world.Caller("nobody"), place, new(2024, 2, 20));
        await world.Count("opinions-received", SampleUnits.DoiCung, 1, "another", "2024-02-21");
        Assert.Equal((5, 5), (told, await Doors["as of"](world, world.Caller("nobody"), place, new(2024, 2, 20))));
    }

    private static Task<JsonElement> Figure(HttpClient caller, Place place, string more) => caller.Read($"/v1/figures?indicator=opinions-received&unit={place.Claim}&{more}");

    private static async Task<JsonElement.ArrayEnumerator> Ask(HttpClient caller, object question) =>
        (await (await caller.Post("/v1/queries", question)).ShouldBe(HttpStatusCode.OK)).GetProperty("rows").EnumerateArray();

    private static decimal Value(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetDecimal() : 0;
}
