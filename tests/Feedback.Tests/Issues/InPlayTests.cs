using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests.Issues;

/// <summary>What is kept back for abuse, or was sent elsewhere by law, is no argument, for nobody and nowhere, until it comes back.</summary>
public sealed class InPlayTests(FeedbackHost host) : IssueTest(host)
{
    private readonly HttpClient moderator = host.As("moderator", SampleUnits.ThanhVinhClaim, "feedback.read", "feedback.write", "feedback.moderate");

    [Fact]
    public async Task What_is_kept_back_when_people_are_no_longer_asked_is_no_argument_until_it_is_released()
    {
        var open = await OpenOn(Text);
        var (abuse, fair) = (await SentIn(open.Id(), "Đồ ngu."), await SentIn(open.Id(), "Đồng ý."));
        var hold = await Held(open.Id(), abuse);
        await Closed(open.Id());
        Assert.Equal(["Đồng ý."], (await Arguments(open.Id())).Select(one => one.Text("text")));
        await Released(hold);
        Assert.Equal([("Đồ ngu.", 1), ("Đồng ý.", 1)], (await Arguments(open.Id())).Select(one => (one.Text("text"), one.GetProperty("opinions").GetInt32())).Order());
        Assert.Equal("received", (await Anybody.Read($"/v1/receipts/{fair.Text("receipt")}")).Text("state"));
    }

    [Fact]
    public async Task What_is_kept_back_leaves_argument_issue_group_table_and_path_and_comes_back_to_all_of_them()
    {
        var closed = await InReview(("Xin giảm số hộ xuống 15.", "dieu-1/khoan-1", 3), ("Không đồng ý.", "dieu-1/khoan-1", 1));
        var keys = (await Arguments(closed.Id())).Select(Key).ToArray();
        var grouping = await (await Province.Post($"/v1/consultations/{closed.Id()}/groupings", new { })).ShouldBe(HttpStatusCode.Created);
        var issue = await Raised(closed.Id(), "Số hộ tối thiểu", null, "dieu-1/khoan-1", keys);
        await Answered(issue.Id());
        var said = (await Province.Read($"/v1/consultations/{closed.Id()}/opinions")).GetProperty("items").EnumerateArray().ToArray();
        var provision = said[0].GetProperty("provisionId").GetGuid();
        var representative = await Host.Database.Read<Guid>($"select opinion_id from argument where key = '{keys[0]}'");
        Assert.Equal((4, 2, 4, 2, "4", 2), await Figures());

        // The first copy, whose words stood for the others, and the only one of the other argument.
        var (copy, other) = (await Held(closed.Id(), said.Single(one => one.Id() == representative)), await Held(closed.Id(), said.Single(one => one.Text("text") == "Không đồng ý.")));
        Assert.Equal((2, 1, 2, 1, "2", 1), await Figures());
        Assert.Equal(keys[..1], (await Arguments(closed.Id(), $"&issueId={issue.Id()}")).Select(Key));
        await Released(copy);
        await Released(other);
        Assert.Equal((4, 2, 4, 2, "4", 2), await Figures());

        async Task<(int Issue, int Wordings, int Path, int Spoken, string Table, int Groups)> Figures()
        {
            var shown = await ShownIssue(issue.Id());
            var path = await Anybody.Read($"/v1/provisions/{provision}/path");
            var number = (await (await Province.Post($"/v1/consultations/{closed.Id()}/syntheses", AForm())).ShouldBe(HttpStatusCode.Created)).GetProperty("number").GetInt32();
            var table = await Anybody.Read($"/v1/consultations/{closed.Id()}/syntheses/{number}?format=json");
            var groups = (await Province.Read($"/v1/groupings/{grouping.Id()}/groups")).GetProperty("items").EnumerateArray().ToList();
            Assert.Equal(shown.GetProperty("opinions").GetInt32(), groups.Sum(one => one.GetProperty("opinions").GetInt32()));
            return (shown.GetProperty("opinions").GetInt32(), shown.GetProperty("arguments").GetInt32(), path.GetProperty("opinions").GetInt32(),
                path.GetProperty("arguments").GetInt32(), $"{table.GetProperty("sum").GetProperty("accepted").GetInt32()}", groups.Count);
        }
    }

