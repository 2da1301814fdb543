using System.Net;
using System.Text.Json;
using DanVan.Committee.Inspections;
using DanVan.Committee.Tests.Tasks;
using DanVan.TestKit;
using FsCheck.Xunit;

namespace DanVan.Committee.Tests.Inspections;

public sealed class InspectionTests(NgheAnHost host) : TaskTest(host)
{
    [Fact]
    public async Task An_inspection_is_planned_by_risk_with_a_team_of_the_committee()
    {
        var (own, other) = (await OwnCommittee(), await OwnCommittee());
        var planned = await (await Plan(own)).ShouldBe(HttpStatusCode.Created);
        Assert.Equal([own.OtherCommune, own.Commune], planned.GetProperty("targets").EnumerateArray().Select(one => one.GetProperty("unitId").GetGuid()));
        Assert.Equal(["start"], planned.GetProperty("transitions").EnumerateArray().Select(one => one.GetString()));
        await (await Plan(own, team: other.Head)).ShouldRefuse(422, "inspection-team-unfit");
        await (await Plan(own, target: other.Commune)).ShouldRefuse(422, "inspection-target-outside");
        using var foreign = await other.Caller.GetAsync(new Uri($"/v1/inspections/{planned.Id()}", UriKind.Relative));
        await foreign.ShouldRefuse(404, "inspection-not-found");
    }

