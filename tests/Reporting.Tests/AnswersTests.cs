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

    [Fact]
    public async Task Every_answer_says_how_fresh_it_is()
    {
        await Heard("now()");
        var freshness = (await world.Figure("2018", World.In2018)).GetProperty("freshness");
        Assert.Equal((0m, 0m), (freshness.Number("lagMs"), freshness.Number("parked")));
        var sources = freshness.GetProperty("sources").EnumerateArray().ToDictionary(one => one.Text("source"), one => one.Number("position"));
        Assert.Equal(await world.RegistryDatabase.Read<long>("select max(position) from event_chain"), sources["model-registry"]);
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
            await world.Reporting.Database.Run("update event_followed set head = 0, recorded_at = null where source = 'feedback'");
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
