using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DanVan.Committee.Alerts;

/// <summary>
/// Gives waiting alerts to whoever leads by now, without anybody asking: each minute (<c>Deadlines:EverySeconds</c>), on every replica; the
/// version of the alert lets one win.
/// </summary>
internal sealed class AlertWatch(
    IServiceScopeFactory scopes, IOptionsMonitor<Rhythm> rhythms, ILogger<AlertWatch> logger) : BackgroundService
{
    private const int AtOnce = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(rhythms.Get("Deadlines").Time);
        do
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Waiting alerts were not given to anybody, they will be: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Look(CancellationToken ct)
    {
        List<Guid> waiting;
        var last = Guid.Empty;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CommitteeDbContext>();
            waiting = await db.Alerts.Where(one => one.State == AlertState.Waiting && one.Id > last).OrderBy(one => one.Id).Select(one => one.Id).Take(AtOnce).ToListAsync(ct);
            foreach (var id in waiting)
                await Assign(id, ct);
            last = waiting.LastOrDefault();
        }
        while (waiting.Count == AtOnce);
    }

    private async Task Assign(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var alert = await scope.ServiceProvider.GetRequiredService<CommitteeDbContext>().Alerts.SingleAsync(one => one.Id == id, ct);
        if (alert.State != AlertState.Waiting || !await scope.ServiceProvider.GetRequiredService<AlertDesk>().Assign(alert, null, ct))
            return;
        try
        {
            await scope.ServiceProvider.GetRequiredService<EventLog>().Commit(ct);
        }
        catch (DbUpdateException)
        {
            // Another replica gave it to somebody, or its cause went: the next round looks again.
        }
    }
}
