using DanVan.Feedback.Scans;
using DanVan.Feedback.Sealing;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DanVan.Feedback.Privacy;

/// <summary>
/// Destroys identities whose time is over: each hour (<c>Retention:EverySeconds</c>), on every replica; who comes second finds nothing left
/// to delete and tries again.
/// </summary>
internal sealed class EraseIdentities(
    IServiceScopeFactory scopes, IOptionsMonitor<Rhythm> rhythms, TimeProvider clock, ILogger<EraseIdentities> logger) : BackgroundService
{
    private const int AtOnce = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(rhythms.Get("Retention").Time);
        do
        {
            try
            {
                while (await EraseSome(stoppingToken) == AtOnce)
                    continue;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Identities that are due were not erased, they will be: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> EraseSome(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FeedbackDbContext>();
        var today = clock.Today();
        var last = today.AddMonths(-(await PrivacyRule.On(db, today, ct)).RetentionMonths);
        var due = await db.Set<SealedIdentity>().Where(one => one.SealedOn < last).Select(one => one.SubjectId)
            .Union(db.Set<Scan>().Where(one => one.SealedOn < last).Select(one => one.OpinionId)).Order().Take(AtOnce).ToListAsync(ct);
        var desk = scope.ServiceProvider.GetRequiredService<PrivacyDesk>();
        foreach (var subject in due)
            await desk.Erase(subject, "retention", ct);
        if (due.Count > 0)
            await scope.ServiceProvider.GetRequiredService<EventLog>().Commit(ct);
        return due.Count;
    }
}
