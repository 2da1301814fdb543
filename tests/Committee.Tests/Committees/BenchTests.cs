using System.Net;
using DanVan.Committee.Tests.Tasks;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Committees;

/// <summary>Who is away and who stands in; for how long offices stood empty; who sits on too many committees.</summary>
public sealed class BenchTests(NgheAnHost host) : TaskTest(host)
{
    [Fact]
    public async Task A_task_due_while_its_member_is_away_is_told_to_the_substitute_before_the_day_and_the_record_shows_on_whose_behalf()
    {
        var own = await OwnCommittee();
        var (due, later) = ((await Assigned(own)).Id(), (await Assigned(own, new { day = "2031-12-10" })).Id());
        var absence = await (await Away(own, own.Member, own.Head, "2026-04-01", "2031-07-01")).ShouldBe(HttpStatusCode.Created);
        Assert.Equal((1, 0), (await Events(due, "task-passed-to-substitute"), await Events(later, "task-passed-to-substitute")));
        var task = await own.Caller.Read($"/v1/tasks/{due}");
        Assert.Equal((own.Member, own.Head), (task.GetProperty("seatId").GetGuid(), task.GetProperty("substituteSeatId").GetGuid()));
        var done = await Moved(own.Caller, due, "completions", new { statement = "Đã gửi báo cáo.", evidence = new[] { "45-BC" } });
        Assert.Equal(own.Head, done.GetProperty("journal").GetProperty("reports")[0].GetProperty("substituteSeatId").GetGuid());

        await (await own.Caller.Post($"/v1/absences/{absence.Id()}/returns", new { on = "2026-04-20" }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);
        Assert.False((await own.Caller.Read($"/v1/tasks/{later}")).TryGetProperty("substituteSeatId", out _));
        Assert.Equal(absence.Id(), Assert.Single((await own.Caller.Read($"/v1/committees/{own.Committee}/absences?asOf=2026-04-10")).GetProperty("items").EnumerateArray()).Id());
        Assert.Empty((await own.Caller.Read($"/v1/committees/{own.Committee}/absences?asOf=2026-04-20")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Nobody_is_away_twice_at_a_time_nor_stood_in_for_by_somebody_who_is_away()
    {
        var (own, other) = (await OwnCommittee(), await OwnCommittee());
        await (await Away(own, own.Member, own.Member)).ShouldRefuse(422, "substitute-unfit");
        await (await Away(own, own.Member, other.Head)).ShouldRefuse(422, "substitute-unfit");
        await (await Away(own, own.Member, own.Head, to: "2026-04-01")).ShouldRefuse(422, "absence-day-unfit");
        await (await Away(other, own.Member, own.Head)).ShouldRefuse(403, "forbidden");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Away(own, own.Member, own.Head)));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.Created), answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        await (await Away(own, own.Head, own.Member)).ShouldRefuse(422, "substitute-unfit");
        var third = (await (await own.Caller.Post($"/v1/committees/{own.Committee}/seats", new { role = "member", office = "Ủy viên", holder = "Trần Thị C", from = "2018-01-01" })).ShouldBe(HttpStatusCode.Created)).Id();
        await (await Away(own, own.Head, third)).ShouldRefuse(409, "absent-member-stands-in");
    }

    [Fact]
    public async Task For_how_many_days_an_office_stood_empty_is_counted()
    {
        var own = await OwnCommittee();
        await (await own.Caller.Post($"/v1/seats/{own.Head}/departures", new { to = "2026-03-01", reason = "Nghỉ hưu" }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);
        await (await own.Caller.Post($"/v1/committees/{own.Committee}/seats", new { role = "head", office = "Bí thư", holder = "Lê Văn B", from = "2026-03-11" })).ShouldBe(HttpStatusCode.Created);
        var vacancies = await own.Caller.Read($"/v1/committees/{own.Committee}/vacancies?from=2026-02-01&to=2026-03-31");
        var offices = vacancies.GetProperty("offices").EnumerateArray().ToDictionary(one => one.Text("role"), one => (one.GetProperty("days").GetInt32(), one.GetProperty("vacantDays").GetInt32()));
        Assert.Equal(((59, 10), (59, 0)), (offices["head"], offices["member"]));
    }

    [Fact]
    public async Task Who_sits_on_more_committees_than_the_limit_is_named_as_of_a_day()
    {
        var own = await OwnCommittee();
        foreach (var (unit, number) in new[] { own.Province, own.Province, own.Commune, own.OtherCommune }.Select((unit, number) => (unit, number)))
        {
            var committee = await (await own.Caller.Post("/v1/committees", new
            {
                unitId = unit, name = "Ban Chỉ đạo khác", decision = new { symbol = $"{Guid.CreateVersion7()}/{number}", issuer = "Tỉnh ủy", effectiveOn = "2018-01-01" },
            })).ShouldBe(HttpStatusCode.Created);
            await (await own.Caller.Post($"/v1/committees/{committee.Id()}/seats", new { role = "member", office = "Ủy viên", holder = "Phạm Bận Rộn", agency = "Sở Nội vụ", from = "2018-01-01" })).ShouldBe(HttpStatusCode.Created);
        }
        var busy = Assert.Single((await own.Caller.Read("/v1/over-committed?moreThan=3&asOf=2019-01-01")).EnumerateArray());
        Assert.Equal(("Phạm Bận Rộn", 4), (busy.Text("holder"), busy.GetProperty("committees").GetInt32()));
        Assert.Empty((await own.Caller.Read("/v1/over-committed?moreThan=4&asOf=2019-01-01")).EnumerateArray());
        Assert.Empty((await own.Caller.Read("/v1/over-committed?moreThan=3&asOf=2017-01-01")).EnumerateArray());
    }

    private static Task<HttpResponseMessage> Away(Own own, Guid seat, Guid substitute, string from = "2026-04-01", string to = "2026-04-30") =>
        own.Caller.Post($"/v1/seats/{seat}/absences", new { substituteSeatId = substitute, from, to, reason = "Đi học" });
}
