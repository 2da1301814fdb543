using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class RoundTests(FeedbackHost host) : FeedbackTest(host)
{
    private const string Text = "Điều 1. Tiêu chí\nCó ít nhất 30 hộ gia đình tham gia.";

    [Fact]
    public async Task A_draft_cannot_open_before_people_were_asked_whether_to_draft_it()
    {
        var draft = await DraftedConsultation();
        using var answer = await Province.Post($"/v1/consultations/{draft.Id()}/openings", AnOpening(exempt: false), ifMatch: "\"1\"");
        var problem = await answer.ShouldRefuse(409, "earlier-round-missing");
        Assert.Equal(("draft-after-pre-drafting", "pre-drafting"), (problem.Text("roundRuleId"), problem.Text("needs")));
    }

    [Fact]
    public async Task A_signed_exemption_stands_for_the_missing_round_and_is_public()
    {
        var open = await OpenConsultation();
        Assert.Equal("15/TTr-STP", (await Anybody.Read($"/v1/consultations/{open.Id()}")).GetProperty("exemption").Text("symbol"));
    }

    [Fact]
    public async Task A_draft_opens_behind_a_closed_earlier_round_and_not_behind_an_open_one()
    {
        var before = await Drafted("pre-drafting", null);
        await Opened(before, -30);
        var draft = await Drafted("draft", before.Id());
        using (var tooEarly = await Province.Post($"/v1/consultations/{draft.Id()}/openings", AnOpening(exempt: false), ifMatch: "\"1\""))
            await tooEarly.ShouldRefuse(409, "earlier-round-missing");
        await Closed(before.Id());
        var opened = await Opened(draft, 0);
        Assert.Equal((before.Id(), before.Id()), (opened.GetProperty("dossierId").GetGuid(), opened.GetProperty("followsId").GetGuid()));
    }

    [Fact]
    public async Task A_second_draft_has_no_exemption()
    {
        var second = await Drafted("second-draft", null);
        using var answer = await Province.Post($"/v1/consultations/{second.Id()}/openings", AnOpening(), ifMatch: "\"1\"");
        await answer.ShouldRefuse(409, "earlier-round-missing");
    }

    [Fact]
    public async Task A_year_after_promulgation_the_same_dossier_is_asked_again()
    {
        var open = await OpenOn(Text);
        await Closed(open.Id());
        using (var unfinished = await Province.Post($"/v1/consultations/{open.Id()}/promulgations", AnIssue(0), ifMatch: "\"4\""))
            await unfinished.ShouldRefuse(409, "consultation-not-completed");
        using (var completed = await Province.Post($"/v1/consultations/{open.Id()}/completions", new { }, ifMatch: "\"4\""))
            await completed.ShouldBe(HttpStatusCode.Created);
        using (var early = await Province.Post($"/v1/consultations/{open.Id()}/promulgations", AnIssue(-1), ifMatch: "\"5\""))
            await early.ShouldRefuse(422, "promulgated-on-wrong-day");
        using (var issued = await Province.Post($"/v1/consultations/{open.Id()}/promulgations", AnIssue(0), ifMatch: "\"5\""))
            Assert.Equal(Today.AddMonths(12).ToString("yyyy-MM-dd", null), (await issued.ShouldBe(HttpStatusCode.Created)).Text("lookBackFrom"));
        using (var again = await Province.Post($"/v1/consultations/{open.Id()}/promulgations", AnIssue(0), ifMatch: "\"6\""))
            await again.ShouldRefuse(409, "already-promulgated");

        var back = await Drafted("look-back", open.Id());
        using (var tooEarly = await Province.Post($"/v1/consultations/{back.Id()}/openings", AnOpening(), ifMatch: "\"1\""))
            await tooEarly.ShouldRefuse(409, "look-back-too-early");
        await Host.Database.Run($"update promulgation set promulgated_on = promulgated_on - 366 where dossier_id = '{open.GetProperty("dossierId").GetGuid()}'");
        Assert.Equal("look-back", (await Opened(back, 0)).Text("round"));
    }

    [Fact]
    public async Task A_round_may_have_a_period_of_its_own()
    {
        await Host.Database.Run("""
            insert into clock_rule (id, purpose, document_type, issuing_level, round, valid_from, days, counting, citation, verified)
            values ('own-of-final', 'Posting', 'ChairDecision', 'Commune', 'Final', '2020-01-01', 45, 'Calendar', '-', false)
            """);
        var draft = await Opened(await Drafted("draft", null, "chair-decision"), -30, exempt: true);
        await Closed(draft.Id());
        Assert.Equal(20, draft.GetProperty("clock").GetProperty("days").GetInt32());
        Assert.Equal(45, (await Opened(await Drafted("final", draft.Id(), "chair-decision"), 0)).GetProperty("clock").GetProperty("days").GetInt32());
        await Host.Database.Run("delete from consultation where clock_rule_id = 'own-of-final'; delete from clock_rule where id = 'own-of-final'");
    }

    [Fact]
    public async Task The_rules_of_rounds_are_public()
    {
        var rules = (await Anybody.Read("/v1/round-rules")).GetProperty("items").EnumerateArray().Select(rule => rule.Text("id"));
        Assert.Equal(["draft-after-pre-drafting", "final-after-draft", "look-back-after-a-year", "second-draft-after-draft"], rules);
    }

    private static object AnIssue(int day) => new { symbol = "05/2026/NQ-HĐND", issuer = "Hội đồng nhân dân tỉnh", promulgatedOn = Day(day), draftVersion = 1 };

    private async Task<JsonElement> Drafted(string round, Guid? followsId, string documentType = "committee-decision") =>
        await (await Province.Post("/v1/consultations", new
        {
            unitId = SampleUnits.ThanhVinh, title = $"Vòng {round} {Guid.CreateVersion7()}", documentType, draftedOn = Day(-60), round, followsId,
        })).ShouldBe(HttpStatusCode.Created);

    private async Task<JsonElement> Opened(JsonElement drafted, int since, bool exempt = false)
    {
        using var answer = await Province.Post($"/v1/consultations/{drafted.Id()}/openings", AnOpening(since, exempt), ifMatch: "\"1\"");
        return await answer.ShouldBe(HttpStatusCode.Created);
    }
}
