using System.Net;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Meetings;

public sealed class ConclusionTaskTests(NgheAnHost host) : MeetingTest(host)
{
    [Fact]
    public async Task A_conclusion_becomes_tasks_in_one_call_each_shows_its_sentence_and_what_no_committee_below_took_up_is_seen()
    {
        var (field, province, district, commune) = await ThreeLevels();
        var seats = new Dictionary<Guid, Guid>
        {
            [province] = await Seated(field.AsProvince, province, "Thành viên tỉnh"),
            [district] = await Seated(field.AsDistrict, district, "Thành viên huyện"),
        };
        var meeting = await Running(field.AsProvince, province);
        var five = FiveContents.Select(content => content.Text).ToArray();
        var conclusion = await (await Conclude(field.AsProvince, meeting, null, five)).ShouldBe(HttpStatusCode.Created);

        await (await Turn(1, district, seats[province])).ShouldBe(HttpStatusCode.Conflict);
        await (await Turn(6, district, seats[district])).ShouldRefuse(422, "conclusion-sentence-not-found");
        var made = await (await Turn(2, district, seats[district])).ShouldBe(HttpStatusCode.Created);
        var task = await field.AsProvince.Read($"/v1/tasks/{made.GetProperty("tasks")[0].GetProperty("taskId").GetGuid()}");
        Assert.Contains(five[1], task.ToString(), StringComparison.Ordinal);

        var coverage = (await field.AsProvince.Read($"/v1/conclusions/{conclusion.Id()}/coverage?asOf=2018-06-01")).GetProperty("items").EnumerateArray()
            .ToDictionary(one => one.GetProperty("committeeId").GetGuid());
        Assert.Equal([2], coverage[district].GetProperty("covered").EnumerateArray().Select(one => one.GetInt32()));
        Assert.Equal([1, 3, 4, 5], coverage[district].GetProperty("missing").EnumerateArray().Select(one => one.GetInt32()));
        Assert.Equal(0.2m, coverage[district].GetProperty("share").GetDecimal());
        Assert.Equal(0m, coverage[commune].GetProperty("share").GetDecimal());
        var levels = (await field.AsProvince.Read($"/v1/conclusions/{conclusion.Id()}/coverage/summary?asOf=2018-06-01")).GetProperty("levels").EnumerateArray();
        Assert.Equal([("district", 0.2m, 0), ("commune", 0m, 1)], levels.Select(level => (level.Text("level"), level.GetProperty("share").GetDecimal(), level.GetProperty("untouched").GetInt32())));

        Task<HttpResponseMessage> Turn(int sentence, Guid committee, Guid seat) => field.AsProvince.Post($"/v1/conclusions/{conclusion.Id()}/tasks", new
        {
            tasks = new[]
            {
                new
                {
                    sentence,
                    committeeId = committee,
                    seatId = seat,
                    title = "Lập danh sách 12 mô hình vùng đặc thù để kiểm tra",
                    deliverable = "01 báo cáo kèm danh sách 12 mô hình, nộp Ban Chỉ đạo huyện",
                    due = new { day = "2018-05-15" },
                },
            },
            on = "2018-03-27",
        });
    }
}
