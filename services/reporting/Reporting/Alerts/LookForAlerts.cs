using DanVan.Reporting.Submissions;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace DanVan.Reporting.Alerts;

/// <summary>
/// One round of one rule: what is new is found, what is gone is closed, and outside of the quiet hours what nobody was told of is announced.
/// However many look at once, of one cause one alert is kept: the others lose to the database and look again in the next round.
/// </summary>
internal sealed class LookForAlerts(ReportingDbContext db, Causes causes, EventLog log, TimeProvider clock)
{
    public async Task Look(Guid ruleId, CancellationToken ct)
    {
        var rule = await db.AlertRules.AsNoTracking().SingleAsync(one => one.Id == ruleId, ct);
        var open = await db.Alerts.Where(one => one.RuleId == ruleId && one.ClosedAt == null).OrderBy(one => one.Id).ToListAsync(ct);
        var ended = rule.EndedOn is not null;
        var judged = ended ? null : await causes.Of(rule, [.. open.Select(one => new ReportPeriod(one.Period, new(one.From, one.To))).Distinct()], ct);
        var now = clock.GetUtcNow();
        foreach (var alert in open.Where(one => ended || judged!.IsGone(one)))
            log.Append(alert, alert.Close(ended, now), alert.Readers);
        List<Alert> lasting = [.. open.Where(one => one.ClosedAt is null)];
        foreach (var cause in judged?.Causes.Where(cause => !open.Exists(one => one.Key == cause.Key)) ?? [])
        {
            var alert = new Alert();
            log.Append(alert, alert.Find(rule, cause, now), alert.Readers);
            db.Add(alert);
            lasting.Add(alert);
        }
        if (await QuietHours.On(db, VietnamTime.Day(now), ct) is not { } quiet || !quiet.Hold(now))
        {
            foreach (var alert in lasting.Where(one => one.AnnouncedAt is null))
                log.Append(alert, alert.Announce(now), alert.Readers);
        }
        try
        {
            await log.Commit(ct);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Somebody else looked at the same time, or acknowledged it meanwhile: the next round looks again.
        }
    }
}

/// <summary>
/// Looks for alerts without anybody asking: each minute (<c>Alerts:EverySeconds</c>), on every replica. A rule is looked at in the name of its
/// unit.
/// </summary>
internal sealed class WatchAlerts(IServiceScopeFactory scopes, IOptionsMonitor<Rhythm> rhythms, ILogger<WatchAlerts> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(rhythms.Get("Alerts").Time);
        do
        {
            try
            {
                foreach (var (rule, unit) in await Rules(stoppingToken))
                    await Look(rule, unit, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Alerts are not looked for: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // A rule that has ended is looked at once more while an alert of it is open.
    private async Task<List<(Guid Rule, Guid Unit)>> Rules(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportingDbContext>();
        var rules = await db.AlertRules.Where(rule => rule.EndedOn == null || db.Alerts.Any(alert => alert.RuleId == rule.Id && alert.ClosedAt == null))
            .OrderBy(rule => rule.Id).Select(rule => new { rule.Id, rule.UnitId }).ToListAsync(ct);
        return [.. rules.Select(rule => (rule.Id, rule.UnitId))];
    }

    private async Task Look(Guid rule, Guid unit, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ActsFor>().Caller = ReportingScopes.ReaderOf(unit);
            await scope.ServiceProvider.GetRequiredService<LookForAlerts>().Look(rule, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning("Alert rule {Rule} is not looked at: {Reason}", rule, e.Message);
        }
    }
}

/// <summary>Rules by which a unit is told of what goes wrong, and what they found.</summary>
internal static class AlertsModule
{
    internal static void AddAlerts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<Causes>();
        builder.Services.AddScoped<LookForAlerts>();
        builder.Services.AddRhythm("Alerts", 60).AddHostedService<WatchAlerts>();
    }

    internal static void MapAlerts(this RouteGroupBuilder v1)
    {
        SetAlertRule.Map(v1);
        GetAlerts.Map(v1);
        SetQuietHours.Map(v1);
    }
}
