using DanVan.Feedback.Consultations;
using DanVan.Feedback.Moderation;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DanVan.Feedback.Coverage;

/// <summary>
/// Looks each hour (<c>Coverage:EverySeconds</c>) for units that were asked and have not been heard while there is still time; the version of
/// the invitation lets one replica win.
/// </summary>
internal sealed class NoticeSilence(
    IServiceScopeFactory scopes, IOptionsMonitor<Rhythm> rhythms, TimeProvider clock, ILogger<NoticeSilence> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(rhythms.Get("Coverage").Time);
        do
        {
            try
            {
                await Notice(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Silent units were not noticed, they will be: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Notice(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FeedbackDbContext>();
        var today = clock.Today();
        var rules = await db.Set<CoverageRule>().AsNoTracking().OrderByDescending(rule => rule.ValidFrom).ToListAsync(ct);
        var open = await db.Consultations.AsNoTracking()
            .Where(one => one.State == ConsultationState.Open && one.ClosesOn >= today
                && db.Invitations.Any(invitation => invitation.ConsultationId == one.Id && invitation.NoticedOn == null)).ToListAsync(ct);
        foreach (var consultation in open.Where(one => today >= NoticesFrom(one, rules)))
            await Notice(consultation.Id, today, ct);
    }

    private static DateOnly NoticesFrom(Consultation one, List<CoverageRule> rules) =>
        rules.Find(rule => rule.ValidFrom <= one.OpensOn)!.NoticesFrom(one.OpensOn!.Value, one.ClosesOn!.Value);

    private async Task Notice(Guid consultationId, DateOnly today, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FeedbackDbContext>();
        var log = scope.ServiceProvider.GetRequiredService<EventLog>();
        var consultation = await db.Consultations.AsNoTracking().SingleAsync(one => one.Id == consultationId, ct);
        var silent = await db.Invitations
            .Where(one => one.ConsultationId == consultationId && one.NoticedOn == null
                && !db.Opinions.InPlay(db).Any(opinion => opinion.ConsultationId == consultationId && opinion.UnitId == one.UnitId)).ToListAsync(ct);
        foreach (var invitation in silent)
            log.Append(invitation, invitation.Notice(consultation, today), Readers.Within(consultation.UnitId));
        if (silent.Count > 0)
            await log.Commit(ct);
    }
}
