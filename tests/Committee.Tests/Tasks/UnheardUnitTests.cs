using DanVan.Committee.Tasks;
using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using DanVan.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DanVan.Committee.Tests.Tasks;

public sealed class UnheardUnitTests(NgheAnHost host) : TaskTest(host)
{
    [Fact]
    public async Task Who_leads_the_nearest_committee_must_go_where_nobody_was_heard_while_there_is_time()
    {
        var own = await OwnCommittee();
        var invitation = Guid.CreateVersion7();
        // The round ends on a Sunday: behind it a visit would be of no use.
        await Told(own.Commune, invitation, noticed: "2031-06-02", closes: "2031-06-15", times: 2);
        var task = Assert.Single((await own.Caller.Read($"/v1/tasks?sourceId={invitation}")).GetProperty("items").EnumerateArray());
        Assert.Equal((own.Head, own.Commune, "2031-06-13"), (task.GetProperty("seatId").GetGuid(), task.GetProperty("unitId").GetGuid(), task.GetProperty("deadline").Text("on")));
        Assert.Equal("unheard-unit", task.GetProperty("source").Text("kind"));
        Assert.Contains("Dự thảo về nhân rộng mô hình", task.GetProperty("source").Text("sentence"), StringComparison.Ordinal);
        Assert.Equal(1, await Events(task.Id(), "task-assigned"));
    }

    [Fact]
    public async Task Where_no_working_day_is_left_or_nobody_leads_no_task_is_made()
    {
        var own = await OwnCommittee();
        var (late, lonely) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Told(own.Commune, late, noticed: "2031-06-14", closes: "2031-06-15");
        await Told((await OwnProvince()).One, lonely, noticed: "2031-06-02", closes: "2031-06-15");
        Assert.Equal(0, await Host.Database.Read<int>($"select count(*) from task where source_id in ('{late}', '{lonely}')"));
    }

    private async Task Told(Guid unit, Guid invitation, string noticed, string closes, int times = 1)
    {
        var silent = new UnitNotHeardYet(invitation, Guid.CreateVersion7(), Guid.CreateVersion7(), unit, "Dự thảo về nhân rộng mô hình", Day(closes), Day(noticed));
        for (var time = 0; time < times; time++)
        {
            await using var scope = Host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AssignVisitWhenUnitNotHeard>().Handle(
                new(silent, Guid.CreateVersion7(), "feedback", 1, invitation, 1, unit, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, "test"), default);
            await scope.ServiceProvider.GetRequiredService<EventLog>().Commit(default);
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
