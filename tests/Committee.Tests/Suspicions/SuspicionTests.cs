using System.Net;
using System.Text.Json;
using DanVan.Committee.Suspicions;
using DanVan.Committee.Tests.Tasks;
using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;
using DanVan.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DanVan.Committee.Tests.Suspicions;

public sealed class SuspicionTests(NgheAnHost host) : TaskTest(host)
{
    private static readonly DateTimeOffset RaisedAt = new(2026, 3, 26, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Figures_too_good_to_be_true_come_to_those_who_plan_inspections_above_the_unit()
    {
        var (own, other) = (await OwnCommittee(), await OwnCommittee());
        var told = await Raised(own.Commune);
        var listed = Assert.Single(await Suspicions(own.Caller, "?state=open"));
        Assert.Equal((told, own.Commune, "round-numbers", "2026-03-26"), (listed.Id(), listed.GetProperty("unitId").GetGuid(), listed.Text("kind"), listed.Text("raisedOn")));
        Assert.Equal(("90% số liệu tháng tận cùng bằng 0 hoặc 5", 0.9m, 0.8m), (listed.Text("explanation"), listed.GetProperty("measured").GetDecimal(), listed.GetProperty("limit").GetDecimal()));
        Assert.Equal(["take-up", "set-aside"], Transitions(listed));
        Assert.Empty(await Suspicions(own.Caller, $"?under={own.OtherCommune}"));
        Assert.Empty(await Suspicions(other.Caller));
        using var foreign = await other.Caller.GetAsync(new Uri($"/v1/suspicions/{told}", UriKind.Relative));
        await foreign.ShouldRefuse(404, "suspicion-not-found");
    }

    [Fact]
    public async Task A_signal_that_is_told_twice_is_one_suspicion()
    {
        var own = await OwnCommittee();
        var told = await Raised(own.Commune, times: 2);
        Assert.Single(await Suspicions(own.Caller));
        Assert.Equal(1, await Events(told, "suspicion-listed"));
    }

    [Fact]
    public async Task The_list_turns_its_pages_newest_first()
    {
        var own = await OwnCommittee();
        List<Guid> told = [];
        for (var one = 0; one < 5; one++)
            told.Add(await Raised(one % 2 == 0 ? own.Commune : own.OtherCommune));
        List<Guid> read = [];
        for (var cursor = ""; cursor is not null;)
        {
            var page = await own.Caller.Read($"/v1/suspicions?limit=2{cursor}");
            read.AddRange(page.GetProperty("items").EnumerateArray().Select(one => one.Id()));
            cursor = page.TryGetProperty("next", out var next) ? $"&cursor={Uri.EscapeDataString(next.GetString()!)}" : null;
        }
        Assert.Equal(Enumerable.Reverse(told), read);
    }

    [Fact]
    public async Task An_inspection_of_the_unit_takes_it_up_in_the_same_call_or_not_at_all()
    {
        var own = await OwnCommittee();
        var (one, elsewhere) = (await Raised(own.Commune), await Raised(own.OtherCommune));
        await (await Plan(own, own.Commune, one, elsewhere)).ShouldRefuse(422, "suspicion-no-target");
        Assert.Equal(2, (await Suspicions(own.Caller, "?state=open")).Count);
        Assert.Equal(0, await Host.Database.Read<int>($"select count(*) from inspection where committee_id = '{own.Committee}'"));

        var inspection = (await (await Plan(own, own.Commune, one)).ShouldBe(HttpStatusCode.Created)).Id();
        var taken = Assert.Single(await Suspicions(own.Caller, $"?inspectionId={inspection}"));
        Assert.Equal((one, "taken-up"), (taken.Id(), taken.Text("state")));
        Assert.Empty(Transitions(taken));
        Assert.Equal(1, await Events(one, "suspicion-taken-up"));
        await (await Plan(own, own.Commune, one)).ShouldRefuse(409, "suspicion-settled");
        Assert.Equal(elsewhere, Assert.Single(await Suspicions(own.Caller, "?state=open")).Id());
    }

    [Fact]
    public async Task It_is_set_aside_with_a_reason_once()
    {
        var own = await OwnCommittee();
        var told = await Raised(own.Commune);
        await (await SetAside(own.Caller, told, "Không")).ShouldRefuse(400, "invalid-request");
        var aside = await (await SetAside(own.Caller, told)).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(("set-aside", "Đã đối chiếu sổ gốc tại xã, số liệu đúng."), (aside.Text("state"), aside.Text("reason")));
        Assert.Equal(1, await Events(told, "suspicion-set-aside"));
        await (await SetAside(own.Caller, told, ifMatch: 2)).ShouldRefuse(409, "suspicion-settled");
        await (await Plan(own, own.Commune, told)).ShouldRefuse(409, "suspicion-settled");
        Assert.Equal(told, Assert.Single(await Suspicions(own.Caller, "?state=set-aside")).Id());
    }

    [Fact]
    public async Task What_nobody_has_looked_at_is_a_reason_to_look_there_first()
    {
        var own = await OwnCommittee();
        var (one, _) = (await Raised(own.Commune), await Raised(own.Commune));
        await Raised(own.OtherCommune);
        async Task<string> Risks() => string.Join(", ", (await own.Caller.Read("/v1/inspection-risks")).EnumerateArray()
            .Select(risk => $"{risk.GetProperty("unitId").GetGuid() == own.Commune} {risk.GetProperty("points").GetInt32()} {risk.GetProperty("openSuspicions").GetInt32()}").Order(StringComparer.Ordinal));
        Assert.Equal("False 1 1, True 2 2", await Risks());
        await (await SetAside(own.Caller, one)).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("False 1 1, True 1 1", await Risks());
    }

    [Fact]
    public async Task No_unit_settles_what_is_said_of_its_own_figures()
    {
        var own = await OwnCommittee();
        var told = await Raised(own.Commune);
        var commune = CallerOf(own.Commune);
        Assert.Empty(Transitions(Assert.Single(await Suspicions(commune))));
        await (await SetAside(commune, told)).ShouldRefuse(422, "suspicion-of-own-unit");
        await (await SetAside(CallerOf(own.OtherCommune), told)).ShouldRefuse(404, "suspicion-not-found");
        Assert.Equal("open", Assert.Single(await Suspicions(own.Caller)).Text("state"));
    }

    [Fact]
    public async Task Whose_rows_are_the_same_is_told_to_those_alone_who_are_above_both()
    {
        var own = await OwnCommittee();
        await Raised(own.Commune, other: own.OtherCommune);
        Assert.Equal(own.OtherCommune, Assert.Single(await Suspicions(own.Caller)).GetProperty("otherUnitId").GetGuid());
        Assert.False(Assert.Single(await Suspicions(CallerOf(own.Commune))).TryGetProperty("otherUnitId", out _));
    }

    private static async Task<List<JsonElement>> Suspicions(HttpClient caller, string query = "") =>
        [.. (await caller.Read($"/v1/suspicions{query}")).GetProperty("items").EnumerateArray()];

    private static string[] Transitions(JsonElement one) => [.. one.GetProperty("transitions").EnumerateArray().Select(each => each.GetString()!)];

    private static Task<HttpResponseMessage> SetAside(HttpClient caller, Guid suspicion, string reason = "Đã đối chiếu sổ gốc tại xã, số liệu đúng.", int ifMatch = 1) =>
        caller.Post($"/v1/suspicions/{suspicion}/set-asides", new { reason }, ifMatch: $"\"{ifMatch}\"");

    private static Task<HttpResponseMessage> Plan(Own own, Guid target, params Guid[] suspicions) =>
        own.Caller.Post($"/v1/committees/{own.Committee}/inspections", new
        {
            kind = "inspection",
            title = "Kiểm tra số liệu báo cáo mô hình",
            teamSeatIds = new[] { own.Head },
            targets = new[] { new { unitId = target, risk = 4, why = "Số liệu tháng bất thường" } },
            from = "2026-04-01",
            to = "2026-04-30",
            suspicionIds = suspicions,
        });

    /// <summary>What reporting tells.</summary>
    private async Task<Guid> Raised(Guid unit, int times = 1, Guid? other = null)
    {
        var raised = new SignalRaised(
            Guid.CreateVersion7(), unit, "round-numbers", "models-recognised", new(2025, 1, 1), new(2025, 12, 31), 0.9m, 0.8m, other,
            "90% số liệu tháng tận cùng bằng 0 hoặc 5");
        for (var time = 0; time < times; time++)
        {
            await using var scope = Host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ListSuspicionWhenSignalRaised>().Handle(
                new(raised, Guid.CreateVersion7(), "reporting", 1, raised.SignalId, 1, unit, RaisedAt, RaisedAt, "test"), default);
            await scope.ServiceProvider.GetRequiredService<EventLog>().Commit(default);
        }
        return raised.SignalId;
    }
}
