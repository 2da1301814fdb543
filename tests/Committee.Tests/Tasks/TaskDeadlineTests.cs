using System.Net;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Tasks;

public sealed class TaskDeadlineTests(NgheAnHost host) : TaskTest(host)
{
    [Fact]
    public async Task A_deadline_of_working_days_passes_over_Tet_and_shows_each_day()
    {
        var own = await OwnCommittee();
        var task = await Assigned(own, new { workingDays = 3 }, assignedOn: "2026-02-12");
        Assert.Equal("2026-02-24", task.GetProperty("deadline").Text("on"));
        var counted = (await own.Caller.Read($"/v1/tasks/{task.Id()}?explain=true")).GetProperty("deadline").GetProperty("counted").EnumerateArray().ToList();
        Assert.Equal(5, counted.Count(day => day.Text("kind") == "holiday"));
        Assert.Equal(3, counted[^1].GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task A_new_holiday_moves_open_tasks_and_leaves_those_that_are_done()
    {
        var own = await OwnCommittee();
        var (open, done) = ((await Assigned(own, new { day = "2030-08-08" })).Id(), (await Assigned(own, new { day = "2030-08-08" })).Id());
        await Moved(own.Caller, done, "completions", new { statement = "Đã hoàn thành.", evidence = new[] { "1-BC" } });
        var holiday = await (await Keeper.Post("/v1/calendar/days", new { day = "2030-08-08", kind = "holiday", name = "Ngày nghỉ", citation = "Ví dụ của bài kiểm thử" })).ShouldBe(HttpStatusCode.Created);
        Assert.Equal("2030-08-09", await DueOn(open));
        Assert.Equal("2030-08-08", await DueOn(done));
        Assert.Equal(1, await Events(open, "task-deadline-moved"));
        using var withdrawn = await Keeper.Post($"/v1/calendar/days/{holiday.Id()}/withdrawals", new { reason = "Công bố nhầm" }, ifMatch: "\"1\"");
        await withdrawn.ShouldBe(HttpStatusCode.OK);
        Assert.Equal("2030-08-08", await DueOn(open));

        async Task<string> DueOn(Guid task) => (await own.Caller.Read($"/v1/tasks/{task}")).GetProperty("deadline").Text("on");
    }

    [Fact]
    public async Task A_task_whose_day_has_passed_is_overdue_without_anybody_asking_and_once()
    {
        var own = await OwnCommittee();
        var (late, early) = ((await Assigned(own, new { day = "2026-04-30" }, own.Commune)).Id(), (await Assigned(own)).Id());
        await Eventually.Holds(async () => await Events(late, "task-overdue") == 1);
        var overdue = (await own.Caller.Read($"/v1/tasks?under={own.Province}&overdue=true")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(late, Assert.Single(overdue).Id());
        // The 30th of April and the 1st of May are holidays: due on Monday the 4th.
        Assert.Equal("2026-05-05", overdue[0].GetProperty("deadline").Text("overdueSince"));
        Assert.Empty((await CallerOf(own.OtherCommune).Read("/v1/tasks?overdue=true")).GetProperty("items").EnumerateArray());
        using var outside = await CallerOf(own.OtherCommune).GetAsync(new Uri($"/v1/tasks?under={own.Province}", UriKind.Relative));
        await outside.ShouldRefuse(403, "forbidden");
        Assert.Equal(0, await Events(early, "task-overdue"));
    }

    [Fact]
    public async Task Lists_of_tasks_are_read_through_indexes()
    {
        var own = await OwnCommittee();
        await Host.Database.Run($"""
            insert into task (id, committee_id, committee_unit_id, unit_id, seat_id, title, deliverable, assigned_on, state, specificity, is_open, overdue_since,
                due_from, due_day, due_on, first_day, first_on, version)
            select gen_random_uuid(), '{own.Committee}', '{own.Province}', ids[1 + n % array_length(ids, 1)], '{own.Member}', 'x', 'x', '2018-03-26',
                case when n % 5 = 0 then 'Open' else 'Done' end, 50, n % 5 = 0, case when n % 5 = 0 then date '2018-05-01' end,
                '2018-03-26', '2018-04-30', date '2018-01-01' + n % 3000, '2018-04-30', '2018-04-30', 1
            from generate_series(1, 20000) n, (select array_agg(id) as ids from unit) units;
            analyze task
            """);
        List<string> plans = [];
        foreach (var (question, address) in new[]
        {
            ("overdue below the province", "/v1/tasks?overdue=true"),
            ("due below the province", "/v1/tasks?dueBy=2018-06-30"),
            ("of a seat", $"/v1/tasks?seatId={own.Head}"),
            ("made of a conclusion", $"/v1/tasks?sourceId={own.Committee}"),
        })
            plans.Add($"{question}\n{await Plan(Province, address)}");
        plans.Add($"overdue in a commune\n{await Plan(CallerOf(own.Commune), "/v1/tasks?overdue=true")}");
        Snapshot.Match("task-plans", string.Join('\n', plans));
    }

    // As the list names the table, and the watch does not. For a second behind each command of the watch Entity Framework announces none.
    private Task<string> Plan(HttpClient caller, string address) => Eventually.Get(async () =>
        await QueryPlan.Of(Host.Database, () => caller.Read(address), "task t") is { Length: > 0 } plan ? plan : null);
}