    [Fact]
    public async Task A_denunciation_that_was_counted_goes_with_all_traces_and_its_receipt_says_where()
    {
        var open = await OpenOn(Text);
        var sent = await SentIn(open.Id(), "Tôi tố cáo việc thu sai quỹ.");
        await Closed(open.Id());
        var issue = await Raised(open.Id(), "Thu quỹ", null, null, Key((await Arguments(open.Id())).Single()));
        await Answered(issue.Id());
        Assert.Equal("answered", (await Anybody.Read($"/v1/receipts/{sent.Text("receipt")}/path")).Text("state"));
        using (var referral = await moderator.Post($"/v1/consultations/{open.Id()}/opinions/{sent.Id()}/referrals", new { kind = "denunciation", office = "Thanh tra tỉnh" }))
            await referral.ShouldBe(HttpStatusCode.Created);
        Assert.Empty(await Arguments(open.Id()));
        Assert.Equal(0, (await ShownIssue(issue.Id())).GetProperty("opinions").GetInt32());
        foreach (var address in new[] { "", "/path" })
        {
            var receipt = await Anybody.Read($"/v1/receipts/{sent.Text("receipt")}{address}");
            Assert.Equal("referred", receipt.Text("state"));
            Assert.False(receipt.TryGetProperty("outcome", out _) || receipt.TryGetProperty("answer", out _));
        }
    }

    [Fact]
    public async Task What_is_kept_back_holds_up_nothing_and_opens_the_review_again_when_it_comes_back_without_an_answer()
    {
        var closed = await InReview(("Một.", "dieu-2", 2), ("Hai.", null, 1));
        var arguments = await Arguments(closed.Id());
        await Answered((await Raised(closed.Id(), "Mức hỗ trợ", null, "dieu-2", Key(arguments[0]))).Id());
        var said = (await Province.Read($"/v1/consultations/{closed.Id()}/opinions")).GetProperty("items").EnumerateArray().ToArray();
        var (copy, unanswered) = (await Held(closed.Id(), said.First(one => one.Text("text") == "Một.")), await Held(closed.Id(), said.Single(one => one.Text("text") == "Hai.")));
        using (var completed = await Completing(closed.Id()))
            await completed.ShouldBe(HttpStatusCode.Created);

        await Released(copy);
        Assert.Equal("completed", (await Anybody.Read($"/v1/consultations/{closed.Id()}")).Text("state"));
        var beside = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Host.Database.Run($"update hold set state = 'Released' where id = '{unanswered.Id()}'"));
        Assert.Equal("completed_only_when_answered", beside.ConstraintName);
        await Released(unanswered);
        Assert.Equal("closed", (await Anybody.Read($"/v1/consultations/{closed.Id()}")).Text("state"));
        Assert.Single(await TypesInFeed(Province, closed.Id()), type => type.EndsWith("consultation-reopened.v1", StringComparison.Ordinal));
        using (var early = await Completing(closed.Id()))
            await early.ShouldRefuse(409, "opinions-unanswered");
        await Answered((await Raised(closed.Id(), "Khác", null, null, Key(arguments[1]))).Id(), "out-of-scope", "Thuộc phạm vi văn bản khác.");
        using var again = await Completing(closed.Id());
        await again.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Of_copies_that_are_kept_back_and_released_while_people_stop_being_asked_exactly_those_in_play_are_counted()
    {
        var open = await OpenOn(Text);
        var sent = new List<JsonElement>();
        for (var copy = 0; copy < 12; copy++)
            sent.Add(await SentIn(open.Id(), "Giống nhau."));
        var early = new List<JsonElement>();
        foreach (var one in sent.Take(4))
            early.Add(await Held(open.Id(), one));
        await Task.WhenAll([
            .. early.Take(2).Select(Released), .. sent.Skip(4).Take(4).Select(one => Held(open.Id(), one)), Closed(open.Id())]);
        Assert.Equal(6, (await Arguments(open.Id())).Single().GetProperty("opinions").GetInt32());
    }

    private static object AForm() => new
    {
        body = "Ủy ban nhân dân phường Thành Vinh", symbol = "12/BTH-UBND", place = "Nghệ An", signedOn = Day(0), signerOffice = "Chủ tịch", signerName = "(Người ký)",
    };

    private async Task<JsonElement> SentIn(Guid consultation, string text) =>
        await (await ThanhVinh.Post($"/v1/consultations/{consultation}/opinions", AnOpinion(text, "paper", null))).ShouldBe(HttpStatusCode.Created);

    private async Task<JsonElement> Held(Guid consultation, JsonElement opinion) => await (await moderator.Post(
        $"/v1/consultations/{consultation}/opinions/{opinion.Id()}/holds", new { ground = "insult", reason = "Lời lẽ xúc phạm" })).ShouldBe(HttpStatusCode.Created);

    private async Task Released(JsonElement hold)
    {
        using var released = await moderator.Post($"/v1/holds/{hold.Id()}/releases", new { reason = "Đã xem lại" }, ifMatch: "\"1\"");
        await released.ShouldBe(HttpStatusCode.OK);
    }
}
