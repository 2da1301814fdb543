using System.Net;
using System.Text.Json;
using DanVan.Feedback.Voices;
using DanVan.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DanVan.Feedback.Tests;

public sealed class VoiceTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task A_resident_contests_a_result_and_the_registry_hears_yes_or_no_but_no_words()
    {
        var model = await KnownModel(SampleUnits.ThanhVinh);
        using var answer = await ThanhVinh.Post($"/v1/models/{model}/voices", new { verdict = "contests", channel = "hotline", text = "Đèn chỉ sáng một tuần." });
        var voice = await answer.ShouldBe(HttpStatusCode.Created);
        var said = await Host.Database.Read<string>($"select data from event_log where subject = '{voice.Id()}'");
        Assert.False(JsonSerializer.Deserialize<JsonElement>(said).GetProperty("confirms").GetBoolean());
        Assert.DoesNotContain("Đèn", said, StringComparison.Ordinal);
        var seen = (await ThanhVinh.Read($"/v1/models/{model}/voices")).GetProperty("items")[0];
        Assert.Equal(("contests", "Đèn chỉ sáng một tuần."), (seen.Text("verdict"), seen.Text("text")));
        using var stranger = await QuePhong2018.GetAsync(new Uri($"/v1/models/{model}/voices", UriKind.Relative));
        await stranger.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task Who_contests_says_what_is_wrong_and_who_confirms_need_not()
    {
        var model = await KnownModel(SampleUnits.ThanhVinh);
        using (var bare = await ThanhVinh.Post($"/v1/models/{model}/voices", new { verdict = "contests", channel = "app" }))
            await bare.ShouldRefuse(422, "contest-without-words");
        using var good = await ThanhVinh.Post($"/v1/models/{model}/voices", new { verdict = "confirms", channel = "app" });
        await good.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Only_where_a_model_works_or_went_may_its_result_be_judged()
    {
        var (here, merged, elsewhere) = (await KnownModel(SampleUnits.ThanhVinh), await KnownModel(SampleUnits.DoiCung), await KnownModel(SampleUnits.MuongNoc));
        var confirms = new { verdict = "confirms", channel = "app" };
        foreach (var model in new[] { here, merged })
            using (var answer = await ThanhVinh.Post($"/v1/models/{model}/voices", confirms))
                await answer.ShouldBe(HttpStatusCode.Created);
        using (var foreign = await ThanhVinh.Post($"/v1/models/{elsewhere}/voices", confirms))
            await foreign.ShouldRefuse(422, "voice-from-elsewhere");
        using var unknown = await ThanhVinh.Post($"/v1/models/{Guid.NewGuid()}/voices", confirms);
        await unknown.ShouldRefuse(404, "model-not-found");
    }

    /// <summary>A model that the registry has recognised, twice.</summary>
    private async Task<Guid> KnownModel(Guid unit)
    {
        var model = Guid.CreateVersion7();
        await using var scope = Host.Services.CreateAsyncScope();
        foreach (var level in new[] { "commune", "province" })
        {
            await scope.ServiceProvider.GetRequiredService<KnowModelWhenRecognised>().Handle(new(
                new(model, unit, level, "12/QĐ-BCĐ", new(2026, 3, 26), "culture-society", "Thắp sáng ngõ quê", false, 4),
                Guid.CreateVersion7(), "model-registry", 1, model, 2, unit, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, "test"), default);
        }
        await scope.ServiceProvider.GetRequiredService<FeedbackDbContext>().SaveChangesAsync();
        return model;
    }
}
