using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>Registrations are nobody's business but the unit's and those above it: in the value, in its rows, in its inputs.</summary>
[Collection(typeof(WorldCollection))]
public sealed class RightsTests(World world)
{
    private const string Registered = "/v1/figures?indicator=models-registered&period=2018&structure=2026-01-01&unit=", ThanhVinh = "16681@2026-01-01";

    private readonly HttpClient commune = world.Reporting.As("thanh-vinh", ThanhVinh, "reporting.read");

    [Fact]
    public async Task Without_a_token_unpublished_figures_are_refused()
    {
        foreach (var path in new[] { Registered + World.Nghean, Registered.Replace("figures", "figures/why", StringComparison.Ordinal) + World.Nghean })
        {
            using var answer = await world.Anybody.GetAsync(new Uri(path, UriKind.Relative));
            await answer.ShouldRefuse(401, "indicator-not-public");
        }
    }

    [Fact]
    public async Task A_token_without_the_scope_or_without_a_unit_is_refused()
    {
        foreach (var caller in new[] { world.Reporting.As("a", World.Nghean, "models.read"), world.Reporting.As("b", null, "reporting.read") })
        {
            using var answer = await caller.GetAsync(new Uri(Registered + World.Nghean, UriKind.Relative));
            await answer.ShouldRefuse(403, "forbidden");
        }
    }

    [Fact]
    public async Task A_province_sees_all_and_a_commune_of_today_what_passed_into_it()
    {
        var passed = Structures.Communes2018ByCommuneOfToday()["16681"];
        var all = await world.Province.Read(Registered + World.Nghean);
        Assert.Equal(("all", 480m), (all.Text("coverage"), all.GetProperty("asReported").Number("value")));
        var own = await commune.Read(Registered + ThanhVinh);
        Assert.Equal(("all", (decimal)passed), (own.Text("coverage"), own.GetProperty("recast").Number("value")));
    }

    [Fact]
    public async Task A_total_of_the_province_is_for_a_commune_only_its_own_part_and_says_so()
    {
        var passed = (decimal)Structures.Communes2018ByCommuneOfToday()["16681"];
        var total = await commune.Read($"{Registered}{World.Nghean}&by=children");
        Assert.Equal(("own-unit", passed, passed),
            (total.Text("coverage"), total.GetProperty("asReported").Number("value"), total.GetProperty("recast").Number("value")));
        Assert.Equal(["16681"], GoldenTests.Rows(total.GetProperty("recast")).Where(row => row.Number("value") > 0).Select(row => row.GetProperty("unit").Text("code")));
        var why = await commune.Read($"{Registered.Replace("figures", "figures/why", StringComparison.Ordinal)}{World.Nghean}&limit=500");
        Assert.Equal(passed, why.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_neighbour_is_refused_rather_than_shown_as_zero()
    {
        using var answer = await commune.GetAsync(new Uri(Registered + "17521@2026-01-01", UriKind.Relative));
        await answer.ShouldRefuse(403, "forbidden");
        using var comparison = await commune.GetAsync(
            new Uri("/v1/comparisons?indicator=models-registered&structures=2018-06-30,2026-01-01&unit=17521@2026-01-01", UriKind.Relative));
        await comparison.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task Indicators_that_are_not_published_are_listed_for_those_who_may_read_them()
    {
        static async Task<string[]> Codes(HttpClient caller) =>
            [.. (await caller.Read("/v1/indicators")).GetProperty("items").EnumerateArray().Select(one => one.Text("code"))];
        string[] published = ["consultations-opened", "models-recognised", "opinions-received", "recognised-per-10000", "residents", "units", .. ScorecardsTests.Indicators];
        Assert.Equal(published.Order(StringComparer.Ordinal), await Codes(world.Anybody));
        Assert.Equal(published.Concat(["found-of-registered", "models-found", "models-registered", "recognised-of-registered"]).Order(StringComparer.Ordinal), await Codes(world.Province));
    }
}
