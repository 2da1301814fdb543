using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class ModerationTests(FeedbackHost host) : FeedbackTest(host)
{
    private readonly HttpClient moderator = host.As("moderator", SampleUnits.ThanhVinhClaim, "feedback.read", "feedback.write", "feedback.moderate");

    [Fact]
    public async Task What_is_held_and_removed_comes_back_word_for_word_and_the_public_sees_how_much_and_why()
    {
        var open = await OpenConsultation();
        var (abuse, fair) = (await SentOpinion(open.Id(), "Đồ ngu."), await SentOpinion(open.Id(), "Đồng ý."));
        var hold = await Held(open, abuse);
        Assert.Equal([fair.Id()], await Shown(open));
        Assert.Equal("held", (await Anybody.Read($"/v1/receipts/{abuse.Text("receipt")}")).Text("state"));
        using (var removed = await moderator.Post($"/v1/holds/{hold.Id()}/removals", Why, ifMatch: "\"1\""))
            await removed.ShouldBe(HttpStatusCode.OK);
        var figures = Assert.Single((await Anybody.Read($"/v1/consultations/{open.Id()}/hold-figures")).EnumerateArray());
        Assert.Equal(("insult", 1, 0), (figures.Text("ground"), figures.GetProperty("removed").GetInt32(), figures.GetProperty("held").GetInt32()));
        using (var released = await moderator.Post($"/v1/holds/{hold.Id()}/releases", Why, ifMatch: "\"2\""))
            await released.ShouldBe(HttpStatusCode.OK);
        Assert.Equal([abuse.Id(), fair.Id()], await Shown(open));
        var receipt = await Anybody.Read($"/v1/receipts/{abuse.Text("receipt")}");
        Assert.Equal(("received", true), (receipt.Text("state"), receipt.GetProperty("unaltered").GetBoolean()));
        using var twice = await moderator.Post($"/v1/holds/{hold.Id()}/releases", Why, ifMatch: "\"3\"");
        await twice.ShouldRefuse(409, "hold-not-in-that-state");
    }

    [Fact]
    public async Task A_rule_holds_on_arrival_whatever_the_marks_and_the_opinion_is_received_all_the_same()
    {
        var phrase = $"vay tiền nhanh {Guid.NewGuid():N}";
        using var set = await moderator.Post("/v1/hold-rules", new { ground = "advertising", reason = "Quảng cáo cho vay", phrase });
        var rule = await set.ShouldBe(HttpStatusCode.Created);
        var open = await OpenConsultation();
        var caught = await SentOpinion(open.Id(), $"Gọi ngay VAY TIEN   nhanh {phrase[^32..]}!");
        await SentOpinion(open.Id(), "Đồng ý với điều 7.");
        var hold = Assert.Single((await moderator.Read($"/v1/consultations/{open.Id()}/holds")).GetProperty("items").EnumerateArray());
        Assert.Equal((caught.Id(), rule.Id()), (hold.GetProperty("opinionId").GetGuid(), hold.GetProperty("ruleId").GetGuid()));
        using (var ended = await moderator.Post($"/v1/hold-rules/{rule.Id()}/endings", new { }, ifMatch: "\"1\""))
            await ended.ShouldBe(HttpStatusCode.OK);
        var after = await SentOpinion(open.Id(), phrase);
        Assert.Equal("received", (await Anybody.Read($"/v1/receipts/{after.Text("receipt")}")).Text("state"));
    }

    [Fact]
    public async Task A_rule_names_a_phrase_or_a_number_of_links_and_not_both()
    {
        foreach (var rule in new object[] { new { ground = "spam", reason = "Rác" }, new { ground = "spam", reason = "Rác", phrase = "   " }, new { ground = "spam", reason = "Rác", phrase = "abc", mostLinks = 3 } })
            using (var answer = await moderator.Post("/v1/hold-rules", rule))
                await answer.ShouldRefuse(422, "hold-rule-unclear");
        using var writer = await ThanhVinh.Post("/v1/hold-rules", new { ground = "spam", reason = "Rác", phrase = "abc" });
        await writer.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task Whoever_holds_the_receipt_appeals_once_and_whoever_moderates_reads_it()
    {
        var open = await OpenConsultation();
        var sent = await SentOpinion(open.Id(), "Cán bộ A làm sai.");
        using (var nothing = await ThanhVinh.Post($"/v1/receipts/{sent.Text("receipt")}/appeals", Appeal))
            await nothing.ShouldRefuse(404, "hold-not-found");
        await Held(open, sent);
        using (var appeal = await ThanhVinh.Post($"/v1/receipts/{sent.Text("receipt")}/appeals", Appeal))
            await appeal.ShouldBe(HttpStatusCode.Created);
        using (var twice = await ThanhVinh.Post($"/v1/receipts/{sent.Text("receipt")}/appeals", Appeal))
            await twice.ShouldRefuse(409, "already-appealed");
        Assert.Equal("Tôi nói thật.", (await moderator.Read($"/v1/consultations/{open.Id()}/holds")).GetProperty("items")[0].Text("appeal"));
    }

    [Theory]
    [InlineData("denunciation", "Tôi tố cáo việc thu sai quỹ.", "Luật Tố cáo 25/2018/QH14")]
    [InlineData("complaint", "Tôi khiếu nại quyết định không hỗ trợ nhà tôi.", "Luật Khiếu nại 02/2011/QH13")]
    public async Task A_denunciation_or_a_complaint_goes_to_the_office_that_the_law_names_and_leaves_the_consultation(string kind, string text, string law)
    {
        var open = await OpenConsultation();
        var sent = await SentOpinion(open.Id(), text);
        using (var referral = await Referred(open, sent, kind))
            Assert.Equal(law, (await referral.ShouldBe(HttpStatusCode.Created)).Text("law"));
        Assert.Empty(await Shown(open));
        var receipt = await Anybody.Read($"/v1/receipts/{sent.Text("receipt")}");
        Assert.Equal(("referred", "Thanh tra tỉnh"), (receipt.Text("state"), receipt.GetProperty("referral").Text("office")));
        using var twice = await Referred(open, sent);
        await twice.ShouldRefuse(409, "opinion-already-referred");
    }

    [Fact]
    public async Task Of_ten_who_hold_an_opinion_at_once_one_does()
    {
        var open = await OpenConsultation();
        var sent = await SentOpinion(open.Id());
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => moderator.Post($"/v1/consultations/{open.Id()}/opinions/{sent.Id()}/holds", AHold)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    private static object AHold { get; } = new { ground = "insult", reason = "Lời lẽ xúc phạm" };

    private static object Why { get; } = new { reason = "Đã xem lại" };

    private static object Appeal { get; } = new { words = "Tôi nói thật." };

    private async Task<JsonElement> Held(JsonElement consultation, JsonElement opinion) => await (await moderator.Post(
        $"/v1/consultations/{consultation.Id()}/opinions/{opinion.Id()}/holds", AHold)).ShouldBe(HttpStatusCode.Created);

    private Task<HttpResponseMessage> Referred(JsonElement consultation, JsonElement opinion, string kind = "denunciation") => moderator.Post(
        $"/v1/consultations/{consultation.Id()}/opinions/{opinion.Id()}/referrals", new { kind, office = "Thanh tra tỉnh" });

    private async Task<Guid[]> Shown(JsonElement consultation) =>
        [.. (await ThanhVinh.Read($"/v1/consultations/{consultation.Id()}/opinions")).GetProperty("items").EnumerateArray().Select(one => one.Id())];
}
