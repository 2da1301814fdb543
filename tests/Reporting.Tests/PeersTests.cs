using System.Net;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>Compared with one's like, ranked only by what is worth it, measured by what was promised.</summary>
public sealed class PeersTests(Counted world) : IClassFixture<Counted>, IAsyncLifetime
{
    private readonly HttpClient province = world.Reporting.As("province", SampleUnits.ProvinceClaim, "reporting.read", "reporting.plan");

    // Seven communes more on Quế Phong's land: the smaller, the more models.
    public async ValueTask InitializeAsync() => await world.Reporting.Database.Run($"""
        insert into unit select ('01900000-0000-7000-8000-00000020000' || n)::uuid, 1 from generate_series(1, 7) n on conflict do nothing;
        insert into unit_version (unit_id, valid_from, valid_to, name, short_name, folded, kind, code, parent_id, symbol, issuer, effective_on, population, area_km2)
        select ('01900000-0000-7000-8000-00000020000' || n)::uuid, '2004-01-01', '2025-07-01', 'Xã số ' || n, 'số ' || n, 'xa so ' || n, 'commune', '2000' || n,
            '{SampleUnits.QuePhong}', '-', '-', '2004-01-01', 1000 * n, 50 from generate_series(1, 7) n on conflict do nothing;
        update unit_version set population = 4100, area_km2 = 50 where unit_id = '{SampleUnits.MuongNoc}';
        insert into fact (indicator, version, subject, unit_id, occurred_on, value, known_at, cause, source, position)
        select 'models-recognised', 1, gen_random_uuid(), ('01900000-0000-7000-8000-00000020000' || n)::uuid, '2023-05-19', 8 - n, '2023-05-20',
            ('01900000-0000-7000-8000-00000030000' || n)::uuid, 'peers', n from generate_series(1, 7) n on conflict do nothing;
        update unit_revision set revision = revision + 1;
        """);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_unit_is_compared_with_the_median_of_those_like_it_and_sees_no_neighbours_figure()
    {
        var answer = await world.Reporting.Anonymous().Read("/v1/benchmarks?indicator=recognised-per-10000&unit=16762@2018-03-26&period=2023&structure=2024-12-31");
        // 8 - n models for 1,000 n people: 70, 30, 16.67, 10, 6, 3.33, 1.43 for ten thousand.
        Assert.Equal((7m, 10m, 0m), (answer.Number("peers"), answer.Number("median"), answer.Number("percentile")));
        Assert.Contains("Xã số 4", answer.GetProperty("alikeUnits").EnumerateArray().Select(one => one.Text("name")));
        Assert.DoesNotContain("16.66", answer.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declared_terrain_makes_other_peers()
    {
        foreach (var (unit, terrain) in new[] { (SampleUnits.MuongNoc, 3), (new Guid("01900000-0000-7000-8000-000000200007"), 3), (new Guid("01900000-0000-7000-8000-000000200004"), 0) })
        {
            using var declared = await province.Post("/v1/unit-traits", new { unitId = unit, trait = "terrain", value = terrain, from = "2020-01-01", source = "33/2020/QĐ-TTg" });
            await declared.ShouldBe(System.Net.HttpStatusCode.Created);
            using var twice = await province.Post("/v1/unit-traits", new { unitId = unit, trait = "terrain", value = terrain, from = "2020-01-01", source = "33/2020/QĐ-TTg" });
            await twice.ShouldRefuse(409, "unit-trait-declared");
        }
        var alike = (await world.Reporting.Anonymous().Read("/v1/benchmarks?indicator=models-recognised&unit=16762@2018-03-26&period=2023&structure=2024-12-31"))
            .GetProperty("alikeUnits").EnumerateArray().Select(unit => unit.Text("name")).ToList();
        Assert.True(alike.IndexOf("Xã số 7") < alike.IndexOf("Xã số 4"), string.Join(", ", alike));
    }

    [Fact]
    public async Task A_like_share_of_ethnic_minorities_makes_units_alike()
    {
        async Task<List<string>> Alike() => [.. (await world.Reporting.Anonymous().Read("/v1/benchmarks?indicator=models-recognised&unit=16762@2018-03-26&period=2023&structure=2024-12-31"))
            .GetProperty("alikeUnits").EnumerateArray().Select(unit => unit.Text("name"))];
        var before = await Alike();
        Assert.True(before.IndexOf("Xã số 2") < before.IndexOf("Xã số 1"), string.Join(", ", before));
        foreach (var (unit, share) in new[] { (SampleUnits.MuongNoc, 95), (new Guid("01900000-0000-7000-8000-000000200001"), 95), (new Guid("01900000-0000-7000-8000-000000200002"), 5) })
        {
            using var declared = await province.Post("/v1/unit-traits", new { unitId = unit, trait = "ethnic-minorities", value = share, from = "2020-01-01", source = "861/QĐ-TTg" });
            await declared.ShouldBe(System.Net.HttpStatusCode.Created);
        }
        var alike = await Alike();
        Assert.True(alike.IndexOf("Xã số 1") < alike.IndexOf("Xã số 2"), string.Join(", ", alike));
    }

    [Fact]
    public async Task A_raw_count_is_never_ranked_and_a_ratio_only_by_policy()
    {
        var anybody = world.Reporting.Anonymous();
        using var count = await anybody.GetAsync(new Uri("/v1/rankings?indicator=models-recognised&unit=40@2018-03-26&period=2023", UriKind.Relative));
        await count.ShouldRefuse(422, "counts-are-not-ranked");
        using var unlisted = await province.GetAsync(new Uri("/v1/rankings?indicator=recognised-of-registered&unit=40@2018-03-26&period=2023", UriKind.Relative));
        await unlisted.ShouldRefuse(422, "not-ranked");
        using var before = await anybody.GetAsync(new Uri("/v1/rankings?indicator=recognised-per-10000&unit=40@2018-03-26&period=2017", UriKind.Relative));
        await before.ShouldRefuse(422, "not-ranked");

        var ranking = await anybody.Read("/v1/rankings?indicator=recognised-per-10000&unit=415@2018-03-26&period=2023&structure=2024-12-31");
        Assert.Equal(["1 Xã số 1 70", "2 Xã số 2 30", "3 Xã số 3 16.6667"], ranking.GetProperty("ranked").EnumerateArray().Take(3)
            .Select(one => $"{one.GetProperty("rank")} {one.GetProperty("unit").Text("name")} {one.Number("value")}"));
        Assert.Contains("26/3/2018", ranking.Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ratio_is_ranked_from_the_document_that_allows_it_until_the_one_that_ends_it_and_a_count_by_none()
    {
        var office = world.Reporting.As("office", SampleUnits.ProvinceClaim, "reporting.define");
        object Policy(string indicator, string from) => new { indicator, from, smallestDenominator = 1, document = "12-HD/BDVTU" };
        async Task Ranked(string period, string? refused)
        {
            using var ranking = await province.GetAsync(new Uri($"/v1/rankings?indicator=found-of-registered&unit=40@2018-03-26&period={period}", UriKind.Relative));
            if (refused is null)
                Assert.Equal("12-HD/BDVTU", (await ranking.ShouldBe(HttpStatusCode.OK)).Text("policy"));
            else
                await ranking.ShouldRefuse(422, refused);
        }
        using (var count = await office.Post("/v1/ranking-policies", Policy("models-recognised", "2020-01-01")))
            await count.ShouldRefuse(422, "counts-are-not-ranked");
        using (var unknown = await office.Post("/v1/ranking-policies", Policy("models-per-person", "2020-01-01")))
            await unknown.ShouldRefuse(404, "indicator-not-found");
        using (var stranger = await province.Post("/v1/ranking-policies", Policy("found-of-registered", "2020-01-01")))
            await stranger.ShouldRefuse(403, "forbidden");
        await Ranked("2023", "not-ranked");

        using var declared = await office.Post("/v1/ranking-policies", Policy("found-of-registered", "2020-01-01"), key: "ranked-once");
        using var again = await office.Post("/v1/ranking-policies", Policy("found-of-registered", "2020-01-01"), key: "ranked-once");
        var id = (await declared.ShouldBe(HttpStatusCode.Created)).Id();
        Assert.Equal(id, (await again.ShouldBe(HttpStatusCode.Created)).Id());
        using (var another = await office.Post("/v1/ranking-policies", Policy("found-of-registered", "2022-01-01")))
            await another.ShouldRefuse(409, "ranking-policy-holds");
        await Ranked("2019", "not-ranked");
        await Ranked("2023", null);

        object Ending(string on) => new { on, document = "15-HD/BDVTU" };
        using (var unguarded = await office.Post($"/v1/ranking-policies/{id}/endings", Ending("2023-07-01")))
            await unguarded.ShouldRefuse(428, "if-match-missing");
        using (var tooEarly = await office.Post($"/v1/ranking-policies/{id}/endings", Ending("2020-01-01"), ifMatch: "\"1\""))
            await tooEarly.ShouldRefuse(422, "ranking-policy-end-unfit");
        using var ended = await office.Post($"/v1/ranking-policies/{id}/endings", Ending("2023-07-01"), ifMatch: "\"1\"");
        Assert.Equal(("2023-07-01", "15-HD/BDVTU"), ((await ended.ShouldBe(HttpStatusCode.OK)).Text("to"), (await province.Read($"/v1/ranking-policies/{id}")).Text("endedBy")));
        using (var twice = await office.Post($"/v1/ranking-policies/{id}/endings", Ending("2023-08-01"), ifMatch: "\"2\""))
            await twice.ShouldRefuse(409, "ranking-policy-ended");
        await Ranked("2022", null);
        await Ranked("2023", "not-ranked");

        // Of a ratio that is not published, nobody else is told; of the first, which came with the service, everybody is.
        using (var hidden = await world.Reporting.Anonymous().GetAsync(new Uri($"/v1/ranking-policies/{id}", UriKind.Relative)))
            await hidden.ShouldRefuse(404, "ranking-policy-not-found");
        Assert.Equal("recognised-per-10000", Assert.Single((await world.Reporting.Anonymous().Read("/v1/ranking-policies")).GetProperty("items").EnumerateArray()).Text("indicator"));
        Assert.Equal("ranking-policy-declared ranking-policy-ended", await world.Reporting.Database.Read<string>(
            $"select string_agg(split_part(type, '.', 4), ' ' order by version) from event_log where subject = '{id}'"));
    }

    [Fact]
    public async Task A_ratio_is_divided_anew_at_every_level_and_never_added_up()
    {
        using var asked = await world.Reporting.Anonymous().Post("/v1/queries", new { indicators = new[] { "recognised-per-10000" }, unit = "415@2018-03-26", periods = new[] { "2023" }, structure = "2024-12-31" });
        var row = (await asked.ShouldBe(System.Net.HttpStatusCode.OK)).GetProperty("rows")[0];
        Assert.Equal((28m, 32100m, 8.7227m), (row.Number("numerator"), row.Number("denominator"), row.Number("value")));
    }

    [Fact]
    public async Task A_target_has_an_owner_a_way_and_a_forecast_and_one_that_is_met_already_says_so()
    {
        async Task<System.Text.Json.JsonElement> Agreed(decimal value)
        {
            using var agreed = await province.Post("/v1/targets", new
            {
                unitId = SampleUnits.QuePhong, indicator = "models-recognised", period = value > 10 ? "2024" : "2024-01-01..2024-12-30", value,
                owner = "Ban Dân vận Huyện ủy", document = "05-CT/TU", milestones = new[] { new { day = "2024-06-30", value = value / 4 } },
            });
            var id = (await agreed.ShouldBe(System.Net.HttpStatusCode.Created)).Id();
            return await world.Reporting.Anonymous().Read($"/v1/targets/{id}");
        }
        var ambitious = await Agreed(40);
        Assert.Equal((28m, "behind", false, false), (ambitious.GetProperty("target").Number("baseline"), ambitious.Text("standing"),
            ambitious.GetProperty("willBeReached").GetBoolean(), ambitious.GetProperty("tooLow").GetBoolean()));
        Assert.Equal((2m, 40m), (ambitious.Number("value"), ambitious.Number("expected")));
        Assert.True((await Agreed(2)).GetProperty("tooLow").GetBoolean());
        Assert.Equal(2, (await world.Reporting.Anonymous().Read($"/v1/targets?unit={SampleUnits.QuePhong}")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public void What_is_expected_on_the_way_follows_the_milestones()
    {
        var target = new Targets.Target();
        target.Agree(Guid.Empty, "x", new(new(2024, 1, 1), new(2024, 12, 31)), 40, "x", "x", null, [new(new(2024, 6, 30), 10)]).Refused(out _, out _);
        Assert.Equal([0m, 5m, 10m, 25m, 40m], new[] { "2023-12-31", "2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31" }.Select(day => Math.Round(target.Expected(DateOnly.Parse(day, null)))));
        Assert.Equal(20m, Math.Round(target.Forecast(10, new(2024, 6, 30)), 0));
    }
}
