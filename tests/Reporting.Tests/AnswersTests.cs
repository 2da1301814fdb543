using System.Text.Json;
using System.Text.Json.Nodes;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>What callers build upon: the document, the refusals, the freshness.</summary>
[Collection(typeof(WorldCollection))]
public sealed class AnswersTests(World world)
{
    [Fact]
    public async Task The_published_document_changes_only_on_purpose() =>
        Snapshot.Match("openapi", await world.Anybody.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)), "json");

    [Theory]
    [InlineData("unknown-indicator", 404, "indicator=models&unit=40@2018-03-26&period=2018")]
    [InlineData("unknown-unit", 404, "indicator=units&unit=99999@2018-03-26&period=2018")]
    [InlineData("bad-period", 400, "indicator=units&unit=40@2018-03-26&period=2018-Q5")]
    [InlineData("bad-as-of", 400, "indicator=units&unit=40@2018-03-26&period=2018&asOf=yesterday")]
    [InlineData("bad-division", 400, "indicator=units&unit=40@2018-03-26&period=2018&by=village")]
    [InlineData("missing-fields", 400, "indicator=units")]
    [InlineData("not-public", 401, "indicator=models-registered&unit=40@2018-03-26&period=2018")]
    public async Task A_question_that_cannot_be_answered_says_why(string name, int status, string question)
    {
        using var answer = await world.Anybody.GetAsync(new Uri($"/v1/figures?{question}", UriKind.Relative));
        Assert.Equal(status, (int)answer.StatusCode);
        Snapshot.Match($"problem-{name}", Stable(await answer.Content.ReadAsStringAsync()), "json");
    }

    [Theory]
    [InlineData("/v1/figures?indicator=models-recognised&unit=40@2018-03-26&period=2018")]
    [InlineData("/v1/figures/why?indicator=models-recognised&unit=40@2018-03-26&period=2018&limit=1")]
    [InlineData("/v1/figures/revisions?indicator=models-recognised&unit=40@2018-03-26&period=2018&limit=1")]
    [InlineData("/v1/comparisons?indicator=models-recognised&unit=40@2018-03-26&structures=2018-03-26")]
    [InlineData("/v1/queries")]
    [InlineData("/v1/scorecards?unit=40@2018-03-26&period=2024")]
    [InlineData("/v1/benchmarks?indicator=models-recognised&unit=412@2018-03-26&period=2018&structure=2018-03-26")]
    [InlineData("/v1/rankings?indicator=recognised-per-10000&unit=40@2018-03-26&period=2018&structure=2018-03-26")]
    [InlineData("/v1/exports/csv?indicators=models-recognised")]
    [InlineData("/v1/odata/Figures?$top=1")]
    public async Task Every_answer_says_how_fresh_it_is(string address)
    {
        await Heard("now()");
        using var answer = address == "/v1/queries"
            ? await world.Anybody.Post(address, new { indicators = new[] { "models-recognised" }, unit = World.Nghean, periods = new[] { "2018" } })
            : await world.Anybody.GetAsync(new Uri(address, UriKind.Relative));
        var content = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, content);
        var counted = await world.RegistryDatabase.Read<long>("select max(position) from event_chain");
        if (answer.Headers.TryGetValues("Freshness-Lag-Ms", out var lag))
        {
            Assert.Equal("0", Assert.Single(lag));
            Assert.Contains($"model-registry={counted}", Assert.Single(answer.Headers.GetValues("Freshness-Positions")).Split(", "));
            return;
        }
        var freshness = JsonDocument.Parse(content).RootElement.GetProperty("freshness");
        Assert.Equal((0m, 0m), (freshness.Number("lagMs"), freshness.Number("parked")));
        Assert.Equal(counted, freshness.GetProperty("sources").EnumerateArray().Single(one => one.Text("source") == "model-registry").Number("position"));
    }

    [Theory]
    [InlineData("/v1/figures/why?")]
    [InlineData("/v1/figures/revisions?")]
    public async Task What_was_known_at_a_time_is_told_with_the_freshness_of_that_time_however_far_behind_the_present_is(string address)
    {
        // All that was recorded by then has been followed, though nobody has been heard of for ten minutes.
        var then = await world.Reporting.Database.Read<string>("""select to_char(min(recorded_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from event_followed""");
        await world.Reporting.Database.Run("update event_followed set followed_at = now() - interval '10 minutes', recorded_at = coalesce(recorded_at, now())");
        try
        {
            using var answer = await world.Anybody.GetAsync(new Uri($"{address}indicator=models-recognised&unit=40@2018-03-26&period=2018&asOf={then}", UriKind.Relative));
            await answer.ShouldBe(System.Net.HttpStatusCode.OK);
            Assert.Equal("0", Assert.Single(answer.Headers.GetValues("Freshness-Lag-Ms")));
        }
        finally
        {
            await world.Reporting.Database.Run("update event_followed set followed_at = now(), recorded_at = case when position > 0 then recorded_at end");
        }
    }

    [Fact]
    public async Task Figures_older_than_the_limit_are_refused_with_the_reason()
    {
        // As if the feed of feedback had moved on an hour ago and nothing had come since.
        await world.Reporting.Database.Run("""
            insert into event_followed (source, position, head, recorded_at) values ('feedback', 0, 7, now() - interval '1 hour')
            on conflict (source) do update set head = 7, recorded_at = excluded.recorded_at
            """);
        try
        {
            using var answer = await world.Anybody.GetAsync(
                new Uri("/v1/figures?indicator=models-recognised&unit=40@2018-03-26&period=2018", UriKind.Relative));
            var problem = await answer.ShouldRefuse(503, "figures-too-old");
            Assert.InRange(problem.Number("lagMs"), 3_600_000m, 3_900_000m);
            Assert.Equal(300_000m, problem.Number("limitMs"));
        }
        finally
        {
            // Nobody follows feedback here: left behind, it would be one not heard of for longer and longer.
            await world.Reporting.Database.Run("delete from event_followed where source = 'feedback'");
        }
    }

    [Fact]
    public async Task Figures_of_a_service_that_nobody_has_heard_of_for_long_are_refused_though_nothing_is_known_to_wait()
    {
        await Heard("now() - interval '10 minutes'");
        try
        {
            using var answer = await world.Anybody.GetAsync(
                new Uri("/v1/figures?indicator=models-recognised&unit=40@2018-03-26&period=2018", UriKind.Relative));
            Assert.InRange((await answer.ShouldRefuse(503, "figures-too-old")).Number("lagMs"), 600_000m, 660_000m);
        }
        finally
        {
            await Heard("now()");
        }
    }

    private Task Heard(string time) => world.Reporting.Database.Run($"update event_followed set followed_at = {time}");

    private static string Stable(string problem)
    {
        var body = JsonNode.Parse(problem)!.AsObject();
        body.Remove("traceId");
        return body.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
