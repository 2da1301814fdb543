using System.Net;
using System.Text.Json.Nodes;
using DanVan.Platform.Tests.Input;
using DanVan.TestKit;

namespace DanVan.Platform.Tests.Access;

/// <summary>
/// What a commune has in preparation, nobody outside its line learns of: not from any endpoint, list, total or feed of any service. Asked of
/// all of them before and after there is something to learn: the answers must be the same.
/// </summary>
[Collection(typeof(PlatformCollection))]
public sealed partial class DraftTests(RunningPlatform platform)
{
    private static readonly string[] Scopes =
        ["committee.read", "committee.write", "models.read", "models.write", "models.assess", "models.recognise", "feedback.read", "feedback.write", "reporting.read"];

    private readonly string mark = $"Bí mật {Guid.NewGuid():N}";

    [Fact]
    public async Task Drafts_of_a_commune_show_nowhere_to_another()
    {
        string?[] strangers =
        [
            TestTokens.For("muong-noc", "16762@2018-03-26", Scopes),
            TestTokens.For("que-phong", SampleUnits.QuePhongClaim, Scopes),
            TestTokens.For("nowhere", null, Scopes),
            TestTokens.For("no-scopes", SampleUnits.ProvinceClaim, "something.else"),
            null,
        ];
        await Settle();
        var before = await Everything(strangers);
        var (model, consultation) = (await Draft("model-registry", "/v1/models", new
        {
            unitId = SampleUnits.DongVinh, title = mark, field = "economy", registeredOn = "2018-05-02",
        }), await Draft("feedback", "/v1/consultations", new
        {
            unitId = SampleUnits.DongVinh, title = mark, documentType = "other", draftedOn = "2018-05-02",
        }));
        await Settle();

        var after = await Everything(strangers);
        var told = after.Where(answer => answer.Value != before[answer.Key]).Select(answer => $"{answer.Key}\n  was {before[answer.Key]}\n  is  {answer.Value}").ToList();
        Assert.True(told.Count == 0, string.Join('\n', told));
        // Who is entitled finds them by the very same questions.
        var known = (await Everything([TestTokens.For("vinh", SampleUnits.VinhClaim, Scopes)])).Values.Count(answer => answer.Contains(mark, StringComparison.Ordinal));
        Assert.True(known >= 2, $"The district sees the drafts in {known} answers.");

        foreach (var token in strangers.Take(3))
        {
            await TouchesNothing("model-registry", "/v1/models/{}", model, token);
            await TouchesNothing("feedback", "/v1/consultations/{}", consultation, token);
        }
    }

    [Fact]
    public async Task Who_reads_figures_only_gets_no_drafts_from_a_feed()
    {
        var model = await Draft("model-registry", "/v1/models", new { unitId = SampleUnits.DongVinh, title = $"{mark} 2", field = "economy", registeredOn = "2018-05-02" });
        using var entitled = platform["model-registry"].As("province", SampleUnits.ProvinceClaim, "models.read");
        using var analyst = platform["model-registry"].As("analyst", SampleUnits.ProvinceClaim, "reporting.read");
        await Eventually.Holds(async () => (await Feed(entitled)).Contains(model, StringComparison.Ordinal));
        Assert.DoesNotContain(model, await Feed(analyst), StringComparison.Ordinal);
    }

    private async Task TouchesNothing(string service, string path, string id, string? token)
    {
        var (running, good) = (platform[service], new GoodInput(new Dictionary<string, string> { [path] = id }));
        using var stranger = running.With(token);
        foreach (var operation in running.Document.Operations.Where(one => good.Address(one).Contains(id, StringComparison.Ordinal)))
        {
            using var answer = await stranger.SendAsync(Attempt.Good(operation, good).ToRequest(running.Process.Address));
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode is >= 400 and < 500 && !body.Contains(mark, StringComparison.Ordinal), $"{operation}: {(int)answer.StatusCode} {body}");
        }
        using var owner = running.As("province", SampleUnits.ProvinceClaim, Scopes);
        Assert.Equal(1, (await owner.Read(path.Replace("{}", id))).GetProperty("version").GetInt64());
    }

    private async Task<string> Draft(string service, string path, object body)
    {
        using var caller = platform[service].As("province", SampleUnits.ProvinceClaim, Scopes);
        // A service that has just started reads the tree of units first.
        return await Eventually.Get(async () =>
        {
            using var answer = await caller.Post(path, body);
            return answer.StatusCode == HttpStatusCode.Created ? (await answer.ShouldBe(HttpStatusCode.Created)).Id().ToString() : null;
        });
    }

    /// <summary>Every event has its position, and reporting has heard of all of them.</summary>
    private Task Settle() => Eventually.Holds(async () =>
    {
        var heard = (await Lag("reporting"))["followed"]!.AsArray().ToDictionary(one => one!["source"]!.GetValue<string>(), one => one!["position"]!.GetValue<long>());
        foreach (var source in new[] { "model-registry", "feedback" })
        {
            var lag = await Lag(source);
            if (lag["unnumbered"]!.GetValue<long>() > 0 || lag["numbered"]!.GetValue<long>() > heard.GetValueOrDefault(source))
                return false;
        }
        return true;
    }, TimeSpan.FromSeconds(60));

    private async Task<JsonNode> Lag(string service) =>
        JsonNode.Parse(await platform[service].Process.Client.GetStringAsync(new Uri("/health/lag", UriKind.Relative)))!;
}
