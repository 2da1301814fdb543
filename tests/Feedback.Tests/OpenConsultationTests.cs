using System.Net;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class OpenConsultationTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task An_open_consultation_is_public_and_explains_its_last_day()
    {
        var open = await OpenConsultation();
        var seen = await Anybody.Read($"/v1/consultations/{open.Id()}");
        var clock = seen.GetProperty("clock");
        Assert.Equal("open", seen.Text("state"));
        Assert.Equal((Day(0), Day(20), 20), (clock.Text("opensOn"), clock.Text("closesOn"), clock.GetProperty("days").GetInt32()));
        Assert.Equal("law-64-2025-posting-commune", clock.GetProperty("rule").Text("id"));
        Assert.False(clock.GetProperty("rule").GetProperty("verified").GetBoolean());
        Assert.Contains("64/2025/QH15", clock.GetProperty("explanation").Text("vi"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-03-31", "law-80-2015-posting-province", "2025-04-30")]
    [InlineData("2025-04-01", "law-64-2025-posting-province", "2025-04-21")]
    public async Task The_rule_in_force_on_the_day_of_opening_sets_the_period(string opensOn, string rule, string closesOn)
    {
        var draft = await DraftedConsultation(SampleUnits.Province, documentType: "council-resolution", draftedOn: "2025-01-02");
        using var answer = await Province.Post(
            $"/v1/consultations/{draft.Id()}/openings", new { opensOn, posting = "Công báo tỉnh", exemption = AnExemption }, ifMatch: "\"1\"");
        var clock = (await answer.ShouldBe(HttpStatusCode.Created)).GetProperty("clock");
        Assert.Equal((rule, closesOn), (clock.GetProperty("rule").Text("id"), clock.Text("closesOn")));
    }

    [Fact]
    public async Task A_unit_may_give_the_people_more_days_than_the_law_but_not_fewer()
    {
        var draft = await DraftedConsultation();
        using (var hasty = await ThanhVinh.Post($"/v1/consultations/{draft.Id()}/openings", new { days = 19, exemption = AnExemption }, ifMatch: "\"1\""))
            Assert.Equal(20, (await hasty.ShouldRefuse(422, "period-too-short")).GetProperty("days").GetInt32());
        using var patient = await ThanhVinh.Post($"/v1/consultations/{draft.Id()}/openings", new { days = 45, exemption = AnExemption }, ifMatch: "\"1\"");
        Assert.Equal(Day(45), (await patient.ShouldBe(HttpStatusCode.Created)).GetProperty("clock").Text("closesOn"));
    }

    [Fact]
    public async Task A_plan_that_no_law_binds_needs_days_that_the_unit_names()
    {
        var draft = await DraftedConsultation(documentType: "other");
        using (var silent = await ThanhVinh.Post($"/v1/consultations/{draft.Id()}/openings", new { }, ifMatch: "\"1\""))
            await silent.ShouldRefuse(422, "period-missing");
        using var named = await ThanhVinh.Post($"/v1/consultations/{draft.Id()}/openings", new { days = 7 }, ifMatch: "\"1\"");
        Assert.False((await named.ShouldBe(HttpStatusCode.Created)).GetProperty("clock").TryGetProperty("rule", out _));
    }

    [Fact]
    public async Task A_legal_document_whose_rule_is_not_known_is_not_opened_with_a_guess()
    {
        var draft = await DraftedConsultation(SampleUnits.Vinh, draftedOn: "2018-03-26");
        using var answer = await Vinh2018.Post(
            $"/v1/consultations/{draft.Id()}/openings", new { opensOn = "2018-03-27", days = 60, posting = "Cổng thông tin", exemption = AnExemption }, ifMatch: "\"1\"");
        await answer.ShouldRefuse(422, "no-clock-rule");
    }

    [Fact]
    public async Task An_opening_in_the_past_names_the_posting_and_one_in_the_future_is_refused()
    {
        var draft = await DraftedConsultation();
        using (var unseen = await ThanhVinh.Post($"/v1/consultations/{draft.Id()}/openings", new { opensOn = Day(-3), exemption = AnExemption }, ifMatch: "\"1\""))
            await unseen.ShouldRefuse(422, "posting-missing");
        using (var early = await ThanhVinh.Post($"/v1/consultations/{draft.Id()}/openings", AnOpening(1), ifMatch: "\"1\""))
            await early.ShouldRefuse(422, "opening-on-wrong-day");
        using var beforeDraft = await ThanhVinh.Post($"/v1/consultations/{draft.Id()}/openings", AnOpening(-61), ifMatch: "\"1\"");
        await beforeDraft.ShouldRefuse(422, "opening-on-wrong-day");
    }

    [Fact]
    public async Task Of_ten_openings_at_once_one_wins_and_is_announced_once()
    {
        var draft = await DraftedConsultation();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(_ => ThanhVinh.Post($"/v1/consultations/{draft.Id()}/openings", AnOpening(), ifMatch: "\"1\"")));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(["vn.danvan.feedback.consultation-opened.v1"], await TypesInFeed(QuePhong2018, draft.Id()));
    }

    [Fact]
    public async Task A_stranger_is_not_told_that_a_draft_exists()
    {
        var draft = await DraftedConsultation();
        using var answer = await QuePhong2018.Post($"/v1/consultations/{draft.Id()}/openings", AnOpening(), ifMatch: "\"1\"");
        await answer.ShouldRefuse(404, "consultation-not-found");
    }

    [Fact]
    public async Task Who_opens_says_which_version_was_seen()
    {
        var draft = await DraftedConsultation();
        using (var blind = await ThanhVinh.Post($"/v1/consultations/{draft.Id()}/openings", AnOpening()))
            await blind.ShouldRefuse(428, "if-match-missing");
        using var stale = await ThanhVinh.Post($"/v1/consultations/{draft.Id()}/openings", AnOpening(), ifMatch: "\"4\"");
        await stale.ShouldRefuse(412, "stale-version");
    }
}
