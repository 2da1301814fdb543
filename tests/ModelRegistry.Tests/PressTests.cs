using System.Net;
using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class PressTests(RegistryHost host) : RegistryTest(host)
{
    private static object APiece(string? url = null, long? reach = null, string kind = "article", string? competition = null) => new
    {
        kind, title = "Khối 4 hiến đất mở đường", outlet = "Báo Nghệ An", publishedOn = "2026-09-01", visitedOnSite = true,
        url = url ?? $"https://baonghean.vn/{Guid.NewGuid():N}.html", reach, competition,
    };

    [Fact]
    public async Task Reach_never_counts_as_impact()
    {
        var famous = await VerifiedModel(100);
        await VerifiedModel(1000);
        async Task<string> Seen(Guid model) => (await Anybody.Read($"/v1/models/{model}")).GetRawText();
        async Task<string> Ranked() => string.Join(',', (await Anybody.Read("/v1/catalogue/models?limit=500")).GetProperty("items").EnumerateArray().Select(one => one.Id()));
        async Task<string> Places() => (await Anybody.Read("/v1/catalogue/places")).GetRawText();
        var before = (await Seen(famous), await Ranked(), await Places());
        for (var i = 0; i < 5; i++)
            await (await ThanhVinh.Post($"/v1/models/{famous}/press", APiece(reach: 900_000_000))).ShouldBe(HttpStatusCode.Created);
        Assert.Equal(before, (await Seen(famous), await Ranked(), await Places()));
        Assert.Equal(0, await Host.Database.Read<int>("select count(*) from event_log where data::text like '%900000000%'"));
    }

    [Fact]
    public async Task An_article_is_linked_to_its_model_once_and_read_by_all()
    {
        var model = await VerifiedModel();
        var piece = APiece("https://baonghean.vn/khoi-4-hien-dat.html");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ThanhVinh.Post($"/v1/models/{model}/press", piece)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        await answers.First(answer => answer.StatusCode != HttpStatusCode.Created).ShouldRefuse(409, "press-recorded-before");
        var seen = Assert.Single((await Anybody.Read($"/v1/models/{model}/press")).GetProperty("items").EnumerateArray());
        Assert.True(seen.GetProperty("visitedOnSite").GetBoolean());
    }

    [Fact]
    public async Task Entries_of_a_press_competition_lead_to_their_models()
    {
        var (model, hidden) = (await VerifiedModel(), (await RegisteredModel()).Id());
        var competition = $"Giải báo chí Dân vận khéo {Guid.NewGuid():N}";
        using (var unnamed = await ThanhVinh.Post($"/v1/models/{model}/press", APiece(kind: "competition-entry")))
            await unnamed.ShouldRefuse(422, "competition-missing");
        foreach (var one in new[] { model, hidden })
            await (await ThanhVinh.Post($"/v1/models/{one}/press", APiece(kind: "competition-entry", competition: competition))).ShouldBe(HttpStatusCode.Created);
        var entries = (await Anybody.Read($"/v1/competition-entries?competition={Uri.EscapeDataString(competition)}")).GetProperty("items").EnumerateArray();
        Assert.Equal(model, Assert.Single(entries).GetProperty("modelId").GetGuid());
    }
}
