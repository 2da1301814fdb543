using System.Net;
using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class RecogniseModelTests(RegistryHost host) : RegistryTest(host)
{
    [Fact]
    public async Task Recognition_makes_a_model_public()
    {
        var model = await RegisteredModel();
        using (var before = await Anybody.GetAsync(new Uri($"/v1/models/{model.Id()}", UriKind.Relative)))
            await before.ShouldRefuse(404, "model-not-found");
        using var answer = await ThanhVinh.Post($"/v1/models/{model.Id()}/recognitions", ARecognition(), ifMatch: "\"1\"");
        await answer.ShouldBe(HttpStatusCode.Created);
        var seen = await Anybody.Read($"/v1/models/{model.Id()}");
        Assert.Equal("recognised", seen.Text("state"));
        Assert.Equal("12/QĐ-BCĐ", seen.GetProperty("recognitions")[0].Text("decision"));
    }

    [Fact]
    public async Task A_model_is_recognised_once_at_each_level()
    {
        var model = await RecognisedModel();
        using (var again = await Province.Post($"/v1/models/{model.Id()}/recognitions", ARecognition(), ifMatch: "\"2\""))
            await again.ShouldRefuse(409, "model-already-recognised");
        using var higher = await Province.Post($"/v1/models/{model.Id()}/recognitions", ARecognition("province"), ifMatch: "\"2\"");
        Assert.Equal(2, (await higher.ShouldBe(HttpStatusCode.Created)).GetProperty("recognitions").GetArrayLength());
    }

    [Fact]
    public async Task A_commune_does_not_recognise_for_the_province()
    {
        var model = await RegisteredModel();
        using var answer = await ThanhVinh.Post($"/v1/models/{model.Id()}/recognitions", ARecognition("province"), ifMatch: "\"1\"");
        await answer.ShouldRefuse(403, "level-above-yours");
    }

    [Fact]
    public async Task A_recognition_is_not_dated_before_the_registration()
    {
        var model = await RegisteredModel();
        using var answer = await Province.Post($"/v1/models/{model.Id()}/recognitions", ARecognition(on: "2026-01-01"), ifMatch: "\"1\"");
        await answer.ShouldRefuse(422, "recognised-before-registration");
    }

    [Fact]
    public async Task Who_recognises_says_which_version_was_seen()
    {
        var model = await RegisteredModel();
        using (var blind = await Province.Post($"/v1/models/{model.Id()}/recognitions", ARecognition()))
            await blind.ShouldRefuse(428, "if-match-missing");
        using var stale = await Province.Post($"/v1/models/{model.Id()}/recognitions", ARecognition(), ifMatch: "\"7\"");
        Assert.Equal(1, (await stale.ShouldRefuse(412, "stale-version")).GetProperty("currentVersion").GetInt32());
    }

    [Fact]
    public async Task Of_ten_recognitions_at_once_one_wins()
    {
        var model = await RegisteredModel();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(_ => Province.Post($"/v1/models/{model.Id()}/recognitions", ARecognition(), ifMatch: "\"1\"")));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(1, await Host.Database.Read<int>($"select count(*) from recognition where model_id = '{model.Id()}'"));
        Assert.Equal(2, await Host.Database.Read<int>($"select count(*) from event_log where subject = '{model.Id()}'"));
    }
}
