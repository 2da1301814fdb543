using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DanVan.ModelRegistry.Standing;

/// <summary>Counts the silence of re-checks: each minute (<c>Rechecks:EverySeconds</c>), on every replica; the model's version lets one win.</summary>
internal sealed class LapseRecognitions(
    IServiceScopeFactory scopes, IOptionsMonitor<Rhythm> rhythms, TimeProvider clock, ILogger<LapseRecognitions> logger) : BackgroundService
{
    private const int AtOnce = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(rhythms.Get("Rechecks").Time);
        do
        {
            try
            {
                while (await LapseSome(stoppingToken) == AtOnce)
                    continue;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Silent re-checks were not counted, they will be: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> LapseSome(CancellationToken ct)
    {
        var today = clock.Today();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();
        var ids = await db.Rechecks.Where(one => one.AnsweredOn == null && !one.IsLapsed && one.LapsesOn <= today)
            .Select(one => one.ModelId).Distinct().OrderBy(id => id).Take(AtOnce).ToListAsync(ct);
        foreach (var id in ids)
            await Lapse(id, today, ct);
        return ids.Count;
    }

    private async Task Lapse(Guid id, DateOnly today, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();
        var log = scope.ServiceProvider.GetRequiredService<EventLog>();
        var model = await db.Models.Include(one => one.Rechecks).Include(one => one.Results).AsSplitQuery().SingleAsync(one => one.Id == id, ct);
        if (model.LapseBySilence(today) is { } lapsed)
            log.Append(model, lapsed, Readers.Public(model.UnitId));
        try
        {
            await log.Commit(ct);
        }
        catch (DbUpdateException)
        {
            // Somebody changed the model meanwhile: the next round looks again.
        }
    }
}
