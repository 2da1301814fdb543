using System.Net;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Plans;

public sealed class PlanTests(NgheAnHost host) : PlanningTest(host)
{
    [Fact]
    public async Task A_programme_is_drafted_once_a_year_revised_while_it_is_a_draft_and_then_stands()
    {
        var field = await OwnField();
        var draft = await (await field.AsProvince.Post("/v1/programmes", ProgrammeOf2018(field.Committee))).ShouldBe(HttpStatusCode.Created);
        Assert.Equal(["revise", "issue"], draft.GetProperty("transitions").EnumerateArray().Select(one => one.GetString()));
        await (await field.AsProvince.Post("/v1/programmes", ProgrammeOf2018(field.Committee))).ShouldRefuse(409, "programme-of-year-exists");
        await (await field.AsDistrict.GetAsync(new Uri($"/v1/programmes/{draft.Id()}", UriKind.Relative))).ShouldRefuse(404, "programme-not-found");
        await (await Begin(field.AsDistrict, draft.Id(), field.District)).ShouldRefuse(404, "programme-not-found");

        var text = new { title = "Chương trình 2018", contents = new[] { new { title = "Một", text = "Một việc" } }, levels = new[] { "commune" }, plansDueOn = "2018-05-31" };
        var revised = await (await Put(field.AsProvince, $"/v1/programmes/{draft.Id()}", text, "\"1\"")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(1, revised.GetProperty("contents").GetArrayLength());
        await (await field.AsProvince.Post($"/v1/programmes/{draft.Id()}/issues", new { on = "2018-06-01" }, ifMatch: "\"2\"")).ShouldRefuse(409, "not-on-that-day");
        await (await field.AsProvince.Post($"/v1/programmes/{draft.Id()}/issues", new { on = "2018-03-26", symbol = "12-CTr/BCĐ" }, ifMatch: "\"2\"")).ShouldBe(HttpStatusCode.OK);
        await (await Put(field.AsProvince, $"/v1/programmes/{draft.Id()}", text, "\"3\"")).ShouldRefuse(409, "programme-already-issued");
        Assert.Equal("12-CTr/BCĐ", (await field.AsDistrict.Read($"/v1/programmes/{draft.Id()}")).Text("symbol"));
    }

    [Fact]
    public async Task A_plan_that_answers_only_four_of_five_contents_cannot_be_submitted()
    {
        var field = await OwnField();
        var programme = await Issued(field);
        var plan = await Written(field.AsOne, programme.Id(), field.One, Answers("Xã Một", 4));
        var refused = await (await Try(field.AsOne, plan, "submissions", new { on = "2018-04-20" })).ShouldRefuse(409, "plan-incomplete");
        Assert.Equal([5], refused.GetProperty("missing").EnumerateArray().Select(one => one.GetInt32()));
    }

    [Fact]
    public async Task A_plan_is_returned_with_comments_rewritten_and_approved_by_the_level_above_and_by_nobody_else()
    {
        var field = await OwnField();
        var programme = await Issued(field);
        var plan = await Submitted(field.AsOne, programme.Id(), field.One, Answers("Xã Một"));
        Assert.Equal(("submitted", true), (plan.Text("state"), plan.GetProperty("onTime").GetBoolean()));
        await (await Try(field.AsOne, plan, "approvals", new { by = "Bí thư xã", on = "2018-04-25" })).ShouldRefuse(403, "forbidden");
        await (await Try(field.AsOther, plan, "approvals", new { by = "Bí thư xã", on = "2018-04-25" })).ShouldRefuse(404, "plan-not-found");

        var comments = new[] { new { content = 2, text = "Nói rõ ai chịu trách nhiệm." } };
        plan = await Step(field.AsDistrict, plan, "returns", new { by = "Trưởng ban cấp huyện", comments, on = "2018-04-22" });
        Assert.Equal("Nói rõ ai chịu trách nhiệm.", plan.GetProperty("returns")[0].GetProperty("comments")[0].Text("text"));
        Assert.Equal(["write", "submit"], (await field.AsOne.Read($"/v1/plans/{plan.Id()}")).GetProperty("transitions").EnumerateArray().Select(one => one.GetString()));
        plan = await (await Put(field.AsOne, $"/v1/plans/{plan.Id()}", Answers("Xã Một", on: "2018-04-23"), $"\"{plan.GetProperty("version")}\"")).ShouldBe(HttpStatusCode.OK);
        plan = await Step(field.AsOne, plan, "submissions", new { on = "2018-04-24" });
        plan = await Step(field.AsDistrict, plan, "approvals", new { by = "Trưởng ban cấp huyện", on = "2018-04-25" });
        Assert.Equal(("approved", "2018-04-20"), (plan.Text("state"), plan.Text("submittedOn")));
        Assert.Equal("approved", (await field.AsOther.Read($"/v1/plans/{plan.Id()}")).Text("state"));
    }

    [Fact]
    public async Task What_was_promised_in_January_is_held_against_what_the_plan_says_in_June_and_a_change_after_the_year_is_marked()
    {
        var field = await OwnField();
        var programme = await Issued(field);
        var plan = await Submitted(field.AsOne, programme.Id(), field.One, Answers("Xã Một"));
        plan = await Step(field.AsDistrict, plan, "approvals", new { by = "Trưởng ban", on = "2018-04-25" });
        plan = await Step(field.AsOne, plan, "amendments", Amended("2018-06-15"));
        Assert.Equal(("submitted", false), (plan.Text("state"), plan.GetProperty("changedAfterPeriod").GetBoolean()));
        plan = await Step(field.AsDistrict, plan, "approvals", new { by = "Trưởng ban", on = "2018-06-20" });
        plan = await Step(field.AsOne, plan, "amendments", Amended("2019-01-15"));

        var compared = await field.AsProvince.Read($"/v1/plans/{plan.Id()}/baseline");
        Assert.Equal(("2018-04-25", true), (compared.Text("approvedOn"), compared.GetProperty("changedAfterPeriod").GetBoolean()));
        var changed = compared.GetProperty("answers").EnumerateArray().Where(answer => answer.GetProperty("changed").GetBoolean()).ToList();
        Assert.Equal("Việc thứ 1 của Xã Một: mỗi chi bộ nhận một phần việc", changed[0].GetProperty("then").Text("text"));
        Assert.Equal("Giảm còn một nửa", changed[0].GetProperty("now").Text("text"));

        static object Amended(string on) => new
        {
            localCharacteristics = "Xã Một",
            answers = Enumerable.Range(1, 5).Select(number => new { content = number, stance = "adapt", why = "Thiếu kinh phí", text = "Giảm còn một nửa" }),
            reason = "Thiên tai",
            on,
        };
    }

    [Fact]
    public async Task An_extension_has_a_reason_and_an_approver_and_never_improves_the_on_time_figure()
    {
        var field = await OwnField();
        var programme = await Issued(field);
        var plan = await Written(field.AsOne, programme.Id(), field.One, Answers("Xã Một"));
        await (await Try(field.AsOne, plan, "extensions", new { to = "2018-05-31", reason = "Bão", by = "Chính mình", on = "2018-04-15" })).ShouldRefuse(403, "forbidden");
        plan = await Step(field.AsDistrict, plan, "extensions", new { to = "2018-05-31", reason = "Bão", by = "Trưởng ban cấp huyện", on = "2018-04-15" });
        await (await Try(field.AsDistrict, plan, "extensions", new { to = "2018-05-20", reason = "Nhầm", by = "Trưởng ban", on = "2018-04-15" })).ShouldRefuse(409, "plan-due-not-later");
        plan = await Step(field.AsOne, plan, "submissions", new { on = "2018-05-10" });
        Assert.Equal(("2018-04-30", "2018-05-31"), (plan.Text("firstDueOn"), plan.Text("dueOn")));
        Assert.Equal((false, true), (plan.GetProperty("onTime").GetBoolean(), plan.GetProperty("onTimeAfterExtension").GetBoolean()));
    }

    [Fact]
    public async Task Of_ten_who_begin_the_plan_of_a_unit_at_once_one_wins_and_no_unit_plans_that_was_not_asked()
    {
        var field = await OwnField();
        var programme = await Issued(field);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Begin(field.AsOne, programme.Id(), field.One)));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        await (await Begin(field.AsOne, programme.Id(), field.One)).ShouldRefuse(409, "plan-already-begun");
        await (await Begin(field.AsProvince, programme.Id(), field.Province)).ShouldRefuse(409, "plan-not-asked-for");
        await (await Begin(Province, programme.Id(), await UnitOf("412", "2018-04-01"))).ShouldRefuse(409, "plan-not-asked-for");
    }
}
