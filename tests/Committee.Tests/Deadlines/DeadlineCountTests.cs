using System.Diagnostics.Metrics;
using DanVan.Committee.Tasks;
using DanVan.Committee.Tests.Tasks;
using DanVan.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DanVan.Committee.Tests.Deadlines;

public sealed class DeadlineCountTests(NgheAnHost host) : TaskTest(host)
{
    private static readonly DateOnly Due = new(2031, 6, 10);

    // Other tests are counted by the same instruments: only what this one stores is heard.
    private readonly AsyncLocal<List<string>?> heard = new();

    [Fact]
    public async Task What_is_done_by_its_day_is_counted_as_kept() =>
        Assert.Equal(["danvan.deadlines.met committee-task"], await Counted(task => task.Complete(Due, "Đã xong.", ["1-BC"], Due)));

    [Fact]
    public async Task What_is_done_after_its_day_is_counted_as_missed() =>
        Assert.Equal(["danvan.deadlines.missed committee-task"], await Counted(task => task.Complete(Due.AddDays(1), "Đã xong.", ["1-BC"], Due.AddDays(1))));

    [Fact]
    public async Task What_falls_overdue_is_counted_as_passed() =>
        Assert.Equal(["danvan.deadlines.passed committee-task"], await Counted(task => task.FallOverdue(Due.AddDays(1))));

    [Fact]
    public async Task What_is_withdrawn_is_neither_kept_nor_missed() =>
        Assert.Empty(await Counted(task => task.Withdraw("Không còn cần.", Due, DateTimeOffset.UtcNow)));

    private async Task<List<string>> Counted(Action<CommitteeTask> change)
    {
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Name.StartsWith("danvan.deadlines.", StringComparison.Ordinal))
                all.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
        {
            if (count > 0)
                heard.Value?.Add($"{instrument.Name} {tags[0].Value}");
        });
        listener.Start();
        var id = (await Assigned(await OwnCommittee(), new { day = "2031-06-10" })).Id();
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommitteeDbContext>();
        change(await db.Tasks.Include(task => task.Reports).Include(task => task.HandOvers).SingleAsync(task => task.Id == id));
        var counted = heard.Value = [];
        await db.SaveChangesAsync();
        return counted;
    }
}
