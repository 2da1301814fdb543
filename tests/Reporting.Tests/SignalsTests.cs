using System.Net;
using System.Text.Json;
using DanVan.Reporting.Signals;
using DanVan.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DanVan.Reporting.Tests;

public sealed class SignalsTests(Counted world) : IClassFixture<Counted>
{
    /// <summary>The month that goes on, whatever day it is.</summary>
    private static readonly DateOnly Month = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7)) is var day ? new(day.Year, day.Month, 1) : default;

    private static readonly Guid[] Units = [.. Enumerable.Range(1, 8).Select(_ => Guid.CreateVersion7())];

    [Fact]
    public void Ordinary_months_raise_nothing()
    {
        var random = new Random(20180326);
        var figures = Figures(_ => [.. Enumerable.Range(0, 12).Select(_ => (decimal?)random.Next(8, 14))]);
        Assert.Empty(Signs.Of(figures, divided: false, percent: false).Concat(Outliers.By(OutlierMethod.ModifiedZ, null)!.Among(figures.ToDictionary(unit => unit.Key, unit => unit.Value.Sum()!.Value))));
    }

    [Theory]
    [InlineData("round-numbers", "10,15,20,5,10,25,15", false)]
    [InlineData("too-smooth", "100,110,121,133,146,161", false)]
    [InlineData("always-all", "100,100,100,100,100,100", true)]
    public void Numbers_that_are_too_good_are_noticed(string kind, string months, bool percent) =>
        Assert.Contains(kind, Signs.Of(Row(months), divided: percent, percent).Select(sign => sign.Kind));

    [Theory]
    [InlineData("too-smooth", "100,110,121,,146,161,177,195,214,236", false)]
    [InlineData("too-smooth", "100,110,121,133,146,161,,", false)]
    [InlineData("always-all", ",100,100,100,,100,100,100", true)]
    public void A_month_of_which_nothing_is_known_hides_nothing(string kind, string months, bool percent) =>
        Assert.Contains(kind, Signs.Of(Row(months), divided: percent, percent).Select(sign => sign.Kind));

    [Theory]
    [InlineData("100,110,121,0,146,161,177,195", false)]
    [InlineData("100,,121,,146,,177,,214,,260,,300", false)]
    [InlineData("100,100,100,,,,,100,100", true)]
    [InlineData("50,25,50,75,100,50,25", true)]
    public void A_month_with_nothing_and_months_too_few_to_compare_and_the_digits_of_a_ratio_say_nothing(string months, bool percent) =>
        Assert.Empty(Signs.Of(Row(months), divided: percent, percent));

    [Fact]
    public void Two_communes_with_the_same_row_point_at_each_other()
    {
        var signs = Signs.Of(new Dictionary<Guid, decimal?[]> { [Units[0]] = [1, 3, 2, 4, 7, 6], [Units[1]] = [1, 3, 2, 4, 7, 6], [Units[2]] = [1, 3, 2, 4, 7, 5] }, divided: false, percent: false).ToList();
        Assert.Equal([(Units[0], Units[1]), (Units[1], Units[0])], signs.Select(sign => (sign.UnitId, sign.OtherUnitId!.Value)));
    }

    [Fact]
    public async Task In_a_period_that_goes_on_the_months_that_have_ended_are_looked_at_and_one_without_a_denominator_hides_no_other()
    {
        // Each month two of two are recognised, in the third none is registered; and what is verified grows by a tenth a month.
        var months = Enumerable.Range(1, 8).Select(back => Month.AddMonths(-back)).Reverse().ToList();
        foreach (var (month, at) in months.Select((month, at) => (month, at)))
        {
            foreach (var indicator in new[] { "models-registered", "models-recognised" })
                await world.Count(indicator, SampleUnits.ThanhVinh, at == 2 ? 0 : 2, "running", $"{month:yyyy-MM}-02");
            await world.Count("models-verified", SampleUnits.ThanhVinh, 1, "running", $"{month:yyyy-MM}-02", $"{Math.Round(1000 * Math.Pow(1.1, at))}");
        }
        var period = $"{months[0]:yyyy-MM}..{Month.AddMonths(3):yyyy-MM}";
        async Task<string[]> Look(string indicator)
        {
            using var looked = await Planner.Post("/v1/signals", new { indicator, unit = SampleUnits.ProvinceClaim, period });
            return [.. (await looked.ShouldBe(HttpStatusCode.OK)).GetProperty("raised").EnumerateArray().Select(one => $"{one.Text("kind")}: {one.Text("explanation")}")];
        }
        Assert.Equal(["always-all: 100% trong cả 7 tháng có số liệu"], await Look("recognised-of-registered"));
        Assert.Equal(["too-smooth: thay đổi đều 10% mỗi tháng trong 8 tháng"], await Look("models-verified"));
        using var future = await Planner.Post("/v1/signals", new { indicator = "models-verified", unit = SampleUnits.ProvinceClaim, period = $"{Month:yyyy-MM}..{Month.AddMonths(3):yyyy-MM}" });
        await future.ShouldRefuse(400, "invalid-period");
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
        async Task<JsonElement> Look() => await (await Planner.Post("/v1/signals", new { indicator = "models-registered", unit = SampleUnits.VinhClaim, period = "2023" })).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(["identical-rows", "identical-rows"], (await Look()).GetProperty("raised").EnumerateArray().Select(one => one.Text("kind")));
        Assert.Equal((0, 2m), ((await Look()) is var again ? again.GetProperty("raised").GetArrayLength() : -1, again.Number("knownBefore")));

        Assert.Single((await province.Read($"/v1/signals?unit={SampleUnits.DoiCung}")).GetProperty("items").EnumerateArray());
        await Eventually.Holds(async () => await Fed("province", 2023) == 2);
        // Of a pair only who may see both: the city has ended, so the province.
        Assert.Equal((0, 0), (await Fed("que-phong", 2023), await Fed("thanh-vinh", 2023)));
    }

    [Theory]
    [InlineData("models-registered", SampleUnits.QuePhongClaim, "reporting.read", "reporting.plan")]
    // What everybody may see, not everybody may put on the list of those who inspect.
    [InlineData("models-recognised", SampleUnits.QuePhongClaim, "reporting.read", "reporting.plan")]
    [InlineData("models-recognised", SampleUnits.ProvinceClaim, "reporting.read")]
    public async Task Only_who_plans_for_a_unit_may_have_its_figures_looked_through(string indicator, string unit, params string[] scopes)
    {
        using var foreign = await world.Reporting.As("foreign", unit, scopes).Post("/v1/signals", new { indicator, unit = SampleUnits.VinhClaim, period = "2023", threshold = 1 });
        await foreign.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task A_half_year_that_has_ended_is_looked_through_once_without_anybody_asking_however_many_look_at_once()
    {
        // In the half-year, plans grow by a tenth each month.
        var period = WatchSignals.Ended(DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7)));
        for (var at = 0; at < 6; at++)
            await world.Count("plans-submitted", SampleUnits.ThanhVinh, 1, "half-year", $"{period.From.AddMonths(at):yyyy-MM}-02", $"{Math.Round(1000 * Math.Pow(1.1, at))}");
        var watch = world.Reporting.Services.GetServices<IHostedService>().OfType<WatchSignals>().Single();
        async Task<List<JsonElement>> Looked()
        {
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => watch.Look(TestContext.Current.CancellationToken)));
            return [.. (await Planner.Read($"/v1/signals?unit={SampleUnits.ThanhVinh}")).GetProperty("items").EnumerateArray().Where(one => one.Text("indicator") == "plans-submitted")];
        }
        // When the service started there was nothing to find.
        List<JsonElement> found = [];
        await Eventually.Holds(async () =>
        {
            await world.Reporting.Database.Run("delete from signal_look");
            return (found = await Looked()).Count > 0;
        });
        var told = Assert.Single(found);
        Assert.Equal(("too-smooth", $"{period.From:yyyy-MM-dd}", $"{period.To:yyyy-MM-dd}"), (told.Text("kind"), told.Text("from"), told.Text("to")));
        Assert.Equal(1, await world.Reporting.Database.Read<int>($"select count(*) from event_log where subject = '{told.Id()}'"));

        // As if it had not been told: it is not looked through again.
        await world.Reporting.Database.Run($"delete from signal where id = '{told.Id()}'");
        Assert.Empty(await Looked());
    }

    [Theory]
    [InlineData("2026-11-30", "2026-01-01", "2026-06-30")]
    [InlineData("2026-07-30", "2025-07-01", "2025-12-31")]
    [InlineData("2026-07-31", "2026-01-01", "2026-06-30")]
    [InlineData("2027-01-31", "2026-07-01", "2026-12-31")]
    public void The_half_year_that_ended_is_looked_through_when_it_is_no_longer_reported_about(string day, string from, string to) =>
        Assert.Equal((DateOnly.Parse(from, null), DateOnly.Parse(to, null)), (WatchSignals.Ended(DateOnly.Parse(day, null)).From, WatchSignals.Ended(DateOnly.Parse(day, null)).To));

    [Fact]
    public async Task A_unit_learns_that_another_has_the_same_row_but_not_which()
    {
        foreach (var unit in new[] { SampleUnits.DongVinh, SampleUnits.MuongNoc })
        {
            foreach (var month in Enumerable.Range(1, 12))
                await world.Count("models-registered", unit, month == 5 ? 3 : 1, "signals", $"2022-{month:00}-02");
        }
        await (await Planner.Post("/v1/signals", new { indicator = "models-registered", unit = SampleUnits.ProvinceClaim, period = "2022" })).ShouldBe(HttpStatusCode.OK);
        async Task<JsonElement> Told(string role) => Assert.Single((await world.Caller(role).Read($"/v1/signals?unit={SampleUnits.DongVinh}")).GetProperty("items").EnumerateArray(), one => one.Text("from") == "2022-01-01");
        Assert.Equal(SampleUnits.MuongNoc, (await Told("province")).GetProperty("otherUnitId").GetGuid());
        Assert.Equal(("identical-rows", false), ((await Told("thanh-vinh")).Text("kind"), (await Told("thanh-vinh")).TryGetProperty("otherUnitId", out _)));
        // Who follows the feed of one of them is not told of the pair either.
        await Eventually.Holds(async () => await Fed("province", 2022) == 2);
        Assert.Equal((0, 0), (await Fed("thanh-vinh", 2022), await Fed("que-phong", 2022)));
    }

    private HttpClient Planner => world.Reporting.As("planner", SampleUnits.ProvinceClaim, "reporting.read", "reporting.plan");

    /// <summary>How many signals of a year the feed tells a caller of.</summary>
    private async Task<int> Fed(string role, int year) => (await world.Caller(role).Read("/v1/changes?types=vn.danvan.reporting.signal-raised.v1")).GetProperty("events").EnumerateArray()
        .Count(one => one.GetProperty("data").Text("from") == $"{year}-01-01");

    private static Dictionary<Guid, decimal?[]> Row(string months) => new()
    {
        [Units[0]] = [.. months.Split(',').Select(month => month is "" ? (decimal?)null : decimal.Parse(month, System.Globalization.CultureInfo.InvariantCulture))],
    };

    private static Dictionary<Guid, decimal?[]> Figures(Func<int, decimal?[]> months) => Units.Select((unit, at) => (unit, at)).ToDictionary(one => one.unit, one => months(one.at));
}
