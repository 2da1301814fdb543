using System.Net;
using System.Text.Json;
using DanVan.Committee.Alerts;
using DanVan.Committee.Tests.Tasks;
using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;
using DanVan.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DanVan.Committee.Tests.Alerts;

public sealed class AlertTests(NgheAnHost host) : TaskTest(host)
{
    [Fact]
    public async Task An_alert_is_a_task_of_the_head_due_in_the_working_days_of_the_rule()
    {
        var own = await OwnCommittee();
        var alert = await Announced(own.Commune);
        var task = await TaskOf(own, alert);
        Assert.Equal((own.Head, own.Commune, "alert"), (task.GetProperty("seatId").GetGuid(), task.GetProperty("unitId").GetGuid(), task.GetProperty("source").Text("kind")));
        Assert.Equal("Mô hình được công nhận, kỳ 2026-03: dưới ngưỡng 3 (1)", task.GetProperty("source").Text("sentence"));
        Assert.Equal(5, task.GetProperty("deadline").GetProperty("workingDays").GetInt32());
        var heard = await own.Caller.Read($"/v1/alerts/{alert}");
        Assert.Equal(("assigned", task.Id()), (heard.Text("state"), heard.GetProperty("taskId").GetGuid()));
        Assert.Equal((1, 1, 0), (await Events(task.Id(), "task-assigned"), await Events(alert, "alert-assigned"), await Events(alert, "alert-waits")));
    }

    [Fact]
    public async Task An_alert_that_is_told_twice_is_one_task()
    {
        var own = await OwnCommittee();
        var alert = await Announced(own.Commune, times: 2);
        await TaskOf(own, alert);
        Assert.Equal(1, await Events(alert, "alert-assigned"));
    }

