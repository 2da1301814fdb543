using System.Threading.Channels;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Rebuilding;

/// <summary>Says that there is a rebuild to do; saying it twice is saying it once.</summary>
internal sealed class RebuildSignal
{
    private readonly Channel<bool> due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => due.Writer.TryWrite(true);

    public async Task Wait(TimeSpan atMost, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(atMost);
        try
        {
            await due.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
        }
    }
}

/// <summary>
/// Does what was requested, one after the other: whichever process finds the lock of <see cref="RebuildReadModel"/> free. What a crash
/// interrupted was not switched, is found as it was requested, and is done from the start.
/// </summary>
internal sealed class DoRebuilds(
    IServiceScopeFactory scopes, RebuildReadModel rebuilding, RebuildSignal signal, TimeProvider clock, ILogger<DoRebuilds> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DoNext(stoppingToken))
                {
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Rebuilds wait: {Reason}", e.Message);
            }
            await signal.Wait(Poll, stoppingToken);
        }
    }

    private async Task<bool> DoNext(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportingDbContext>();
        if (await db.Rebuilds.Where(one => one.State == Rebuild.Requested).OrderBy(one => one.Id).FirstOrDefaultAsync(ct) is not { } rebuild)
            return false;
        var log = scope.ServiceProvider.GetRequiredService<EventLog>();
        try
        {
            var outcome = await rebuilding.Run(ReadModel.All.Single(one => one.Name == rebuild.ReadModel), rebuild.Always, ct);
            log.Append(rebuild, rebuild.End(outcome, clock.GetUtcNow()), RebuildingModule.Operators);
        }
        catch (RebuildAtWork)
        {
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "Rebuild {Rebuild} did not succeed", rebuild.Id);
            log.Append(rebuild, rebuild.Fail(e.Message, clock.GetUtcNow()), RebuildingModule.Operators);
        }
        await log.Commit(ct);
        return true;
    }
}
