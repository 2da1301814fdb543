using DanVan.Feedback.Issues;
using DanVan.Feedback.Replies;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests.Issues;

public sealed class ReplyTests(FeedbackHost host) : IssueTest(host)
{
    [Fact]
    public async Task A_reason_is_drafted_reviewed_returned_drafted_again_and_accepted_by_another_hand()
    {
        var closed = await InReview(("Một.", "dieu-2", 2));
        var issue = await Raised(closed.Id(), "Mức hỗ trợ", null, "dieu-2", Key((await Arguments(closed.Id())).Single()));
        var first = await Drafted(issue.Id(), "not", "Không tiếp thu vì thiếu nguồn.");
        using (var second = await Province.Post($"/v1/issues/{issue.Id()}/replies", new { outcome = "not", reason = "Một bản khác nữa." }))
            await second.ShouldRefuse(409, "reply-at-work");
        (await Province.Post($"/v1/replies/{first.Id()}/submissions", new { }, ifMatch: "\"1\"")).EnsureSuccessStatusCode();
        using (var own = await Province.Post($"/v1/replies/{first.Id()}/acceptances", new { }, ifMatch: "\"2\""))
            await own.ShouldRefuse(409, "reply-by-the-same-hand");
        (await ThanhVinh.Post($"/v1/replies/{first.Id()}/returns", new { }, ifMatch: "\"2\"")).EnsureSuccessStatusCode();
        await Answered(issue.Id(), "partly", "Tiếp thu một phần, có lộ trình.");
        var versions = (await Province.Read($"/v1/issues/{issue.Id()}/replies")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["returned", "accepted"], versions.Select(one => one.Text("state")));
        Assert.All(versions, one => Assert.Equal(("province", "thanh-vinh"), (one.Text("writtenBy"), one.Text("decidedBy"))));
    }

    [Fact]
    public async Task Stock_answers_are_flagged()
    {
        var closed = await InReview(("Một.", "dieu-2", 1), ("Hai.", "dieu-2", 1), ("Ba.", "dieu-2", 1), ("Bốn.", "dieu-2", 1));
        foreach (var (number, argument) in (await Arguments(closed.Id())).Index())
        {
            var issue = await Raised(closed.Id(), $"Vấn đề {number}", null, "dieu-2", Key(argument));
            var reply = await Drafted(issue.Id(), "not", number == 3 ? "Đã có quy định riêng tại điều 2." : "Cơ quan soạn thảo xin ghi nhận" + new string('.', number + 1));
            Assert.Equal(number == 3 ? 0 : number, reply.GetProperty("sameReasonElsewhere").GetInt32());
        }
        var flagged = Assert.Single((await Province.Read($"/v1/consultations/{closed.Id()}/stock-answers")).GetProperty("items").EnumerateArray());
        Assert.Equal(3, flagged.GetProperty("issues").GetInt32());
    }

    // All walks of five steps by two officials: whatever they try, only the table's ways are gone, and no one decides on their own words.
    [Fact]
    public void No_walk_leaves_the_declared_transitions()
    {
        var consultation = AConsultation.InPreparation;
        var tries = Enum.GetValues<ReplyStep>().SelectMany(step => new[] { (step, by: "writer"), (step, by: "reviewer") }).ToArray();
        var walks = Enumerable.Range(0, (int)Math.Pow(tries.Length, 5)).Select(number => Enumerable.Range(0, 5).Select(place => tries[number / (int)Math.Pow(tries.Length, place) % tries.Length]));
        var accepted = 0;
        foreach (var walk in walks)
        {
            var (issue, _) = Issue.Raise(consultation, "Vấn đề", null, "writer");
            var (reply, _) = Reply.Draft(consultation, issue, 1, Outcome.Partly, "Tiếp thu một phần.", "writer", DateTimeOffset.UnixEpoch);
            foreach (var (step, by) in walk)
            {
                var before = reply.State;
                var refused = reply.Move(step, consultation, by).Refused(out _, out _);
                Assert.Equal(refused ? before : Reply.Transitions[step].To, reply.State);
                Assert.True(refused || before == Reply.Transitions[step].From);
            }
            Assert.True(reply.State is ReplyState.Draft or ReplyState.Review || reply.DecidedBy == "reviewer");
            accepted += reply.State == ReplyState.Accepted ? 1 : 0;
        }
        Assert.True(accepted > 0);
    }
}
