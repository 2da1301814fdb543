using System.Net;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests.Issues;

public sealed class IssueTests(FeedbackHost host) : IssueTest(host)
{
    [Fact]
    public async Task Merging_and_splitting_keep_the_links()
    {
        var closed = await InReview(("Một.", "dieu-2", 4), ("Hai.", "dieu-2", 3), ("Ba.", "dieu-2", 2));
        var keys = (await Arguments(closed.Id())).Select(Key).ToArray();
        var (big, small) = (await Raised(closed.Id(), "Vấn đề lớn", null, "dieu-2", keys[0], keys[1]), await Raised(closed.Id(), "Vấn đề nhỏ", null, "dieu-2", keys[2]));
        using (var merging = await Province.Post($"/v1/issues/{small.Id()}/merges", new { intoId = big.Id() }, ifMatch: "\"1\""))
            await merging.ShouldBe(HttpStatusCode.Created);
        Assert.Equal(9, (await ShownIssue(big.Id())).GetProperty("opinions").GetInt32());
        Assert.Equal(big.Id(), (await ShownIssue(small.Id())).GetProperty("mergedIntoId").GetGuid());
        Assert.Equal(2, (await Arguments(closed.Id(), $"&issueId={small.Id()}")).Single().GetProperty("opinions").GetInt32());

        using var splitting = await Province.Post($"/v1/issues/{big.Id()}/splits", new { title = "Tách ra", arguments = new[] { keys[1] } }, ifMatch: "\"1\"");
        var split = await splitting.ShouldBe(HttpStatusCode.Created);
        Assert.Equal(big.Id(), split.GetProperty("splitFromId").GetGuid());
        Assert.Equal((6, 3), ((await ShownIssue(big.Id())).GetProperty("opinions").GetInt32(), (await ShownIssue(split.Id())).GetProperty("opinions").GetInt32()));
        using var again = await Province.Post($"/v1/issues/{big.Id()}/splits", new { title = "Không có", arguments = new[] { keys[1] } }, ifMatch: "\"1\"");
        await again.ShouldRefuse(422, "argument-not-found");
    }

    [Fact]
    public async Task An_argument_belongs_to_one_issue_however_many_officials_assign_it_at_once()
    {
        var closed = await InReview(("Một.", "dieu-2", 1));
        var key = Key((await Arguments(closed.Id())).Single());
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            Province.Post($"/v1/consultations/{closed.Id()}/issues", new { title = $"Vấn đề {i}", arguments = new[] { key } })));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(1, await Host.Database.Read<int>($"select count(*) from assignment where argument_key = '{key}' and ended_at is null"));
    }

    [Fact]
    public async Task A_consultation_is_not_completed_while_one_opinion_has_no_accepted_answer()
    {
        var closed = await InReview(("Một.", "dieu-2", 4), ("Hai.", null, 1));
        var arguments = await Arguments(closed.Id());
        var issue = await Raised(closed.Id(), "Mức hỗ trợ", null, "dieu-2", Key(arguments[0]));
        await Answered(issue.Id());
        using (var early = await Completing(closed.Id()))
            Assert.Equal(1, (await early.ShouldRefuse(409, "opinions-unanswered")).GetProperty("opinions").GetInt32());
        var beside = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Host.Database.Run($"update consultation set state = 'Completed' where id = '{closed.Id()}'"));
        Assert.Equal("completed_only_when_answered", beside.ConstraintName);

        await Answered((await Raised(closed.Id(), "Khác", null, null, Key(arguments[1]))).Id(), "out-of-scope", "Thuộc phạm vi văn bản khác.");
        using (var completed = await Completing(closed.Id()))
            Assert.Equal("completed", (await completed.ShouldBe(HttpStatusCode.Created)).Text("state"));
        using var late = await Province.Post($"/v1/consultations/{closed.Id()}/issues", new { title = "Muộn rồi" });
        await late.ShouldRefuse(409, "consultation-not-in-review");
    }

    [Fact]
    public async Task Everybody_sees_answered_issues_and_only_the_unit_sees_the_others()
    {
        var closed = await InReview(("Một.", "dieu-2", 2), ("Hai.", "dieu-2", 1));
        var arguments = await Arguments(closed.Id());
        var answered = await Raised(closed.Id(), "Mức hỗ trợ", null, "dieu-2", Key(arguments[0]));
        await Raised(closed.Id(), "Đang xem", null, "dieu-2", Key(arguments[1]));
        await Answered(answered.Id(), "partly", "Tiếp thu một phần: nâng mức hỗ trợ.");
        var seen = Assert.Single((await Anybody.Read($"/v1/consultations/{closed.Id()}/issues")).GetProperty("items").EnumerateArray());
        Assert.Equal(("partly", 2), (seen.GetProperty("reply").Text("outcome"), seen.GetProperty("opinions").GetInt32()));
        using var words = await QuePhong2018.GetAsync(new Uri($"/v1/consultations/{closed.Id()}/arguments", UriKind.Relative));
        await words.ShouldRefuse(403, "forbidden");
    }
}
