using DanVan.Committee.Units;
using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace DanVan.Reporting.Signals;

/// <summary>
/// Looks for signals without anybody asking: each hour (<c>Signals:EverySeconds</c>) for what has not been looked through of the half-year
/// that ended last, with the usual method and threshold. One process at a time; each indicator once for each half-year.
/// </summary>
internal sealed class WatchSignals(
    IServiceScopeFactory scopes, NpgsqlDataSource database, IOptionsMonitor<Rhythm> rhythms, ILogger<WatchSignals> logger) : BackgroundService
{
    /// <summary>For so long after its end a half-year is still reported about: sooner its last months would seem to be little.</summary>
    public const int SettledAfterDays = 30;

    private const long OneAtATime = 0x5369676E616C73; // "Signals"; locks are per database

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(rhythms.Get("Signals").Time);
        do
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Signals are not looked for: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One round; nothing while another process is at one.</summary>
    internal async Task Look(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var alone = new NpgsqlCommand($"select pg_try_advisory_lock({OneAtATime})", connection);
        if (await alone.ExecuteScalarAsync(ct) is not true)
            return;
        try
        {
            foreach (var due in await Due(ct))
                await Look(due, ct);
        }
        finally
        {
            await using var release = new NpgsqlCommand($"select pg_advisory_unlock({OneAtATime})", connection);
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    /// <summary>The half-year that was over some time before the day.</summary>
    internal static Period Ended(DateOnly today)
    {
        var day = today.AddDays(-SettledAfterDays);
        var next = new DateOnly(day.Year, day.Month <= 6 ? 1 : 7, 1);
        return new(next.AddMonths(-6), next.AddDays(-1));
    }

    // Of what the tree of units says, nothing is reported.
    private async Task<List<SignalLook>> Due(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (db, period) = (services.GetRequiredService<ReportingDbContext>(), Ended(services.GetRequiredService<TimeProvider>().Today()));
        var tree = await services.GetRequiredService<UnitTreeSource>().Current(ct);
        var counted = await db.Indicators.Where(one => one.Counts != "units" && one.Counts != "residents" && one.ValidFrom <= period.To && (one.ValidTo == null || one.ValidTo > period.To))
            .Select(one => one.Code).Order().ToListAsync(ct);
        var looked = await db.SignalLooks.Where(one => one.From == period.From && one.To == period.To).Select(one => new { one.UnitId, one.Indicator }).ToListAsync(ct);
        return [.. tree.At(period.To).Where(unit => unit.ParentId is null).SelectMany(unit => counted.Select(indicator => new { unit.UnitId, Indicator = indicator })).Except(looked)
            .Select(one => new SignalLook { UnitId = one.UnitId, Indicator = one.Indicator, From = period.From, To = period.To })];
    }

    // What is withheld until its release, or not fresh enough, is looked through in a later round.
    private async Task Look(SignalLook due, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            // In the name of the unit above all others: it sees each single one.
            scope.ServiceProvider.GetRequiredService<ActsFor>().Caller = ReportingScopes.ReaderOf(due.UnitId);
            var search = scope.ServiceProvider.GetRequiredService<SignSearch>();
            var usual = Outliers.By(OutlierMethod.ModifiedZ, null)!;
            var (searched, _) = await search.Find(due.Indicator, due.UnitId.ToString(), $"{due.From:yyyy-MM-dd}..{due.To:yyyy-MM-dd}", usual, ct);
            if (searched is null)
                return;
            await search.Raise(searched, ct);
            scope.ServiceProvider.GetRequiredService<ReportingDbContext>().Add(due);
            await scope.ServiceProvider.GetRequiredService<EventLog>().Commit(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning("Signals of {Indicator} are not looked for: {Reason}", due.Indicator, e.Message);
        }
    }
}
