using System.Net;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Tasks;

public sealed class TaskTests(NgheAnHost host) : TaskTest(host)
{
    private static readonly object Evidence = new { statement = "Đã gửi báo cáo về cơ quan thường trực.", evidence = new[] { "45-BC/BDV" } };

    [Fact]
    public async Task A_task_names_one_member_a_deliverable_a_unit_and_a_day_and_says_how_specific_it_is()
    {
        var own = await OwnCommittee();
        var task = await Assigned(own, unitId: own.Commune);
        Assert.Equal((own.Member, own.Commune, "2031-06-10"), (task.GetProperty("seatId").GetGuid(), task.GetProperty("unitId").GetGuid(), task.GetProperty("deadline").Text("on")));
        var clarity = task.GetProperty("specificity");
        Assert.Equal(90, clarity.GetProperty("score").GetInt32());
        Assert.Equal(["product", "quantity", "no-vague-words", "place", "period"], clarity.GetProperty("reasons").EnumerateArray().Select(one => one.Text("rule")));
    }

    [Theory]
    [InlineData("Toàn thể thành viên Ban Chỉ đạo nắm tình hình cơ sở")]
    [InlineData("Các cấp, các ngành tổ chức học tập")]
    public async Task A_task_for_everybody_is_refused(string title)
    {
        var own = await OwnCommittee();
        await (await Assign(own, title: title)).ShouldRefuse(422, "task-for-everybody");
    }

