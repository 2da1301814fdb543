using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>480 communes of 2018 with one model each, read in every structure since: the real units, the real mergers.</summary>
[Collection(typeof(WorldCollection))]
public sealed class GoldenTests(World world)
{
    [Theory]
    [InlineData("2018-06-30", 21)]
    [InlineData("2020-06-30", 21)]
    [InlineData("2024-12-31", 20)]
    [InlineData("2026-01-01", 130)]
    public async Task A_figure_of_2018_keeps_its_sum_in_every_structure_to_the_unit(string structure, int units)
    {
        var figure = await world.Figure("2018", DateOnly.Parse(structure, null), "children");
        var recast = figure.GetProperty("recast");
        Assert.Equal((480m, 480m, 0m), (figure.GetProperty("asReported").Number("value"), recast.Number("value"), recast.Number("unplaced")));
        Assert.Equal(480m, Rows(recast).Sum(row => row.Number("value")));
        Assert.Equal(units, Rows(recast).Count);
        // Whatever was moved inside the province, the province's own sum is no estimate.
        Assert.Equal(0m, recast.Number("estimatedShare"));
    }

    [Fact]
    public async Task Every_commune_of_today_has_what_the_communes_of_2018_that_went_into_it_had()
    {
        var figure = await world.Figure("2018", World.In2026, "children");
        Assert.Equal(Structures.Communes2018ByCommuneOfToday().OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}: {one.Value}"),
            Rows(figure.GetProperty("recast")).Select(row => $"{row.GetProperty("unit").Text("code")}: {row.Number("value")}"));
    }

    [Fact]
    public async Task The_former_districts_stay_an_axis_of_comparison_after_their_end()
    {
        var figure = await world.Figure("2018", World.In2026, "district");
        var recast = figure.GetProperty("recast");
        Assert.Equal("2025-06-30", recast.Text("structure"));
        Assert.Equal(Structures.Communes2018ByLastDistrict().OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}: {one.Value}"),
            Rows(recast).Select(row => $"{row.GetProperty("unit").Text("code")}: {row.Number("value")}"));
    }

    [Fact]
    public async Task As_reported_a_district_of_2018_has_its_communes_of_2018()
    {
        var figure = await world.Figure("2018", World.In2018, "children");
        var communes = Structures.Communes2018.CountBy(row => row["parent_code"]).OrderBy(one => one.Key, StringComparer.Ordinal);
        Assert.Equal(communes.Select(one => $"{one.Key}: {one.Value}"),
            Rows(figure.GetProperty("asReported")).Select(row => $"{row.GetProperty("unit").Text("code")}: {row.Number("value")}"));
    }

    [Fact]
    public async Task Vinh_of_2024_has_its_own_figures_of_2018_and_those_of_Cua_Lo_and_of_four_communes_of_Nghi_Loc()
    {
        var then = await world.Figure("2018", World.In2018, unit: "412@2018-03-26");
        var later = await world.Figure("2018", World.In2024, unit: "412@2018-03-26");
        Assert.Equal(25m, then.GetProperty("recast").Number("value"));
        Assert.Equal(25m, later.GetProperty("asReported").Number("value"));
        Assert.Equal(25m + 7 + 4, later.GetProperty("recast").Number("value"));
    }

    [Fact]
    public async Task A_commune_named_by_a_code_of_today_is_not_the_commune_that_bore_the_code_in_2018()
    {
        // 16849 was Hữu Lập and is Hữu Kiệm, whose old namesake had 16861.
        var huuLap = await world.Figure("2018", World.In2018, unit: "16849@2018-03-26");
        var huuKiem = await world.Figure("2018", World.In2026, unit: "16849@2026-01-01");
        Assert.Equal(("Xã Hữu Lập", 1m), (huuLap.GetProperty("unit").Text("name"), huuLap.GetProperty("asReported").Number("value")));
        Assert.Equal(("Xã Hữu Kiệm", 0m), (huuKiem.GetProperty("unit").Text("name"), huuKiem.GetProperty("asReported").Number("value")));
        Assert.Equal(Structures.Communes2018ByCommuneOfToday()["16849"], huuKiem.GetProperty("recast").Number("value"));
    }

    [Fact]
    public async Task The_comparison_shows_each_structure_and_one_sum_for_all_of_them()
    {
        var comparison = await world.Anybody.Read(
            $"/v1/comparisons?indicator=models-recognised&unit={World.Nghean}&structures=2018-06-30,2020-06-30,2024-12-31,2026-01-01");
        var days = comparison.GetProperty("days").EnumerateArray().ToList();
        Assert.Equal(["21/480", "21/460", "20/412", "0/130"], days.Select(day => $"{day.Number("districts")}/{day.Number("communes")}"));
        foreach (var recast in days[0].GetProperty("recast").EnumerateArray())
            Assert.Equal((480m, 0m), (recast.Number("value"), recast.Number("unplaced")));
        Assert.Equal([480m, 460m, 412m, 130m], days[0].GetProperty("recast").EnumerateArray().Select(recast => recast.Number("places")));
    }

    [Fact]
    public async Task Units_of_2018_are_counted_and_found_again_in_those_of_today()
    {
        var figure = await world.Anybody.Read($"/v1/figures?indicator=units&unit={World.Nghean}&period=2018&structure=2026-01-01&by=children");
        Assert.Equal(480m, figure.GetProperty("asReported").Number("value"));
        Assert.Equal(480m, Rows(figure.GetProperty("recast")).Sum(row => row.Number("value")));
        Assert.Equal(130, Rows(figure.GetProperty("recast")).Count);
    }

    internal static List<JsonElement> Rows(JsonElement cast) => [.. cast.GetProperty("rows").EnumerateArray()];
}
