using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Meetings;

public sealed class MeetingTests(NgheAnHost host) : MeetingTest(host)
{
    [Fact]
    public async Task A_conference_runs_from_the_draft_to_the_approved_minutes_and_is_then_open_to_all()
    {
        var (field, committee, _, _) = await ThreeLevels();
        var meeting = await Drafted(field.AsProvince, committee, "2018-03-12", new { title = "Báo cáo kết quả năm 2017" });
        Assert.Equal("2018-03-12T01:00:00+00:00", meeting.Text("startsAt"));
        await (await Try(field.AsProvince, meeting, "openings", new { chair = "Chủ trì", on = "2018-03-26" })).ShouldRefuse(409, "meeting-in-another-state");
        await Step(field.AsProvince, meeting, "reschedulings", new { startsAt = "2018-03-26T08:00:00+07:00", reason = "Trùng lịch", on = "2018-03-13" });
        await Step(field.AsProvince, meeting, "calls", new { on = "2018-03-19" });
        await Step(field.AsProvince, meeting, "openings", new { chair = "Nguyễn Xuân Sơn", on = "2018-03-26" });
        var said = new
        {
            speaker = "Lê Khắc Thuyết",
            office = "Phó Giám đốc Công an tỉnh",
            agency = "Công an tỉnh",
            text = "Không xây dựng mô hình theo tiêu chí chung",
            proposal = "Dựa vào tình hình từng địa phương để có tiêu chí cụ thể",
        };
        await (await field.AsProvince.Post($"/v1/meetings/{meeting.Id()}/statements", said)).ShouldBe(HttpStatusCode.Created);
        await Step(field.AsProvince, meeting, "closings", new { on = "2018-03-26" });
        await (await field.AsProvince.Post($"/v1/meetings/{meeting.Id()}/statements", said)).ShouldRefuse(409, "meeting-in-another-state");
        await (await field.AsDistrict.GetAsync(new Uri($"/v1/meetings/{meeting.Id()}", UriKind.Relative))).ShouldRefuse(404, "meeting-not-found");

        await Step(field.AsProvince, meeting, "reopenings", new { reason = "Bổ sung kết luận", on = "2018-03-27" });
        await Step(field.AsProvince, meeting, "closings", new { on = "2018-03-27" });
        await Step(field.AsProvince, meeting, "minutes", new { text = "Biên bản", on = "2018-03-28" });
        var done = await Step(field.AsProvince, meeting, "minutes-approvals", new { on = "2018-04-03" });
        Assert.Equal(("minutes-approved", "Bổ sung kết luận"), (done.Text("state"), done.GetProperty("reopenings")[0].Text("reason")));
        Assert.Equal("Lê Khắc Thuyết", Assert.Single((await field.AsDistrict.Read($"/v1/meetings/{meeting.Id()}/statements")).GetProperty("items").EnumerateArray()).Text("speaker"));
    }

