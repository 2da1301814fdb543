using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class CoverageTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task Who_was_asked_and_who_answered_stand_side_by_side_and_a_small_group_is_withheld_with_another()
    {
        var open = await OpenConsultation(SampleUnits.Province);
        await Asked(open, SampleUnits.ThanhVinh);
        Assert.Equal((1, 0), Heard(await Coverage(open)));
        Assert.Equal(0, (await Coverage(open)).GetProperty("units")[0].GetProperty("opinions").GetInt32());

        foreach (var (group, count) in new[] { ("women", 6), ("youth", 2), ("elderly", 7) })
            for (var one = 0; one < count; one++)
                await Said(open, group);
        var coverage = await Coverage(open);
        Assert.Equal((15, (1, 1)), (coverage.GetProperty("opinions").GetInt32(), Heard(coverage)));
        var groups = coverage.GetProperty("groups").EnumerateArray().ToDictionary(one => one.Text("group"), one => one.TryGetProperty("opinions", out var shown) ? shown.GetInt32() : (int?)null);
        Assert.Equal(new[] { null, null, (int?)7 }, new[] { groups["women"], groups["youth"], groups["elderly"] });
        Assert.Equal(15, coverage.GetProperty("units")[0].GetProperty("opinions").GetInt32());
    }

    [Fact]
    public async Task A_total_that_is_a_small_group_itself_is_not_shown()
    {
        var open = await OpenConsultation();
        await Said(open, "women");
        var coverage = await Coverage(open);
        Assert.False(coverage.TryGetProperty("opinions", out _));
        Assert.False(coverage.GetProperty("units")[0].TryGetProperty("opinions", out _));
    }

    [Fact]
    public async Task Whoever_was_asked_and_has_not_been_heard_at_half_time_is_told_of_once_and_nobody_else()
    {
        var (late, heard, young) = (await OpenConsultation(SampleUnits.Province, -10), await OpenConsultation(SampleUnits.Province, -10), await OpenConsultation(SampleUnits.Province));
        await Said(heard, "women");
        foreach (var consultation in new[] { heard, young, late })
            await Asked(consultation, SampleUnits.ThanhVinh);
        await Eventually.Holds(async () => await Noticed(late) == 1);
        Assert.Equal((0, 0), (await Noticed(heard), await Noticed(young)));
        var data = JsonSerializer.Deserialize<JsonElement>(await Host.Database.Read<string>(
            $"select data from event_log where type like '%unit-not-heard-yet.v1' and data ->> 'consultationId' = '{late.Id()}'"));
        Assert.Equal((SampleUnits.ThanhVinh, Day(10)), (data.GetProperty("unitId").GetGuid(), data.Text("closesOn")));
    }

    [Fact]
    public async Task A_unit_asks_its_own_people_and_those_below_and_naming_one_again_changes_nothing()
    {
        var open = await OpenConsultation(SampleUnits.Province);
        using (var foreign = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/invitations", new { unitIds = new[] { SampleUnits.ThanhVinh } }))
            await foreign.ShouldRefuse(403, "forbidden");
        using (var ended = await Province.Post($"/v1/consultations/{open.Id()}/invitations", new { unitIds = new[] { SampleUnits.Vinh } }))
            await ended.ShouldRefuse(422, "unit-not-found");
        await Asked(open, SampleUnits.ThanhVinh);
        await Asked(open, SampleUnits.ThanhVinh);
        Assert.Equal(1, (await Coverage(open)).GetProperty("unitsAsked").GetInt32());
    }

    [Fact]
    public async Task Who_said_nothing_but_what_is_kept_back_has_not_been_heard()
    {
        var open = await OpenConsultation(SampleUnits.Province, -10);
        var said = await (await ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions", new { text = "Đồ ngu.", channel = "app" })).ShouldBe(HttpStatusCode.Created);
        using var hold = await Host.As("moderator", SampleUnits.ProvinceClaim, "feedback.read", "feedback.moderate").Post(
            $"/v1/consultations/{open.Id()}/opinions/{said.Id()}/holds", new { ground = "insult", reason = "Lời lẽ xúc phạm" });
        await hold.ShouldBe(HttpStatusCode.Created);
        await Asked(open, SampleUnits.ThanhVinh);
        Assert.Equal((1, 0), Heard(await Coverage(open)));
        await Eventually.Holds(async () => await Noticed(open) == 1);
    }

    private Task<JsonElement> Coverage(JsonElement consultation) => Anybody.Read($"/v1/consultations/{consultation.Id()}/coverage");

    private static (int Asked, int Heard) Heard(JsonElement coverage) =>
        (coverage.GetProperty("unitsAsked").GetInt32(), coverage.GetProperty("unitsHeard").GetInt32());

    private async Task Asked(JsonElement consultation, Guid unit)
    {
        using var answer = await Province.Post($"/v1/consultations/{consultation.Id()}/invitations", new { unitIds = new[] { unit } });
        await answer.ShouldBe(HttpStatusCode.Created);
    }

    private async Task Said(JsonElement consultation, string group)
    {
        using var answer = await ThanhVinh.Post($"/v1/consultations/{consultation.Id()}/opinions", new { text = "Đồng ý.", channel = "app", group });
        await answer.ShouldBe(HttpStatusCode.Created);
    }

    private Task<int> Noticed(JsonElement consultation) => Host.Database.Read<int>(
        $"select count(*) from event_log where type like '%unit-not-heard-yet.v1' and data ->> 'consultationId' = '{consultation.Id()}'");
}
