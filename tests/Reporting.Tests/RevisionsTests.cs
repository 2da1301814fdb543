using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>What was known when: every change of a figure is listed, and what was answered as of a time is answered so for ever.</summary>
public sealed class RevisionsTests(Counted world) : IClassFixture<Counted>
{
    private const string Figure = $"indicator=models-recognised&unit={SampleUnits.QuePhongClaim}&period=2024";

    private readonly HttpClient anybody = world.Reporting.Anonymous();

    [Fact]
    public async Task Every_change_of_a_figure_is_listed_with_its_day_and_as_of_that_day_the_figure_is_what_stands_there()
    {
        // Of two that were known in time, one is withdrawn in 2025, and a third is entered late.
        await world.Reporting.Database.Run($"""
            update fact set known_until = '2025-03-26 09:00' where id = (select min(id) from fact where indicator = 'models-recognised' and unit_id = '{SampleUnits.MuongNoc}');
            insert into fact (indicator, version, subject, unit_id, occurred_on, value, known_at, cause, source, position)
            values ('models-recognised', 1, gen_random_uuid(), '{SampleUnits.MuongNoc}', '2024-11-20', 1, '2025-05-19 09:00', gen_random_uuid(), 'late', 1)
            """);
        var revisions = (await anybody.Read($"/v1/figures/revisions?{Figure}")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["2024-01-10 1 1 1 0", "2024-01-17 1 2 1 0", "2025-03-26 -1 1 0 1", "2025-05-19 1 2 1 0"], revisions.Select(one =>
            $"{one.Text("on")} {one.Number("change")} {one.Number("asReported")} {one.Number("learnt")} {one.Number("withdrawn")}"));
        foreach (var one in revisions)
            Assert.Equal(one.Number("asReported"), (await anybody.Read($"/v1/figures?{Figure}&asOf={one.Text("on")}")).GetProperty("asReported").Number("value"));
        var first = await anybody.Read($"/v1/figures/revisions?{Figure}&limit=3");
        Assert.Equal("2025-05-19", Assert.Single((await anybody.Read($"/v1/figures/revisions?{Figure}&limit=3&cursor={Uri.EscapeDataString(first.Text("next"))}")).GetProperty("items").EnumerateArray()).Text("on"));
    }

    [Fact]
    public async Task As_of_the_same_time_an_answer_has_the_same_bytes_whatever_became_known_since()
    {
        const string asOf = "2024-02-01", vinh = $"indicator=models-recognised&unit={SampleUnits.VinhClaim}&period=2024";
        await world.Reporting.Database.Run("""
            insert into event_followed (source, position, head, recorded_at) values ('model-registry', 2, 2, '2024-06-01') on conflict (source) do update set position = 2, head = 2, recorded_at = '2024-06-01';
            insert into event_archive (source, position, id, type, subject, subject_version, actor, occurred_at, recorded_at, data)
            select 'model-registry', n, gen_random_uuid(), 'vn.danvan.model-registry.model-started.v1', gen_random_uuid(), 1, 'test', date '2024-01-01' + 60 * n, date '2024-01-01' + 25 * n, '{}' from generate_series(1, 2) n
            """);
        string[] questions =
        [
            $"/v1/figures?{vinh}&by=children&asOf={asOf}", $"/v1/figures?{vinh}&structure=2026-01-01&asOf={asOf}", $"/v1/figures/why?{vinh}&asOf={asOf}", $"/v1/figures/revisions?{vinh}&asOf={asOf}",
            $"/v1/comparisons?indicator=models-recognised&unit={SampleUnits.ProvinceClaim}&structures=2024-06-30,2026-01-01&asOf={asOf}",
            $"/v1/figures?indicator=opinions-received&unit={SampleUnits.ProvinceClaim}&period=2024&asOf={asOf}",
        ];
        async Task<string[]> Answers()
        {
            using var query = await anybody.Post("/v1/queries", new { indicators = new[] { "models-recognised", "recognised-per-10000" }, unit = SampleUnits.ProvinceClaim, periods = new[] { "2023", "2024" }, level = "district", asOf });
            await query.ShouldBe(HttpStatusCode.OK);
            return [.. await Task.WhenAll(questions.Select(one => anybody.GetStringAsync(new Uri(one, UriKind.Relative)))), await query.Content.ReadAsStringAsync()];
        }
        var then = await Answers();
        Assert.Equal((1m, "2024-01-26"), JsonDocument.Parse(then[0]).RootElement.GetProperty("freshness").GetProperty("sources").EnumerateArray()
            .Where(one => one.Text("source") == "model-registry").Select(one => (one.Number("position"), one.Text("recordedAt")[..10])).Single());
        await world.Count("models-recognised", SampleUnits.DoiCung, 3, "since", "2024-04-01");
        await world.Count("opinions-received", SampleUnits.MuongNoc, 10, "since", "2024-04-01");
        await world.Reporting.Database.Run("""
            insert into event_archive (source, position, id, type, subject, subject_version, actor, occurred_at, recorded_at, data)
            values ('model-registry', 3, gen_random_uuid(), 'vn.danvan.model-registry.model-started.v1', gen_random_uuid(), 1, 'test', '2024-06-02', '2024-06-02', '{}');
            update event_followed set position = 3, head = 3, recorded_at = '2024-06-02' where source = 'model-registry';
            """);
        Assert.Equal(then, await Answers());
    }
}
