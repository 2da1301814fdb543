using System.Diagnostics.Metrics;
using DanVan.Committee.Deadlines;
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

    // Prometheus sees an increase only where there was a number before.
    [Fact]
    public async Task Every_kind_is_counted_from_nought_as_soon_as_a_process_looks_at_deadlines()
    {
        using var listener = Listener(count => count == 0);
        var begun = heard.Value = [];
        using var watch = ActivatorUtilities.CreateInstance<DeadlineWatch>(Host.Services);
        var kinds = new[] { "committee-task", "finding", "promise", "reply-duty" };
        await watch.StartAsync(CancellationToken.None);
        await Eventually.Holds(() => Task.FromResult(begun.Count == 3 * kinds.Length));
        await watch.StopAsync(CancellationToken.None);
        Assert.Equal(
            kinds.SelectMany(kind => new[] { $"danvan.deadlines.met {kind}", $"danvan.deadlines.missed {kind}", $"danvan.deadlines.passed {kind}" }).Order(),
            begun.Order());
    }

    private async Task<List<string>> Counted(Action<CommitteeTask> change)
    {
        using var listener = Listener(count => count > 0);
        var id = (await Assigned(await OwnCommittee(), new { day = "2031-06-10" })).Id();
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommitteeDbContext>();
        change(await db.Tasks.Include(task => task.Reports).Include(task => task.HandOvers).SingleAsync(task => task.Id == id));
        var counted = heard.Value = [];
        await db.SaveChangesAsync();
        return counted;
    }

    private MeterListener Listener(Func<long, bool> counts)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, all) =>
            {
                if (instrument.Name.StartsWith("danvan.deadlines.", StringComparison.Ordinal))
                    all.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
        {
            if (counts(count))
                heard.Value?.Add($"{instrument.Name} {tags[0].Value}");
        });
        listener.Start();
        return listener;
    }
}