    [Fact]
    public async Task While_the_head_is_away_the_task_is_of_whoever_stands_in()
    {
        var own = await OwnCommittee();
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));
        await (await own.Caller.Post($"/v1/seats/{own.Head}/absences", new
        {
            substituteSeatId = own.Member, from = today.AddDays(-1), to = today.AddDays(30), reason = "Đi học",
        })).ShouldBe(HttpStatusCode.Created);
        Assert.Equal(own.Member, (await TaskOf(own, await Announced(own.Commune))).GetProperty("seatId").GetGuid());
    }

    [Fact]
    public async Task Without_a_head_an_alert_waits_in_sight_until_there_is_one()
    {
        var (province, _, commune, _) = await OwnProvince();
        var caller = CallerOf(province);
        var alert = await Announced(commune);
        var waiting = Assert.Single((await caller.Read("/v1/alerts?state=waiting")).GetProperty("items").EnumerateArray());
        Assert.Equal((alert, commune), (waiting.Id(), waiting.GetProperty("unitId").GetGuid()));
        Assert.Equal(1, await Events(alert, "alert-waits"));

        var committee = (await (await caller.Post("/v1/committees", new
        {
            unitId = province, name = "Ban Chỉ đạo", decision = new { symbol = $"{alert}-QĐ/TU"[..20], issuer = "Tỉnh ủy", effectiveOn = "2018-01-01" },
        })).ShouldBe(HttpStatusCode.Created)).Id();
        // A member leads nobody.
        await Seat(caller, committee, "member");
        await Seat(caller, committee, "standing-deputy-head");
        await Eventually.Holds(async () => (await caller.Read($"/v1/alerts/{alert}")).Text("state") == "assigned");
        Assert.Empty((await caller.Read("/v1/alerts?state=waiting")).GetProperty("items").EnumerateArray());
        var task = Assert.Single((await caller.Read($"/v1/tasks?sourceId={alert}")).GetProperty("items").EnumerateArray());
        var seat = (await caller.Read($"/v1/committees/{committee}/seats")).GetProperty("items").EnumerateArray().Single(one => one.Id() == task.GetProperty("seatId").GetGuid());
        Assert.Equal("standing-deputy-head", seat.Text("role"));
    }

    [Fact]
    public async Task An_alert_of_a_unit_that_was_merged_is_the_task_of_the_head_of_its_successor()
    {
        var own = await OwnCommittee();
        var merged = (await (await Keeper.Post("/v1/unit-mergers", new
        {
            sources = new[] { new { unitId = own.Commune, version = 1 }, new { unitId = own.OtherCommune, version = 1 } },
            intoNewUnit = new { name = "Xã Hợp Nhất", kind = "commune", code = NextCode(), parentId = own.Province },
            effectiveOn = "2025-07-01", document = Resolution,
        })).ShouldBe(HttpStatusCode.Created)).Id();
        var head = await Head(own, merged, "2025-07-01");
        var alert = await Announced(own.Commune);
        var task = await TaskOf(own, alert);
        Assert.Equal((merged, head), (task.GetProperty("unitId").GetGuid(), task.GetProperty("seatId").GetGuid()));
        var heard = await CallerOf(merged).Read($"/v1/alerts/{alert}");
        Assert.Equal(("assigned", own.Commune), (heard.Text("state"), heard.GetProperty("unitId").GetGuid()));
        Assert.Equal(0, await Events(alert, "alert-waits"));
    }

    [Fact]
    public async Task An_alert_of_a_unit_that_was_divided_is_the_task_of_where_the_largest_part_went()
    {
        var own = await OwnCommittee();
        var larger = (await Registered("Xã Lớn", "commune", own.Province)).Id();
        var (headOfLarger, headOfOther) = (await Head(own, larger), await Head(own, own.OtherCommune));
        await (await Change(own.Commune, "splits", new
        {
            parts = new[] { new { unitId = own.OtherCommune, share = 0.4, basis = "population" }, new { unitId = larger, share = 0.6, basis = "population" } },
            ends = true, effectiveOn = "2025-07-01", document = Resolution,
        })).ShouldBe(HttpStatusCode.OK);
        var task = await TaskOf(own, await Announced(own.Commune));
        Assert.NotEqual(headOfOther, headOfLarger);
        Assert.Equal((larger, headOfLarger), (task.GetProperty("unitId").GetGuid(), task.GetProperty("seatId").GetGuid()));
    }

    [Fact]
    public async Task An_alert_that_waits_for_a_head_passes_to_the_successor_when_its_unit_is_merged_away()
    {
        var (province, _, commune, other) = await OwnProvince();
        var caller = CallerOf(province);
        var alert = await Announced(commune);
        Assert.Equal("waiting", (await caller.Read($"/v1/alerts/{alert}")).Text("state"));
        var head = await Head(caller, other, "2018-01-01");
        await (await Keeper.Post("/v1/unit-mergers", new
        {
            sources = new[] { new { unitId = commune, version = 1 } }, intoUnitId = other, effectiveOn = "2025-07-01", document = Resolution,
        })).ShouldBe(HttpStatusCode.Created);
        await Eventually.Holds(async () => (await caller.Read($"/v1/alerts/{alert}")).Text("state") == "assigned");
        var task = Assert.Single((await caller.Read($"/v1/tasks?sourceId={alert}")).GetProperty("items").EnumerateArray());
        Assert.Equal((other, head), (task.GetProperty("unitId").GetGuid(), task.GetProperty("seatId").GetGuid()));
    }

    [Fact]
    public async Task An_alert_of_a_unit_whose_tier_has_ended_is_the_task_of_the_head_above()
    {
        var (province, district, one, other) = await OwnProvince();
        var caller = CallerOf(province);
        var head = await Head(caller, province, "2018-01-01");
        foreach (var commune in new[] { one, other })
            await (await Change(commune, "reparentings", new { parentId = province, effectiveOn = "2025-07-01", document = Resolution })).ShouldBe(HttpStatusCode.OK);
        await (await Change(district, "splits", new
        {
            parts = new[] { new { unitId = one, share = 0.5, basis = "reported" }, new { unitId = other, share = 0.5, basis = "reported" } },
            ends = true, effectiveOn = "2025-07-01", document = Resolution,
        })).ShouldBe(HttpStatusCode.OK);
        var alert = await Announced(district);
        var task = Assert.Single((await caller.Read($"/v1/tasks?sourceId={alert}")).GetProperty("items").EnumerateArray());
        Assert.Equal((province, head), (task.GetProperty("unitId").GetGuid(), task.GetProperty("seatId").GetGuid()));
    }

    [Fact]
    public async Task A_closed_alert_is_told_on_its_task_and_the_task_stays_open()
    {
        var own = await OwnCommittee();
        var alert = await Announced(own.Commune);
        var task = (await TaskOf(own, alert)).Id();
        await Closed(own.Commune, alert, times: 2);
        var told = await own.Caller.Read($"/v1/tasks/{task}");
        Assert.Equal(("2026-04-09", "open"), (told.Text("causeGoneOn"), told.Text("state")));
        Assert.Equal((1, 1, 0, 0), (await Events(task, "task-cause-gone"), await Events(alert, "alert-cause-gone"), await Events(task, "task-done"), await Events(task, "task-withdrawn")));
        Assert.Contains("complete", Open(told));
    }

    [Fact]
    public async Task What_waits_for_a_head_and_loses_its_cause_is_nobodys_any_more()
    {
        var (province, _, commune, _) = await OwnProvince();
        var alert = await Announced(commune);
        await Closed(commune, alert);
        var caller = CallerOf(province);
        Assert.Equal("lapsed", (await caller.Read($"/v1/alerts/{alert}")).Text("state"));
        Assert.Empty((await caller.Read("/v1/alerts?state=waiting")).GetProperty("items").EnumerateArray());
        Assert.Empty((await caller.Read($"/v1/tasks?sourceId={alert}")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task What_closes_before_it_was_announced_is_nobodys_business()
    {
        var own = await OwnCommittee();
        var never = Guid.CreateVersion7();
        await Closed(own.Commune, never);
        using var unknown = await own.Caller.GetAsync(new Uri($"/v1/alerts/{never}", UriKind.Relative));
        await unknown.ShouldRefuse(404, "alert-not-found");
    }

    [Fact]
    public async Task Strangers_do_not_see_whose_an_alert_is()
    {
        var (own, other) = (await OwnCommittee(), await OwnCommittee());
        var alert = await Announced(own.Commune);
        using var foreign = await other.Caller.GetAsync(new Uri($"/v1/alerts/{alert}", UriKind.Relative));
        await foreign.ShouldRefuse(404, "alert-not-found");
        Assert.Empty((await other.Caller.Read("/v1/alerts")).GetProperty("items").EnumerateArray());
    }

    private static async Task<JsonElement> TaskOf(Own own, Guid alert) =>
        Assert.Single((await own.Caller.Read($"/v1/tasks?sourceId={alert}")).GetProperty("items").EnumerateArray());

    private static async Task<Guid> Seat(HttpClient caller, Guid committee, string role, string from = "2018-01-01") => (await (await caller.Post(
        $"/v1/committees/{committee}/seats", new { role, office = "Chức vụ", holder = "Nguyễn Văn A", from })).ShouldBe(HttpStatusCode.Created)).Id();

    private static Task<Guid> Head(Own own, Guid unit, string from = "2018-01-01") => Head(own.Caller, unit, from);

    /// <summary>A committee of the unit, and the seat of its head.</summary>
    private static async Task<Guid> Head(HttpClient caller, Guid unit, string from) => await Seat(caller, (await (await caller.Post("/v1/committees", new
    {
        unitId = unit, name = "Ban Chỉ đạo", decision = new { symbol = $"{unit}-QĐ"[..20], issuer = "Huyện ủy", effectiveOn = from },
    })).ShouldBe(HttpStatusCode.Created)).Id(), "head", from);

    /// <summary>What reporting tells.</summary>
    private async Task<Guid> Announced(Guid unit, int times = 1)
    {
        var announced = new AlertAnnounced(
            Guid.CreateVersion7(), Guid.CreateVersion7(), unit, "threshold", "Mô hình quá ít", "models-recognised", null, "2026-03", new(2026, 3, 1), new(2026, 3, 31),
            "Mô hình được công nhận, kỳ 2026-03: dưới ngưỡng 3 (1)", null, new(2026, 4, 2, 1, 0, 0, TimeSpan.Zero));
        for (var time = 0; time < times; time++)
            await Heard<AlertAnnounced, AssignTaskWhenAlertAnnounced>(announced, announced.AlertId, unit);
        return announced.AlertId;
    }

    private async Task Closed(Guid unit, Guid alert, int times = 1)
    {
        for (var time = 0; time < times; time++)
            await Heard<AlertClosed, TellTaskWhenAlertClosed>(new(alert, unit, "cause-gone", true, new(2026, 4, 9, 1, 0, 0, TimeSpan.Zero)), alert, unit);
    }

    private async Task Heard<TEvent, THandler>(TEvent told, Guid subject, Guid unit)
        where TEvent : class
        where THandler : class, IFollow<TEvent>
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<THandler>().Handle(
            new(told, Guid.CreateVersion7(), "reporting", 1, subject, 1, unit, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, "test"), default);
        await scope.ServiceProvider.GetRequiredService<EventLog>().Commit(default);
    }
}
