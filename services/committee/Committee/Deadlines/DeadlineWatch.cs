using DanVan.Committee.Calendar;
using DanVan.Committee.Inspections;
using DanVan.Committee.Promises;
using DanVan.Committee.Replies;
using DanVan.Committee.Tasks;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DanVan.Committee.Deadlines;

/// <summary>
/// Says what has fallen overdue, without anybody asking: each minute (<c>Deadlines:EverySeconds</c>), on every replica; the version of the
/// obligation lets one win.
/// </summary>
internal sealed class DeadlineWatch(
    IServiceScopeFactory scopes, IOptionsMonitor<Rhythm> rhythms, TimeProvider clock, ILogger<DeadlineWatch> logger) : BackgroundService
{
    private const int AtOnce = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DeadlineCount.Begin();
        using var timer = new PeriodicTimer(rhythms.Get("Deadlines").Time);
        do
        {
            try
            {
                await Look<CommitteeTask>(stoppingToken);
                await Look<Promise>(stoppingToken);
                await Look<ReplyDuty>(stoppingToken);
                await Look<Finding>(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("What is overdue was not said, it will be: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Look<T>(CancellationToken ct)
        where T : Obligation
    {
        var today = clock.Today();
        List<Guid> due;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CommitteeDbContext>();
            due = await db.Set<T>().Where(one => one.IsOpen && one.OverdueSince == null && one.DueOn < today)
                .OrderBy(one => one.DueOn).Select(one => one.Id).Take(AtOnce).ToListAsync(ct);
            foreach (var id in due)
                await Judge<T>(id, today, ct);
        }
        while (due.Count == AtOnce);
    }

    private async Task Judge<T>(Guid id, DateOnly today, CancellationToken ct)
        where T : Obligation
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommitteeDbContext>();
        var log = scope.ServiceProvider.GetRequiredService<EventLog>();
        var one = await db.Set<T>().SingleAsync(one => one.Id == id, ct);
        // A day declared while this was being assigned has not been counted yet.
        if (one.Recount(await db.WorkingCalendar(ct)) is { } moved)
            log.Append(one, moved, one.Readers);
        if (one.FallOverdue(today) is { } overdue)
            log.Append(one, overdue, one.Readers, on: one.OverdueSince);
        try
        {
            await log.Commit(ct);
        }
        catch (DbUpdateException)
        {
            // Somebody changed it meanwhile: the next round looks again.
        }
    }
}
