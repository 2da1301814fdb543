using System.Net;
using System.Text.Json;
using DanVan.Reporting.Signals;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

public sealed class SignalsTests(Counted world) : IClassFixture<Counted>
{
    private static readonly Guid[] Units = [.. Enumerable.Range(1, 8).Select(_ => Guid.CreateVersion7())];

    [Fact]
    public void Ordinary_months_raise_nothing()
    {
        var random = new Random(20180326);
        var figures = Figures(_ => [.. Enumerable.Range(0, 12).Select(_ => (decimal)random.Next(8, 14))]);
        Assert.Empty(Signs.Of(figures, percent: false).Concat(Outliers.By(OutlierMethod.ModifiedZ, null)!.Among(figures.ToDictionary(unit => unit.Key, unit => unit.Value.Sum()))));
    }

    [Theory]
    [InlineData("round-numbers", "10,15,20,5,10,25,15", false)]
    [InlineData("too-smooth", "100,110,121,133,146,161", false)]
    [InlineData("always-all", "100,100,100,100,100,100", true)]
    public void Numbers_that_are_too_good_are_noticed(string kind, string months, bool percent) =>
        Assert.Contains(kind, Signs.Of(new Dictionary<Guid, decimal[]> { [Units[0]] = [.. months.Split(',').Select(month => decimal.Parse(month, System.Globalization.CultureInfo.InvariantCulture))] }, percent).Select(sign => sign.Kind));

    [Fact]
    public void Two_communes_with_the_same_row_point_at_each_other()
    {
        var signs = Signs.Of(new Dictionary<Guid, decimal[]> { [Units[0]] = [1, 3, 2, 4, 7, 6], [Units[1]] = [1, 3, 2, 4, 7, 6], [Units[2]] = [1, 3, 2, 4, 7, 5] }, percent: false).ToList();
        Assert.Equal([(Units[0], Units[1]), (Units[1], Units[0])], signs.Select(sign => (sign.UnitId, sign.OtherUnitId!.Value)));
    }

    [Fact]
    public async Task What_is_found_is_raised_once_as_an_event_that_strangers_do_not_read()
    {
        // Two communes that register one model each month, and two in March.
        foreach (var unit in new[] { SampleUnits.DongVinh, SampleUnits.DoiCung })
        {
            foreach (var month in Enumerable.Range(1, 12))
                await world.Count("models-registered", unit, month == 3 ? 2 : 1, "signals", $"2023-{month:00}-02");
        }
        var province = world.Caller("province");
        async Task<JsonElement> Look() => await (await province.Post("/v1/signals", new { indicator = "models-registered", unit = SampleUnits.VinhClaim, period = "2023" })).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(["identical-rows", "identical-rows"], (await Look()).GetProperty("raised").EnumerateArray().Select(one => one.Text("kind")));
        Assert.Equal((0, 2m), ((await Look()) is var again ? again.GetProperty("raised").GetArrayLength() : -1, again.Number("knownBefore")));
        using var foreign = await world.Caller("que-phong").Post("/v1/signals", new { indicator = "models-registered", unit = SampleUnits.VinhClaim, period = "2023" });
        await foreign.ShouldRefuse(403, "forbidden");

        Assert.Single((await province.Read($"/v1/signals?unit={SampleUnits.DoiCung}")).GetProperty("items").EnumerateArray());
        await Eventually.Holds(async () => await Fed("province", 2023) == 2);
        // Of a pair only who may see both: the city has ended, so the province.
        Assert.Equal((0, 0), (await Fed("que-phong", 2023), await Fed("thanh-vinh", 2023)));
    }

    [Fact]
    public async Task A_unit_learns_that_another_has_the_same_row_but_not_which()
    {
        foreach (var unit in new[] { SampleUnits.DongVinh, SampleUnits.MuongNoc })
        {
            foreach (var month in Enumerable.Range(1, 12))
                await world.Count("models-registered", unit, month == 5 ? 3 : 1, "signals", $"2022-{month:00}-02");
        }
        var province = world.Caller("province");
        await (await province.Post("/v1/signals", new { indicator = "models-registered", unit = SampleUnits.ProvinceClaim, period = "2022" })).ShouldBe(HttpStatusCode.OK);
        async Task<JsonElement> Told(string role) => Assert.Single((await world.Caller(role).Read($"/v1/signals?unit={SampleUnits.DongVinh}")).GetProperty("items").EnumerateArray(), one => one.Text("from") == "2022-01-01");
        Assert.Equal(SampleUnits.MuongNoc, (await Told("province")).GetProperty("otherUnitId").GetGuid());
        Assert.Equal(("identical-rows", false), ((await Told("thanh-vinh")).Text("kind"), (await Told("thanh-vinh")).TryGetProperty("otherUnitId", out _)));
        // Who follows the feed of one of them is not told of the pair either.
        await Eventually.Holds(async () => await Fed("province", 2022) == 2);
        Assert.Equal((0, 0), (await Fed("thanh-vinh", 2022), await Fed("que-phong", 2022)));
    }

    /// <summary>How many signals of a year the feed tells a caller of.</summary>
    private async Task<int> Fed(string role, int year) => (await world.Caller(role).Read("/v1/changes?types=vn.danvan.reporting.signal-raised.v1")).GetProperty("events").EnumerateArray()
        .Count(one => one.GetProperty("data").Text("from") == $"{year}-01-01");

    private static Dictionary<Guid, decimal[]> Figures(Func<int, decimal[]> months) => Units.Select((unit, at) => (unit, at)).ToDictionary(one => one.unit, one => months(one.at));
}
