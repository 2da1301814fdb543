using System.Net;
using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class StandingTests(RegistryHost host) : RegistryTest(host)
{
    /// <summary>Recognised at the end of 2018, so that every re-check was due long ago.</summary>
    private async Task<Guid> RecognisedIn2018()
    {
        var model = (await RegisteredModel(SampleUnits.DongVinh, $"{Guid.NewGuid():N}", "2018-02-01")).Id();
        await Done(Vinh2018, model, "starts", AStep("2018-03-01", ("leadingBody", "Chi bộ")));
        await Done(Vinh2018, model, "results", new
        {
            measure = "Hộ tham gia", unit = "hộ", baseline = 0m, baselineOn = "2018-01-31", target = 100m, value = 90m, measuredOn = "2018-04-30", method = "Đếm theo danh sách",
        });
        await Done(Vinh2018, model, "result-reports", AStep("2018-05-01"));
        await Done(Province, model, "impact-checks", AStep("2018-06-01"));
        await Done(Province, model, "recognitions", ASignedRecognition(on: "2018-10-15"), HttpStatusCode.Created);
        return model;
    }

    [Fact]
    public async Task A_recognition_that_nobody_checks_again_is_no_longer_verified_and_returns_by_a_good_check()
    {
        var model = await RecognisedIn2018();
        await Eventually.Holds(async () => (await Anybody.Read($"/v1/models/{model}")).Text("state") == "lapsed");
        var lapsed = await Anybody.Read($"/v1/models/{model}");
        Assert.Equal("2019-04-15", lapsed.Text("notVerifiedSince"));
        Assert.Equal(0, lapsed.GetProperty("verifiedEffect").GetDecimal());
        Assert.Equal(1, await Host.Database.Read<int>($"select count(*) from event_log where subject = '{model}' and type like '%recognition-lapsed%'"));
        var back = await Done(Province, model, "rechecks", AStep("2026-11-01", ("holds", true)));
        Assert.Equal("recognised", back.Text("state"));
        Assert.Equal(0.9m, back.GetProperty("verifiedEffect").GetDecimal());
    }

    [Fact]
    public async Task A_check_that_finds_the_effect_gone_lowers_the_state_at_once()
    {
        var model = await VerifiedModel();
        using (var early = await On(Province, model, "rechecks", AStep("2026-11-20", ("holds", true))))
            await early.ShouldRefuse(409, "nothing-to-recheck");
        Assert.Equal("recognised", (await Anybody.Read($"/v1/models/{model}")).Text("state"));
        var old = await RecognisedIn2018();
        Assert.Equal("lapsed", (await Eventually.Get(async () =>
        {
            using var gone = await On(Province, old, "rechecks", AStep("2026-11-02", ("holds", false)));
            return gone.IsSuccessStatusCode ? (await Anybody.Read($"/v1/models/{old}")).Text("state") : null;
        })));
    }

    [Fact]
    public async Task Re_checks_are_due_after_six_twelve_and_twenty_four_months()
    {
        var model = await VerifiedModel();
        var due = (await Province.Read("/v1/rechecks?dueBy=2030-01-01&limit=500")).GetProperty("items").EnumerateArray()
            .Where(one => one.GetProperty("modelId").GetGuid() == model).Select(one => one.Text("dueOn"));
        Assert.Equal(["2027-04-15", "2027-10-15", "2028-10-15"], due);
    }

    [Fact]
    public async Task A_recognition_is_withdrawn_with_reasons_and_everybody_learns_of_it()
    {
        var model = await VerifiedModel();
        var withdrawal = AStep("2026-11-20", ("decision", "31/QĐ-BCĐ"), ("ground", "false-claims"));
        var gone = await Done(ThanhVinh, model, "withdrawals", withdrawal);
        Assert.Equal("withdrawn", gone.Text("state"));
        Assert.Equal("withdrawn", (await Anybody.Read($"/v1/models/{model}")).Text("state"));
        Assert.Equal(1, await Host.Database.Read<int>(
            $"select count(*) from event_log where subject = '{model}' and type like '%recognition-withdrawn%' and is_public"));
        using var more = await On(ThanhVinh, model, "results", AResult(5));
        await more.ShouldRefuse(409, "model-closed");
    }
}
