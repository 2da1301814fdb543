using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class CatalogueTests(RegistryHost host) : RegistryTest(host)
{
    private static async Task<List<JsonElement>> All(HttpClient caller, string path)
    {
        var (items, next) = (new List<JsonElement>(), "");
        do
        {
            var page = await caller.Read($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=100{(next.Length > 0 ? $"&cursor={next}" : "")}");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var more) ? more.GetString()! : "";
        }
        while (next.Length > 0);
        return items;
    }

    [Fact]
    public async Task A_search_finds_with_and_without_marks_and_shows_same_marks_first()
    {
        var plain = (await RecognisedModel("Ban dan ca phe buoi sang khoi hai")).Id();
        var marked = (await RecognisedModel("Bàn dân cà phê buổi sáng")).Id();
        var found = (await Anybody.Read($"/v1/catalogue/models?q={Uri.EscapeDataString("bàn dân cà phê")}")).GetProperty("items");
        Assert.Equal([marked, plain], found.EnumerateArray().Select(one => one.Id()));
        Assert.Equal(2, (await Anybody.Read("/v1/catalogue/models?q=ban dan ca phe")).GetProperty("items").GetArrayLength());
        var facets = await Anybody.Read("/v1/catalogue/facets?q=ban dan ca phe");
        Assert.Equal(("culture-society", 2), (facets.GetProperty("fields")[0].Text("value"), facets.GetProperty("fields")[0].GetProperty("models").GetInt32()));
        Assert.Equal("recognised", facets.GetProperty("states")[0].Text("value"));
    }

    [Fact]
    public async Task Only_what_is_public_is_in_the_catalogue()
    {
        await RegisteredModel(title: "Bí mật chưa công nhận");
        Assert.Equal(0, (await Anybody.Read("/v1/catalogue/models?q=bi mat chua cong nhan")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Models_are_ordered_by_verified_effect()
    {
        var tag = Guid.NewGuid().ToString("N")[..8];
        var weak = await VerifiedModel(300, $"Xếp hạng {tag} một");
        var strong = await VerifiedModel(1200, $"Xếp hạng {tag} hai");
        var published = (await RecognisedModel($"Xếp hạng {tag} ba")).Id();
        var order = (await Anybody.Read($"/v1/catalogue/models?q={tag}")).GetProperty("items").EnumerateArray().Select(one => one.Id());
        Assert.Equal([strong, weak, published], order);
    }

    [Fact]
    public async Task Fifty_more_unverified_models_move_no_rank()
    {
        await VerifiedModel(700);
        var (models, places) = (await All(Anybody, "/v1/catalogue/models?tier=4"), await All(Anybody, "/v1/catalogue/places"));
        var added = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => RecognisedModel($"Thành tích số {i} {Guid.NewGuid():N}")));
        var ids = added.Select(one => one.Id()).ToHashSet();
        Assert.Equal(Show(places), Show(await All(Anybody, "/v1/catalogue/places")));
        var after = await All(Anybody, "/v1/catalogue/models");
        Assert.Equal(models.Select(one => one.Id()), after.Take(models.Count).Select(one => one.Id()));
        Assert.DoesNotContain(after.Take(models.Count), one => ids.Contains(one.Id()));

        static IEnumerable<string> Show(IEnumerable<JsonElement> places) => places.Select(one => one.GetRawText());
    }

    [Fact]
    public async Task A_public_model_is_linked_data_with_a_stable_address()
    {
        var model = (await RecognisedModel()).Id();
        using var answer = await Anybody.GetAsync(new Uri($"/v1/catalogue/models/{model}", UriKind.Relative));
        var linked = await answer.ShouldBe(HttpStatusCode.OK);
        Assert.Equal("application/ld+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.EndsWith($"/v1/catalogue/models/{model}", linked.Text("@id"), StringComparison.Ordinal);
        Assert.Equal("Phường Thành Vinh", linked.GetProperty("spatialCoverage").Text("name"));
        Assert.Equal("dcat:Catalog", (await Anybody.Read("/v1/catalogue/dcat")).Text("@type"));
        var hidden = (await RegisteredModel()).Id();
        using var none = await Anybody.GetAsync(new Uri($"/v1/catalogue/models/{hidden}", UriKind.Relative));
        await none.ShouldRefuse(404, "model-not-found");
    }
}
