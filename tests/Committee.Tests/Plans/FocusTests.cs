using System.Net;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Plans;

public sealed class FocusTests(NgheAnHost host) : PlanningTest(host)
{
    [Fact]
    public async Task Of_ten_focus_contents_chosen_at_once_one_stands_and_a_second_is_refused_until_the_first_is_closed()
    {
        var field = await OwnField();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Choose(field, $"Nội dung {number}")));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        await (await Choose(field, "Nội dung khác")).ShouldRefuse(409, "focus-already-chosen");
        await (await Choose(field, "Năm sau", 2019)).ShouldBe(HttpStatusCode.Created);

        var first = await answers.Single(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(HttpStatusCode.Created);
        await (await field.AsOther.Post($"/v1/focus-contents/{first.Id()}/closings", new { outcome = "Xong", on = "2018-06-01" }, ifMatch: "\"1\"")).ShouldRefuse(403, "forbidden");
        await (await field.AsOne.Post($"/v1/focus-contents/{first.Id()}/closings", new { outcome = "120 hộ đã phân loại rác", on = "2018-06-01" }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);
        await (await Choose(field, "Nội dung khác")).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_focus_is_swapped_for_another_in_one_step_with_the_reason_and_both_tell_it()
    {
        var field = await OwnField();
        var programme = await Issued(field);
        var first = await (await Choose(field, "Quỹ hội", programme: programme.Id(), content: 4)).ShouldBe(HttpStatusCode.Created);
        await (await Choose(field, "Không có", programme: programme.Id(), content: 6, year: 2017)).ShouldRefuse(404, "programme-not-found");
        var swap = new { why = "Dân chọn việc khác ở hội nghị xóm", next = new { title = "Đường hoa", reason = "Cả xóm cùng làm" }, on = "2018-05-01" };
        var next = await (await field.AsOne.Post($"/v1/focus-contents/{first.Id()}/swaps", swap, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.Created);
        var was = await field.AsDistrict.Read($"/v1/focus-contents/{first.Id()}");
        Assert.Equal((next.Id(), "Dân chọn việc khác ở hội nghị xóm"), (was.GetProperty("nextId").GetGuid(), was.Text("outcome")));
        Assert.Equal("Đường hoa", Assert.Single((await field.AsOne.Read($"/v1/focus-contents?unitId={field.One}&open=true")).GetProperty("items").EnumerateArray()).Text("title"));
        await (await field.AsOne.Post($"/v1/focus-contents/{first.Id()}/swaps", swap, ifMatch: "\"2\"")).ShouldRefuse(409, "focus-already-ended");
        using var follower = Host.As("follower", null, "events.all");
        await Eventually.Holds(async () => (await follower.Read("/v1/changes?types=vn.danvan.committee.focus-swapped.v1&limit=500"))
            .GetProperty("events").EnumerateArray().Any(one => one.GetProperty("data").GetProperty("nextFocusId").GetGuid() == next.Id()));
    }

    private static Task<HttpResponseMessage> Choose(Field field, string title, int year = 2018, Guid? programme = null, int? content = null) =>
        field.AsOne.Post("/v1/focus-contents", new { unitId = field.One, year, title, reason = "Thật sự hiệu quả ở xóm", programmeId = programme, content, on = "2018-04-01" });
}