    [Fact]
    public async Task A_finding_has_criterion_evidence_severity_a_task_that_puts_it_right_and_a_day_to_look_again()
    {
        var own = await OwnCommittee();
        var inspection = await Running(own);
        var finding = await Found(own, inspection);
        Assert.Equal(("major", "2031-09-10"), (finding.Text("severity"), finding.GetProperty("deadline").Text("on")));
        var task = await own.Caller.Read($"/v1/tasks/{finding.GetProperty("taskId").GetGuid()}");
        Assert.Equal(("finding", finding.Id()), (task.GetProperty("source").Text("kind"), task.GetProperty("source").GetProperty("id").GetGuid()));
        Assert.Equal(finding.Text("statement"), task.GetProperty("source").Text("sentence"));

        var again = await (await own.Caller.Post($"/v1/findings/{finding.Id()}/rechecks", new { next = new { day = "2031-12-10" } }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("2031-12-10", again.GetProperty("deadline").Text("on"));
        var corrected = await (await own.Caller.Post($"/v1/findings/{finding.Id()}/rechecks", new { }, ifMatch: "\"2\"")).ShouldBe(HttpStatusCode.OK);
        Assert.True(corrected.TryGetProperty("correctedOn", out _));
        await (await own.Caller.Post($"/v1/findings/{finding.Id()}/rechecks", new { }, ifMatch: "\"3\"")).ShouldRefuse(409, "finding-corrected");
    }

    [Fact]
    public async Task A_finding_whose_correction_is_vague_is_not_recorded_and_leaves_no_task_behind()
    {
        var own = await OwnCommittee();
        var inspection = await Running(own);
        await (await Find(own, inspection, title: "Tăng cường quan tâm", deliverable: "Nâng cao nhận thức")).ShouldRefuse(422, "task-not-specific");
        Assert.Empty((await own.Caller.Read("/v1/tasks")).GetProperty("items").EnumerateArray());
        Assert.Empty((await own.Caller.Read($"/v1/inspections/{inspection}/findings")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_good_deed_that_was_found_leaves_as_an_event_for_the_model_registry()
    {
        var own = await OwnCommittee();
        var inspection = await Running(own);
        var deed = new { unitId = own.Commune, seen = "Nhân dân xóm 3 tự nguyện hiến 1.200 m2 đất mở đường, công khai từng khoản đóng góp." };
        await (await own.Caller.Post($"/v1/inspections/{inspection}/good-deeds", deed, ifMatch: "\"2\"")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(1, await Events(inspection, "good-deed-found"));
    }

    [Fact]
    public async Task A_unit_under_supervision_owes_a_written_reply_by_a_day_that_is_named_where_no_rule_names_it()
    {
        var own = await OwnCommittee();
        var inspection = await Running(own, "supervision");
        await (await own.Caller.Post($"/v1/inspections/{inspection}/reply-duties", new { unitId = own.Commune })).ShouldRefuse(422, "reply-period-missing");
        var asked = new { unitId = own.Commune, due = new { workingDays = 15 } };
        var duty = await (await own.Caller.Post($"/v1/inspections/{inspection}/reply-duties", asked)).ShouldBe(HttpStatusCode.Created);
        Assert.Equal(("supervision", 15), (duty.Text("kind"), duty.GetProperty("deadline").GetProperty("workingDays").GetInt32()));
        await (await own.Caller.Post($"/v1/inspections/{inspection}/reply-duties", asked)).ShouldRefuse(409, "reply-already-owed");
    }

    [Fact]
    public async Task Where_most_is_overdue_the_risk_is_highest()
    {
        var own = await OwnCommittee();
        var task = (await Assigned(own, new { day = "2026-04-10" }, own.Commune)).Id();
        await Eventually.Holds(async () => await Events(task, "task-overdue") == 1);
        var risks = await own.Caller.Read("/v1/inspection-risks");
        Assert.Equal((own.Commune, 1), (risks[0].GetProperty("unitId").GetGuid(), risks[0].GetProperty("points").GetInt32()));
    }

    [Property(MaxTest = 200)]
    public void An_inspection_goes_from_planned_to_running_to_closed_whatever_is_tried(bool[] starts)
    {
        var inspection = new Inspection();
        var reached = InspectionState.Planned;
        foreach (var start in starts)
        {
            var moved = start ? !inspection.Start(new(2026, 1, 1)).Refused(out _, out _) : !inspection.Close(new(2026, 1, 1), "Kết luận").Refused(out _, out _);
            Assert.Equal(reached == (start ? InspectionState.Planned : InspectionState.Running), moved);
            reached = moved ? reached + 1 : reached;
            Assert.Equal(reached, inspection.State);
        }
    }

    private static Task<HttpResponseMessage> Plan(Own own, string kind = "inspection", Guid? team = null, Guid? target = null) =>
        own.Caller.Post($"/v1/committees/{own.Committee}/inspections", new
        {
            kind,
            title = "Kiểm tra thực hiện quy chế dân chủ ở cơ sở",
            teamSeatIds = new[] { team ?? own.Head, own.Member },
            targets = new[]
            {
                new { unitId = target ?? own.Commune, risk = 2, why = "Chưa kiểm tra trong 2 năm" },
                new { unitId = own.OtherCommune, risk = 5, why = "Có lời hứa quá hạn" },
            },
            from = "2026-03-26",
            to = "2031-04-30",
        });

    private static async Task<Guid> Running(Own own, string kind = "inspection")
    {
        var inspection = (await (await Plan(own, kind)).ShouldBe(HttpStatusCode.Created)).Id();
        await (await own.Caller.Post($"/v1/inspections/{inspection}/starts", new { }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);
        return inspection;
    }

    private static async Task<JsonElement> Found(Own own, Guid inspection) => await (await Find(own, inspection)).ShouldBe(HttpStatusCode.Created);

    private static Task<HttpResponseMessage> Find(
        Own own, Guid inspection, string title = "Niêm yết công khai các khoản đóng góp", string deliverable = "01 biên bản niêm yết tại 5 nhà văn hóa xóm") =>
        own.Caller.Post($"/v1/inspections/{inspection}/findings", new
        {
            unitId = own.Commune,
            criterion = "Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15: công khai khoản đóng góp",
            statement = "Xã chưa niêm yết công khai các khoản đóng góp của Nhân dân.",
            severity = "major",
            evidence = new[] { "03/BB-KT" },
            correction = new { seatId = own.Member, title, deliverable, due = new { day = "2031-06-10" } },
            recheck = new { day = "2031-09-10" },
        });
}