    [Fact]
    public async Task A_vague_task_is_refused_with_its_score_and_the_words_that_nobody_can_check()
    {
        var own = await OwnCommittee();
        var refused = await (await Assign(own, title: "Tăng cường tuyên truyền", deliverable: "Nhận thức được nâng cao")).ShouldRefuse(422, "task-not-specific");
        Assert.Equal((0, 50), (refused.GetProperty("score").GetInt32(), refused.GetProperty("threshold").GetInt32()));
        Assert.Contains(refused.GetProperty("reasons").EnumerateArray(), reason => reason.Text("vi").Contains("tang cuong", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_task_is_not_given_to_who_does_not_sit_nor_for_a_unit_of_others_nor_without_a_deliverable()
    {
        var (own, other) = (await OwnCommittee(), await OwnCommittee());
        await (await Assign(own, seat: other.Member)).ShouldRefuse(409, "seat-not-held");
        await (await Assign(own, unitId: other.Commune)).ShouldRefuse(422, "task-unit-outside");
        await (await Assign(own, deliverable: "")).ShouldRefuse(400, "invalid-request");
        await (await Assign(own, due: new { })).ShouldRefuse(400, "invalid-request");
        await (await Assign(own, due: new { day = "2026-03-26" })).ShouldRefuse(422, "task-due-too-early");
    }

    [Fact]
    public async Task A_task_crosses_to_another_agency_and_back_and_each_hand_over_shows_how_long_it_waited()
    {
        var own = await OwnCommittee();
        var task = (await Assigned(own, unitId: own.Commune)).Id();
        var (commune, agency) = (CallerOf(own.Commune), CallerOf(own.OtherCommune));
        using (var unseen = await agency.GetAsync(new Uri($"/v1/tasks/{task}", UriKind.Relative)))
            await unseen.ShouldRefuse(404, "task-not-found");
        Assert.Equal(["report", "complete", "send"], Open(await commune.Read($"/v1/tasks/{task}")));

        await Moved(commune, task, "hand-overs", new { toUnitId = own.OtherCommune, message = "Đề nghị phối hợp thực hiện." });
        Assert.Equal(["accept", "refuse"], Open(await agency.Read($"/v1/tasks/{task}")));
        Assert.Empty(Open(await commune.Read($"/v1/tasks/{task}")));
        await (await Move(commune, task, "acceptances")).ShouldRefuse(403, "forbidden");
        await (await Move(agency, task, "refusals", new { why = "" })).ShouldRefuse(400, "invalid-request");
        await Moved(agency, task, "refusals", new { why = "Không thuộc lĩnh vực được giao." });

        await Moved(commune, task, "hand-overs", new { toUnitId = own.OtherCommune, message = "Theo thống nhất tại hội nghị." });
        await Moved(agency, task, "acceptances");
        Assert.Equal(["report", "complete", "hand-back"], Open(await agency.Read($"/v1/tasks/{task}")));
        Assert.Equal(task, (await agency.Read("/v1/tasks?received=true")).GetProperty("items")[0].Id());
        await Moved(agency, task, "returns", new { why = "Cán bộ phụ trách đã chuyển công tác." });

        var journal = (await commune.Read($"/v1/tasks/{task}")).GetProperty("journal").GetProperty("handOvers").EnumerateArray().ToList();
        Assert.Equal([false, true], journal.Select(one => one.GetProperty("accepted").GetBoolean()));
        var pair = (await own.Caller.Read("/v1/hand-over-figures")).GetProperty("items")[0];
        Assert.Equal((2, 1, 1, 0), (pair.GetProperty("handOvers").GetInt32(), pair.GetProperty("refused").GetInt32(), pair.GetProperty("handedBack").GetInt32(), pair.GetProperty("waiting").GetInt32()));
        Assert.True(pair.GetProperty("waitedHours").GetDouble() >= 0);
    }

    [Fact]
    public async Task An_extension_needs_a_reason_and_another_member_and_never_improves_the_figure_on_time()
    {
        var own = await OwnCommittee();
        var task = (await Assigned(own, new { day = "2026-04-10" })).Id();
        await Eventually.Holds(async () => await Events(task, "task-overdue") == 1);
        var later = new { day = "2031-06-10" };
        await (await Move(own.Caller, task, "extensions", new { due = later, reason = "", approverSeatId = own.Head })).ShouldRefuse(400, "invalid-request");
        await (await Move(own.Caller, task, "extensions", new { due = later, reason = "Chờ số liệu của cơ sở.", approverSeatId = own.Member })).ShouldRefuse(422, "extension-approver-unfit");
        await (await Move(own.Caller, task, "extensions", new { due = new { day = "2026-04-09" }, reason = "Chờ số liệu của cơ sở.", approverSeatId = own.Head })).ShouldRefuse(422, "extension-not-later");
        var extended = await Moved(own.Caller, task, "extensions", new { due = later, reason = "Chờ số liệu của cơ sở.", approverSeatId = own.Head });
        Assert.Equal(("2031-06-10", "2026-04-10"), (extended.GetProperty("deadline").Text("on"), extended.GetProperty("deadline").Text("firstOn")));
        var done = await Moved(own.Caller, task, "completions", Evidence);
        Assert.False(done.GetProperty("onTimeAgainstFirst").GetBoolean());
        Assert.True(done.GetProperty("onTimeAgainstLast").GetBoolean());
        var figures = await own.Caller.Read("/v1/task-figures");
        Assert.Equal((1, 0, 1, 1), (figures.GetProperty("done").GetInt32(), figures.GetProperty("onTimeAgainstFirst").GetInt32(), figures.GetProperty("onTimeAgainstLast").GetInt32(), figures.GetProperty("extended").GetInt32()));
    }

    [Fact]
    public async Task Progress_and_the_end_need_evidence()
    {
        var own = await OwnCommittee();
        var task = (await Assigned(own)).Id();
        await (await Move(own.Caller, task, "reports", new { percent = 40, statement = "Đã khảo sát 5 mô hình.", evidence = Array.Empty<string>() })).ShouldRefuse(400, "invalid-request");
        await Moved(own.Caller, task, "reports", new { percent = 40, statement = "Đã khảo sát 5 mô hình.", evidence = new[] { "https://nghean.gov.vn/khao-sat" } });
        await Moved(own.Caller, task, "completions", Evidence);
        await (await Move(own.Caller, task, "completions", Evidence)).ShouldRefuse(409, "task-move-not-possible");
        Assert.Empty(Open(await own.Caller.Read($"/v1/tasks/{task}")));
        Assert.Equal(1, await Events(task, "task-done"));
    }

    [Fact]
    public async Task Of_ten_who_accept_at_once_one_wins()
    {
        var own = await OwnCommittee();
        var task = (await Assigned(own)).Id();
        await Moved(own.Caller, task, "hand-overs", new { toUnitId = own.Commune, message = "Đề nghị thực hiện." });
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => own.Caller.Post($"/v1/tasks/{task}/acceptances", new { }, ifMatch: "\"2\"")));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(1, await Events(task, "task-hand-over-answered"));
    }
}
