using System.Net;
using DanVan.Committee.Tests.Tasks;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Rules;

/// <summary>Limits are data: a row with a first day and a source is added, and what was decided before stays.</summary>
public sealed class RuleTests(NgheAnHost host) : TaskTest(host)
{
    // Of days that no other test asks about, on a host that is shared.
    [Fact]
    public async Task From_a_day_on_tasks_of_a_level_must_be_worded_more_clearly_and_those_before_keep_their_score()
    {
        var rule = new { level = "agency", from = "2033-01-01", score = 70, citation = "Quy chế làm việc (ví dụ của bài kiểm thử)" };
        await (await Keeper.Post("/v1/specificity-thresholds", rule)).ShouldBe(HttpStatusCode.Created);
        await (await Keeper.Post("/v1/specificity-thresholds", rule with { score = 60 })).ShouldRefuse(409, "rule-out-of-order");
        await (await Keeper.Post("/v1/specificity-thresholds", rule with { from = "2032-12-31" })).ShouldRefuse(409, "rule-out-of-order");
        var of = (await Anybody.Read("/v1/specificity-thresholds")).GetProperty("items").EnumerateArray().Where(one => one.Text("level") == "agency").ToList();
        Assert.Equal([("1900-01-01", 50), ("2033-01-01", 70)], of.Select(one => (one.Text("from"), one.GetProperty("score").GetInt32())));
    }

    [Fact]
    public async Task The_working_regulation_of_a_level_sets_quorum_comments_carries_and_rhythm()
    {
        await (await Keeper.Post("/v1/meeting-rules", new
        {
            level = "agency", from = "2033-01-01", quorumShare = 0.667, commentDays = 7, carriesBeforeParent = 3, monthsBetween = 2, citation = "Quy chế làm việc (ví dụ của bài kiểm thử)",
        })).ShouldBe(HttpStatusCode.Created);
        var rule = (await Anybody.Read("/v1/meeting-rules")).GetProperty("items").EnumerateArray().Last(one => one.Text("level") == "agency");
        Assert.Equal((0.667m, 7, 3, 2), (rule.GetProperty("quorumShare").GetDecimal(), rule.GetProperty("commentDays").GetInt32(),
            rule.GetProperty("carriesBeforeParent").GetInt32(), rule.GetProperty("monthsBetween").GetInt32()));
    }

    [Fact]
    public async Task How_much_of_a_plan_may_be_copied_is_set_with_its_source_and_told_to_everybody()
    {
        var set = await (await Keeper.Post("/v1/overlap-limits", new { level = "agency", from = "2033-01-01", share = 0.4, citation = "Kết luận hội nghị (ví dụ)" })).ShouldBe(HttpStatusCode.Created);
        Assert.Equal(0.4m, set.GetProperty("share").GetDecimal());
        Assert.Equal(1, await Host.Database.Read<int>("select count(*) from event_log where type = 'vn.danvan.committee.overlap-limit-set.v1' and data->>'from' = '2033-01-01'"));
        await (await Province.Post("/v1/overlap-limits", new { level = "agency", from = "2034-01-01", share = 0.9, citation = "Không có căn cứ" })).ShouldRefuse(403, "forbidden");
        await (await Keeper.Post("/v1/overlap-limits", new { level = "agency", from = "2034-01-01", share = 1.2, citation = "Không có căn cứ" })).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task The_task_of_an_alert_is_due_within_the_days_of_the_rule_in_force()
    {
        var rule = new { level = "agency", from = "2033-01-01", workingDays = 3, citation = "Quy chế làm việc (ví dụ của bài kiểm thử)" };
        await (await Keeper.Post("/v1/alert-task-rules", rule)).ShouldBe(HttpStatusCode.Created);
        await (await Keeper.Post("/v1/alert-task-rules", rule with { workingDays = 9 })).ShouldRefuse(409, "rule-out-of-order");
        var of = (await Anybody.Read("/v1/alert-task-rules")).GetProperty("items").EnumerateArray().Where(one => one.Text("level") == "agency").ToList();
        Assert.Equal([("1900-01-01", 5), ("2033-01-01", 3)], of.Select(one => (one.Text("from"), one.GetProperty("workingDays").GetInt32())));
        Assert.Equal(1, await Host.Database.Read<int>("select count(*) from event_log where type = 'vn.danvan.committee.alert-task-rule-set.v1' and data->>'from' = '2033-01-01'"));
    }

    [Fact]
    public async Task A_reply_is_owed_within_the_days_of_the_rule_in_force_and_the_list_reads_page_by_page()
    {
        await (await Keeper.Post("/v1/reply-rules", new { kind = "criticism", from = "2033-01-01", workingDays = 15, citation = "Quy chế phản biện (ví dụ của bài kiểm thử)" })).ShouldBe(HttpStatusCode.Created);
        var (seen, next) = (new List<(string, string)>(), "");
        for (var pages = 0; next is not null; pages++)
        {
            Assert.InRange(pages, 0, 5);
            var page = await Anybody.Read($"/v1/reply-rules?limit=1{next}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(one => (one.Text("kind"), one.Text("from"))));
            next = page.TryGetProperty("next", out var cursor) ? $"&cursor={cursor.GetString()}" : null;
        }
        Assert.Equal([("dialogue-notice", "2019-02-18"), ("criticism", "2033-01-01")], seen);
    }
}
