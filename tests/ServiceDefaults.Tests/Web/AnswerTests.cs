using System.Net;
using DanVan.TestKit;

namespace DanVan.ServiceDefaults.Tests;

public sealed class AnswerTests(NotesHost host) : IClassFixture<NotesHost>
{
    private readonly SampleHost notes = host.Notes;

    [Theory]
    [InlineData(null, "vi", "Không tìm thấy")]
    [InlineData("en", "en", "Not found")]
    [InlineData("en-GB,en;q=0.8", "en", "Not found")]
    [InlineData("vi;q=0.5,en;q=0.9", "en", "Not found")]
    [InlineData("en;q=0.5,vi;q=0.9", "vi", "Không tìm thấy")]
    [InlineData("fr,de", "vi", "Không tìm thấy")]
    public async Task A_problem_is_told_in_the_language_that_the_caller_ranks_first(string? languages, string language, string title)
    {
        using var caller = notes.Anonymous();
        if (languages is not null)
            caller.DefaultRequestHeaders.Add("Accept-Language", languages);
        using var answer = await caller.GetAsync(new Uri($"/v1/notes/{Guid.NewGuid()}", UriKind.Relative));
        var problem = await answer.ShouldRefuse(404, "not-found");
        Assert.Equal((title, language), (problem.Text("title"), Assert.Single(answer.Content.Headers.ContentLanguage)));
        Assert.Equal("/problems/not-found", problem.Text("type"));
        Assert.NotEmpty(problem.Text("traceId"));
        (await caller.GetAsync(new Uri(problem.Text("type"), UriKind.Relative))).EnsureSuccessStatusCode().Dispose();
    }

    [Fact]
    public async Task Whoever_has_no_good_token_is_told_so()
    {
        var good = new TestToken("writer") { Scopes = ["notes.write"] };
        (TestToken Token, int Status, string Code)[] callers =
        [
            (good with { Audience = "another" }, 401, "unauthenticated"),
            (good with { Issuer = "https://another.test/" }, 401, "unauthenticated"),
            (good with { Expires = DateTimeOffset.UtcNow.AddHours(-1) }, 401, "unauthenticated"),
            (good with { Key = TestTokens.ForeignKey }, 401, "unauthenticated"),
            (good with { Scopes = ["notes.read"] }, 403, "forbidden"),
        ];
        foreach (var (token, status, code) in callers)
        {
            using var caller = notes.With(token.Sign());
            await (await caller.Post("/v1/notes", new SampleService.Notes.WriteNote("x"))).ShouldRefuse(status, code);
        }
        using var nobody = notes.Anonymous();
        await (await nobody.Post("/v1/notes", new SampleService.Notes.WriteNote("x"))).ShouldRefuse(401, "unauthenticated");
    }

    [Fact]
    public async Task Addresses_and_methods_that_do_not_exist_are_problems_too()
    {
        using var caller = notes.Operator();
        await (await caller.GetAsync(new Uri("/v1/nothing", UriKind.Relative))).ShouldRefuse(404, "not-found");
        await (await caller.DeleteAsync(new Uri("/v1/notes", UriKind.Relative))).ShouldRefuse(405, "method-not-allowed");
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back_and_others_are_not_disturbed()
    {
        await using var slow = await SampleHost.Start("notes", "amqp://nobody:nobody@127.0.0.1:1", null, ("Limits:PerSecond", "1"), ("Limits:Burst", "3"));
        using var eager = slow.As("eager", null);
        HttpResponseMessage? refused = null;
        List<string> left = [];
        for (var request = 0; request < 50 && refused is null; request++)
        {
            var answer = await eager.GetAsync(new Uri("/v1/notes", UriKind.Relative));
            left.Add(Assert.Single(answer.Headers.GetValues("RateLimit-Remaining")));
            refused = answer.StatusCode == HttpStatusCode.TooManyRequests ? answer : null;
        }
        Assert.Equal(("2", "0"), (left[0], left[^1]));
        Assert.NotNull(refused);
        await refused.ShouldRefuse(429, "too-many-requests");
        Assert.True(refused.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal("3", Assert.Single(refused.Headers.GetValues("RateLimit-Limit")));
        using var patient = slow.As("patient", null);
        await (await patient.GetAsync(new Uri("/v1/notes", UriKind.Relative))).ShouldBe(HttpStatusCode.OK);
        await (await slow.Anonymous().GetAsync(new Uri("/health/live", UriKind.Relative))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_tries_one_bad_token_after_another_is_slowed_down_by_address()
    {
        await using var slow = await SampleHost.Start("notes", "amqp://nobody:nobody@127.0.0.1:1", null, ("Limits:PerSecond", "1"), ("Limits:Burst", "3"));
        List<HttpStatusCode> answers = [];
        for (var token = 0; token < 50 && !answers.Contains(HttpStatusCode.TooManyRequests); token++)
        {
            using var guessing = slow.Anonymous();
            guessing.DefaultRequestHeaders.Authorization = new("Bearer", $"e30.e30.{token}");
            answers.Add((await guessing.GetAsync(new Uri("/v1/notes", UriKind.Relative))).StatusCode);
        }
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests), (answers[0], answers[^1]));
    }

    [Fact]
    public async Task Ready_means_a_current_schema_and_a_database_and_never_a_broker()
    {
        await using var empty = await TestDatabase.Empty("sample");
        await using var early = await SampleHost.Start("notes", "amqp://nobody:nobody@127.0.0.1:1", empty);
        await Health(early, "live", HttpStatusCode.OK);
        await Health(early, "ready", HttpStatusCode.ServiceUnavailable);

        await using var database = await SampleHost.NewDatabase();
        var (proxy, behind) = TestProxy.ToDatabase(database.ConnectionString);
        await using var _ = proxy;
        await using var notes = await SampleHost.Start("notes", "amqp://nobody:nobody@127.0.0.1:1", database, ("ConnectionStrings:sampledb", behind));
        await Health(notes, "ready", HttpStatusCode.OK);
        proxy.Cut();
        await Health(notes, "live", HttpStatusCode.OK);
        await Health(notes, "ready", HttpStatusCode.ServiceUnavailable);
        proxy.Open();
        await Health(notes, "ready", HttpStatusCode.OK);
    }

    private static async Task Health(SampleHost service, string what, HttpStatusCode expected)
    {
        using var anybody = service.Anonymous();
        await Eventually.Holds(async () =>
        {
            using var answer = await anybody.GetAsync(new Uri($"/health/{what}", UriKind.Relative));
            return answer.StatusCode == expected;
        }, TimeSpan.FromSeconds(30), $"{what} is answered {expected}");
    }
}
