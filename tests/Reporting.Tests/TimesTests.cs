using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>When it happened, when it became known, and what happens when it is said again.</summary>
[Collection(typeof(WorldCollection))]
public sealed class TimesTests(World world)
{
    [Fact]
    public async Task A_figure_entered_years_late_for_an_abolished_commune_counts_there_and_in_its_successor_today()
    {
        // Nghĩa Thắng ended with 2019; its land is in Nghĩa Hưng today.
        await world.Recognised(await world.Unit("16990", World.In2018), new(2019, 3, 1), new(2019, 5, 1));
        await world.CaughtUp();
        var then = await world.Figure("2019-05", World.In2018, unit: "16990@2018-03-26");
        var today = await world.Figure("2019-05", World.In2026, unit: "16972@2026-01-01");
        Assert.Equal(("Xã Nghĩa Thắng", 1m), (then.GetProperty("unit").Text("name"), then.GetProperty("asReported").Number("value")));
        Assert.Equal((0m, 1m), (today.GetProperty("asReported").Number("value"), today.GetProperty("recast").Number("value")));
    }

    [Fact]
    public async Task A_recognition_dated_after_the_end_of_its_commune_counts_where_the_commune_last_stood()
    {
        await world.Recognised(await world.Unit("17113", World.In2024), new(2025, 3, 1), new(2025, 12, 2));
        await world.CaughtUp();
        var figure = await world.Figure("2025-12", World.In2026, "district");
        Assert.Equal(1m, figure.GetProperty("asReported").Number("value"));
        Assert.Equal(["432: 1"], Named(figure.GetProperty("recast")));
        Assert.Equal(["17128: 1"], Named((await world.Figure("2025-12", World.In2026, "children")).GetProperty("recast")));
    }

    [Fact]
    public async Task A_commune_of_today_has_no_single_place_in_2018_but_its_province_has()
    {
        await world.Recognised(await world.Unit("17521", World.In2026), new(2025, 8, 1), new(2025, 9, 2));
        await world.CaughtUp();
        var province = (await world.Figure("2025-09-02", World.In2018)).GetProperty("recast");
        Assert.Equal((1m, 0m), (province.Number("value"), province.Number("unplaced")));
        // Its land lay in one district throughout.
        var districts = (await world.Figure("2025-09-02", World.In2018, "children")).GetProperty("recast");
        Assert.Equal((0m, "426: 1"), (districts.Number("unplaced"), Assert.Single(Named(districts))));
        var part = (await world.Figure("2025-09-02", World.In2018, unit: "17533@2018-03-26")).GetProperty("recast");
        Assert.Equal((0m, 1m), (part.Number("value"), part.Number("unplaced")));
    }

    [Fact]
    public async Task An_earlier_recognition_found_later_moves_the_model_and_what_was_known_before_can_still_be_asked()
    {
        const string muongLong = "16831@2018-03-26";
        var model = await world.Recognised(await world.Unit("16831", World.In2018), new(2019, 2, 1), new(2021, 6, 1));
        await world.CaughtUp();
        var knownAt = (await Why(muongLong, "2021"))[0].Text("knownAt");
        await world.Recognise(model, new(2019, 10, 15), "district");
        await world.CaughtUp();

        async Task<(decimal In2019, decimal In2021)> Known(string more) => (
            (await world.Figure("2019", World.In2018, unit: muongLong, more: more)).GetProperty("asReported").Number("value"),
            (await world.Figure("2021", World.In2018, unit: muongLong, more: more)).GetProperty("asReported").Number("value"));
        Assert.Equal((1m, 0m), await Known(""));
        Assert.Equal((0m, 1m), await Known($"&asOf={Uri.EscapeDataString(knownAt)}"));
        // Both are kept: the first with the time at which it ceased to be held true.
        Assert.Equal(1, await world.Reporting.Database.Read<int>(
            $"select count(*) from fact where subject = '{model.Id()}' and indicator = 'models-recognised' and known_until is not null"));
    }

    [Fact]
    public async Task A_withdrawn_recognition_counts_no_more_but_is_still_what_was_known_before()
    {
        const string dienHoa = "17899@2018-03-26";
        var model = await world.Recognised(await world.Unit("17899", World.In2018), new(2022, 2, 1), new(2022, 6, 1));
        await world.CaughtUp();
        var knownAt = (await Why(dienHoa, "2022"))[0].Text("knownAt");
        await world.Withdraw(model, new(2023, 1, 10));
        await world.CaughtUp();
        Assert.Equal(0m, (await world.Figure("2022", World.In2018, unit: dienHoa)).GetProperty("asReported").Number("value"));
        Assert.Equal(1m, (await world.Figure("2022", World.In2018, unit: dienHoa, more: $"&asOf={Uri.EscapeDataString(knownAt)}"))
            .GetProperty("asReported").Number("value"));
    }

