using System.Text.Json;
using DanVan.Feedback.Contracts.V1;
using DanVan.ModelRegistry.Voices;
using DanVan.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DanVan.ModelRegistry.Tests;

public sealed class VoiceTests(RegistryHost host) : RegistryTest(host)
{
    [Fact]
    public async Task Figures_of_residents_stand_beside_a_model_once_there_are_enough_of_them()
    {
        var model = (await RecognisedModel()).Id();
        await Heard(model, [.. Enumerable.Repeat(true, 5), .. Enumerable.Repeat(false, 4)]);
        var few = await Anybody.Read($"/v1/models/{model}/voices");
        Assert.Equal(("recognised", 5), (few.Text("state"), few.GetProperty("confirm").GetInt32()));
        Assert.False(few.TryGetProperty("contest", out _));
        await Heard(model, [false]);
        Assert.Equal(5, (await Anybody.Read($"/v1/models/{model}/voices")).GetProperty("contest").GetInt32());
    }

    [Fact]
    public async Task A_contested_result_calls_for_a_check_and_a_confirmed_one_does_not()
    {
        var (praised, contested) = ((await RecognisedModel()).Id(), (await RecognisedModel()).Id());
        await Heard(praised, [true]);
        await Heard(contested, [true, false]);
        Assert.False((await Anybody.Read($"/v1/models/{praised}/voices")).TryGetProperty("checkDueSince", out _));
        Assert.Equal("2026-11-02", (await Anybody.Read($"/v1/models/{contested}/voices")).Text("checkDueSince"));
        Assert.Equal([contested], await Waiting(ThanhVinh, praised, contested));
        Assert.Empty(await Waiting(QuePhong2018, praised, contested));
        using var reader = Host.As("reader", SampleUnits.ProvinceClaim, "models.read");
        using var refused = await reader.GetAsync(new Uri("/v1/contested-results", UriKind.Relative));
        await refused.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task A_check_after_the_voice_answers_it_and_one_before_does_not()
    {
        var (early, late) = ((await RecognisedModel()).Id(), (await RecognisedModel()).Id());
        await Heard(early, [false]);
        await Heard(late, [false]);
        await Checked(early, "2026-11-01");
        await Checked(late, "2026-11-02");
        Assert.Equal([early], await Waiting(Province, early, late));
        Assert.False((await Anybody.Read($"/v1/models/{late}/voices")).TryGetProperty("checkDueSince", out _));
    }

    [Fact]
    public async Task A_voice_that_is_told_twice_is_counted_once()
    {
        var model = (await RecognisedModel()).Id();
        var voice = Guid.NewGuid();
        for (var time = 0; time < 2; time++)
            await Heard(model, false, voice);
        Assert.Equal(1, await Host.Database.Read<int>($"select count(*) from heard_voice where model_id = '{model}'"));
    }

    private async Task Heard(Guid model, bool[] confirms)
    {
        foreach (var one in confirms)
            await Heard(model, one, Guid.NewGuid());
    }

    /// <summary>As the feedback service tells it.</summary>
    private async Task Heard(Guid model, bool confirms, Guid voice)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HearVoice>().Handle(
            new(new ModelResultVoiced(voice, model, SampleUnits.ThanhVinh, SampleUnits.ThanhVinh, confirms, "app", new(2026, 11, 2)),
                Guid.CreateVersion7(), "feedback", 1, voice, 1, SampleUnits.ThanhVinh, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, "test"), default);
        await scope.ServiceProvider.GetRequiredService<RegistryDbContext>().SaveChangesAsync();
    }

    private Task Checked(Guid model, string on) => Host.Database.Run($"""
        insert into model_step (model_id, number, kind, "on", statement, signature, evidence, recorded_by)
        values ('{model}', 99, 'Rechecked', '{on}', 'x', '{JsonSerializer.Serialize(Signed)}', '[]', 'test')
        """);

    private static async Task<Guid[]> Waiting(HttpClient caller, params Guid[] among) =>
        [.. (await caller.Read("/v1/contested-results?limit=500")).GetProperty("items").EnumerateArray()
            .Select(one => one.GetProperty("modelId").GetGuid()).Where(among.Contains)];
}