    [Fact]
    public async Task A_paper_that_comes_after_the_invitation_is_marked_and_every_version_stays()
    {
        var (field, committee, _, _) = await ThreeLevels();
        var meeting = await Drafted(field.AsProvince, committee, "2018-03-12", new { title = "Báo cáo" });
        var item = (await Agenda(field.AsProvince, meeting))[0].Id();
        await Submit(1, "https://nghean.gov.vn/bao-cao-1.pdf", "2018-03-14");
        await Step(field.AsProvince, meeting, "calls", new { on = "2018-03-19" });
        var papers = (await Submit(2, "https://nghean.gov.vn/bao-cao-2.pdf", "2018-03-25")).GetProperty("papers").EnumerateArray().ToList();
        Assert.Equal([(1, false), (2, true)], papers.Select(paper => (paper.GetProperty("version").GetInt32(), paper.GetProperty("late").GetBoolean())));

        async Task<JsonElement> Submit(int version, string url, string on) =>
            await (await field.AsProvince.Post($"/v1/agenda-items/{item}/papers", new { name = "Báo cáo 2017", url, on }, ifMatch: $"\"{version}\"")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_conclusion_without_quorum_is_marked_and_the_levels_in_the_room_are_shown()
    {
        var (field, committee, _, _) = await ThreeLevels();
        var seats = new[] { await Seated(field.AsProvince, committee, "Trưởng ban", "head"), await Seated(field.AsProvince, committee, "Một"), await Seated(field.AsProvince, committee, "Hai") };
        var meeting = await Running(field.AsProvince, committee);
        Assert.True((await (await Conclude(field.AsProvince, meeting)).ShouldBe(HttpStatusCode.Created)).GetProperty("withoutQuorum").GetBoolean());

        var taken = await Step(field.AsProvince, meeting, "attendance", new
        {
            attendees = new object[]
            {
                new { name = "Trưởng ban", seatId = seats[0], present = true, agency = "Tỉnh ủy", level = "province" },
                new { name = "Người đi thay", seatId = seats[1], present = true, onBehalfOf = "Một", agency = "Công an tỉnh", level = "province" },
                new { name = "Hai", seatId = seats[2], present = false, agency = "Sở Nông nghiệp", level = "province" },
                new { name = "Phóng viên", present = true, agency = "Báo Nghệ An", level = "press" },
            },
        });
        Assert.Equal((3, 2, true), (taken.GetProperty("seats").GetInt32(), taken.GetProperty("present").GetInt32(), taken.GetProperty("hasQuorum").GetBoolean()));
        Assert.Equal(["province", "press"], taken.GetProperty("levels").EnumerateArray().Select(one => one.GetString()));
        Assert.False((await (await Conclude(field.AsProvince, meeting)).ShouldBe(HttpStatusCode.Created)).GetProperty("withoutQuorum").GetBoolean());
        await (await Try(field.AsProvince, meeting, "attendance", new { attendees = new[] { new { name = "Lạ", seatId = Guid.CreateVersion7(), present = true } } })).ShouldRefuse(404, "seat-not-found");
    }

    [Fact]
    public async Task Of_twenty_conclusions_written_at_once_each_has_its_number_and_no_number_is_missing()
    {
        var (field, committee, _, _) = await ThreeLevels();
        var meeting = await Running(field.AsProvince, committee);
        var reached = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => await (await Conclude(field.AsProvince, meeting)).ShouldBe(HttpStatusCode.Created)));
        Assert.Equal(Enumerable.Range(1, 20), reached.Select(one => one.GetProperty("number").GetInt32()).Order());
        var listed = await field.AsDistrict.Read($"/v1/conclusions?committeeId={committee}&year=2018&limit=7");
        Assert.Equal(Enumerable.Range(1, 7), listed.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("number").GetInt32()));
        // Another year counts anew.
        var next = await Running(field.AsProvince, committee, "2019-03-26");
        Assert.Equal(1, (await (await Conclude(field.AsProvince, next)).ShouldBe(HttpStatusCode.Created)).GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task A_meeting_is_not_closed_before_the_unit_that_raised_an_item_has_been_told_what_was_concluded()
    {
        var (field, committee, _, _) = await ThreeLevels();
        var meeting = await Running(field.AsProvince, committee, "2018-03-26", new { title = "Kiến nghị của xã", raisedByUnitId = field.One });
        var item = (await Agenda(field.AsProvince, meeting))[0].Id();
        var conclusion = await (await Conclude(field.AsProvince, meeting, item)).ShouldBe(HttpStatusCode.Created);
        var owed = await (await Try(field.AsProvince, meeting, "closings", new { on = "2018-03-26" })).ShouldRefuse(409, "excerpt-owed");
        Assert.Equal(field.One, owed.GetProperty("unitIds")[0].GetGuid());
        await (await field.AsProvince.Post($"/v1/conclusions/{conclusion.Id()}/excerpts", new { on = "2018-03-26" }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);
        await Step(field.AsProvince, meeting, "closings", new { on = "2018-03-26" });
        Assert.Equal("settled", (await Agenda(field.AsProvince, meeting))[0].Text("state"));
    }

    [Fact]
    public async Task Those_in_the_room_comment_on_the_minutes_the_absent_may_dissent_and_approval_waits_for_them_and_opens_the_next_meeting()
    {
        var (field, committee, _, _) = await ThreeLevels();
        var meeting = await Running(field.AsProvince, committee);
        var attendees = new[] { new { name = "Lê Xuân Đại", present = true }, new { name = "Người vắng", present = false } };
        await Step(field.AsProvince, meeting, "attendance", new { attendees });
        await Step(field.AsProvince, meeting, "closings", new { on = "2018-03-26" });
        await (await Try(field.AsProvince, meeting, "minutes-approvals", new { on = "2018-03-27" })).ShouldRefuse(409, "minutes-comments-open");
        await Step(field.AsProvince, meeting, "minutes", new { text = "Biên bản", on = "2018-03-27" });
        await Step(field.AsProvince, meeting, "minutes-comments", new { by = "Lê Xuân Đại", text = "Ghi rõ thời hạn", on = "2018-03-28" });
        await (await Try(field.AsProvince, meeting, "minutes-comments", new { by = "Người vắng", text = "Góp ý", on = "2018-03-28" })).ShouldRefuse(409, "not-in-the-room");
        var minuted = await Step(field.AsProvince, meeting, "minutes-comments", new { by = "Người vắng", text = "Bảo lưu", dissent = true, on = "2018-04-01" });
        Assert.Equal("2018-04-01", minuted.Text("commentsUntil"));
        await (await Try(field.AsProvince, meeting, "minutes-approvals", new { on = "2018-04-01" })).ShouldRefuse(409, "minutes-comments-open");

        var next = await Drafted(field.AsProvince, committee, "2018-06-01");
        Assert.Equal("minutes", (await Agenda(field.AsProvince, next))[0].Text("origin"));
        await (await Try(field.AsProvince, meeting, "minutes-comments", new { by = "Lê Xuân Đại", text = "Muộn", on = "2018-06-01" })).ShouldRefuse(409, "minutes-comments-ended");
        await Step(field.AsProvince, meeting, "minutes-approvals", new { on = "2018-06-01" });
    }
}