    [Fact]
    public async Task As_of_a_time_before_a_reorganisation_was_entered_the_tree_of_that_time_is_used()
    {
        var then = await world.WhenOnlyTheStructureOf2013WasKnown();
        async Task<int> Districts(string more) => GoldenTests.Rows((await world.Anybody.Read(
            $"/v1/figures?indicator=units&unit={World.Nghean}&period=2018&structure=2026-01-01&by=children{more}")).GetProperty("recast")).Count;
        Assert.Equal(130, await Districts(""));
        // Nobody had told the platform yet that the districts would end.
        Assert.Equal(21, await Districts($"&asOf={Uri.EscapeDataString(then)}"));
    }

    [Fact]
    public async Task Saying_everything_again_changes_nothing()
    {
        async Task<(string, string)> State() => (
            (await world.Figure("2018", World.In2026, "children")).GetProperty("recast").GetRawText(),
            await world.Reporting.Database.Read<string>(
                "select (select md5(string_agg(f::text, ',' order by id)) from fact f) || (select md5(string_agg(e::text, ',' order by source, position)) from event_archive e)"));
        var before = await State();
        await world.SayEverythingAgain();
        Assert.Equal(before, await State());
    }

    [Fact]
    public async Task A_figure_opens_to_the_events_behind_it()
    {
        var inputs = await Why("412@2018-03-26", "2018");
        Assert.Equal(25, inputs.Count);
        foreach (var input in inputs)
        {
            var (cause, subject) = (input.GetProperty("event"), input.GetProperty("subject").GetGuid());
            Assert.Equal("vn.danvan.model-registry.model-recognised.v1", cause.Text("type"));
            Assert.Equal(subject, Guid.Parse(await world.RegistryDatabase.Read<string>(
                $"select e.subject::text from event_chain c join event_log e on e.id = c.event_id where c.position = {cause.GetProperty("position")}")));
        }
    }

    [Fact]
    public async Task A_figure_opens_to_the_documents_and_approvals_of_what_it_counts_to_its_definition_and_to_the_program_that_counted()
    {
        var model = await world.Recognised(await world.Unit("17914", World.In2018), new(2023, 2, 1), new(2023, 5, 19));
        await world.Recognise(model, new(2023, 8, 1), "district");
        await world.CaughtUp();
        var answer = await world.Anybody.Read("/v1/figures/why?indicator=models-recognised&unit=17914@2018-03-26&period=2023&structure=2018-03-26");
        var input = Assert.Single(answer.GetProperty("items").EnumerateArray());
        Assert.Equal(model.Text("title"), input.Text("title"));
        Assert.Equal(["12/QĐ-BCĐ"], input.GetProperty("documents").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(["2023-05-19 commune 12/QĐ-BCĐ", "2023-08-01 district 12/QĐ-BCĐ"], input.GetProperty("approvals").EnumerateArray().Select(one => $"{one.Text("on")} {one.Text("level")} {one.Text("document")}"));
        var definition = Assert.Single(answer.GetProperty("definitions").EnumerateArray());
        Assert.Equal(("models-recognised", input.Number("version")), (definition.Text("code"), definition.Number("version")));
        Assert.Contains("vn.danvan.model-registry.model-recognised.v1", definition.GetProperty("inputs").EnumerateArray().Select(one => one.Text("event")));
        Assert.Matches(@"^\d+\.\d+\.\d+", answer.Text("codeVersion"));
        // As of the first approval, the second was not known.
        var then = await world.Anybody.Read($"/v1/figures/why?indicator=models-recognised&unit=17914@2018-03-26&period=2023&structure=2018-03-26&asOf={Uri.EscapeDataString(input.Text("knownAt"))}");
        Assert.Single(Assert.Single(then.GetProperty("items").EnumerateArray()).GetProperty("approvals").EnumerateArray());
    }

    [Fact]
    public async Task A_number_of_units_opens_to_the_units_and_to_what_was_last_heard_of_each()
    {
        var inputs = await Why("412@2018-03-26", "2018", "units");
        Assert.Equal(25, inputs.Count);
        Assert.All(inputs, input => Assert.StartsWith("vn.danvan.committee.unit", input.GetProperty("event").Text("type"), StringComparison.Ordinal));
    }

    private async Task<List<JsonElement>> Why(string unit, string period, string indicator = "models-recognised")
    {
        List<JsonElement> inputs = [];
        for (var cursor = ""; cursor is not null;)
        {
            var page = await world.Anybody.Read($"/v1/figures/why?indicator={indicator}&unit={unit}&period={period}&structure=2018-03-26&limit=10{cursor}");
            inputs.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.TryGetProperty("next", out var next) ? $"&cursor={Uri.EscapeDataString(next.GetString()!)}" : null;
        }
        return inputs;
    }

    private static List<string> Named(JsonElement cast) =>
        [.. GoldenTests.Rows(cast).Where(row => row.Number("value") != 0).Select(row => $"{row.GetProperty("unit").Text("code")}: {row.Number("value")}")];
}
