using System.Net;
using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class RecogniseModelTests(RegistryHost host) : RegistryTest(host)
{
    [Fact]
    public async Task Recognition_makes_a_model_public()
    {
        var model = await PublishedModel();
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
        var model = await PublishedModel();
        using var answer = await ThanhVinh.Post($"/v1/models/{model.Id()}/recognitions", ARecognition("province"), ifMatch: "\"1\"");
        await answer.ShouldRefuse(403, "level-above-yours");
    }

    [Fact]
    public async Task A_recognition_is_not_dated_before_the_registration()
    {
        var model = await PublishedModel();
        using var answer = await Province.Post($"/v1/models/{model.Id()}/recognitions", ARecognition(on: "2026-01-01"), ifMatch: "\"1\"");
        await answer.ShouldRefuse(422, "recognised-before-registration");
    }

    [Fact]
    public async Task Who_recognises_says_which_version_was_seen()
    {
        var model = await PublishedModel();
        using (var blind = await Province.Post($"/v1/models/{model.Id()}/recognitions", ARecognition()))
            await blind.ShouldRefuse(428, "if-match-missing");
        using var stale = await Province.Post($"/v1/models/{model.Id()}/recognitions", ARecognition(), ifMatch: "\"7\"");
        Assert.Equal(1, (await stale.ShouldRefuse(412, "stale-version")).GetProperty("currentVersion").GetInt32());
    }

    [Fact]
    public async Task Of_ten_recognitions_at_once_one_wins()
    {
        var model = await PublishedModel();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(_ => Province.Post($"/v1/models/{model.Id()}/recognitions", ARecognition(), ifMatch: "\"1\"")));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(1, await Host.Database.Read<int>($"select count(*) from recognition where model_id = '{model.Id()}'"));
        Assert.Equal(2, await Host.Database.Read<int>($"select count(*) from event_log where subject = '{model.Id()}'"));
    }

    [Fact]
    public async Task A_living_model_is_not_recognised_before_its_impact_was_checked()
    {
        var model = (await RegisteredModel()).Id();
        using (var early = await On(ThanhVinh, model, "recognitions", ASignedRecognition()))
        {
            var why = await early.ShouldRefuse(409, "steps-missing");
            Assert.Equal(["running", "results", "impact-checked"], why.GetProperty("missing").EnumerateArray().Select(one => one.GetString()));
        }
        var ready = await CheckedModel();
        var recognised = await Done(ThanhVinh, ready, "recognitions", ASignedRecognition(), HttpStatusCode.Created);
        Assert.Equal("recognised", recognised.Text("state"));
        Assert.False(recognised.GetProperty("recognitions")[0].GetProperty("asPublished").GetBoolean());
    }

    [Fact]
    public async Task A_recognition_of_a_living_model_is_signed()
    {
        using var unsigned = await On(ThanhVinh, await CheckedModel(), "recognitions", ARecognition());
        await unsigned.ShouldRefuse(422, "signature-missing");
    }

    [Fact]
    public async Task A_published_recognition_is_taken_over_as_published_and_proves_nothing()
    {
        var model = await RecognisedModel();
        Assert.Equal("published-source", model.Text("origin"));
        Assert.True(model.GetProperty("recognitions")[0].GetProperty("asPublished").GetBoolean());
        Assert.Equal(1, model.GetProperty("evidenceTier").GetInt32());
        Assert.Equal(0, model.GetProperty("verifiedEffect").GetDecimal());
        using var typical = await On(Province, model.Id(), "typical-namings", AStep("2026-11-01", ("decision", "13/QĐ-BCĐ")));
        await typical.ShouldRefuse(409, "steps-missing");
    }

    [Fact]
    public async Task The_province_recognises_only_what_was_checked_independently()
    {
        var model = await ReportedModel();
        await Done(ThanhVinh, model, "impact-checks", AStep("2026-08-01"));
        using (var own = await On(Province, model, "recognitions", ASignedRecognition("province")))
            await own.ShouldRefuse(409, "independent-check-missing");
        var after = await Done(Province, model, "impact-checks", AStep("2026-08-15"));
        Assert.Equal(4, after.GetProperty("evidenceTier").GetInt32());
        await Done(Province, model, "recognitions", ASignedRecognition("province"), HttpStatusCode.Created);
    }
}
