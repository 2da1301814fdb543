using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Criticisms;

/// <summary>The step that a signed paper takes a criticism further by, whoever signs it.</summary>
internal sealed class CriticismDesk(FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock)
{
    /// <param name="signer">The unit that the caller must act for.</param>
    public async Task<IResult> Take<TEvent>(
        Guid consultationId, Guid id, Paper paper, IfMatch ifMatch, Func<Criticism, Consultation, Guid> signer,
        Func<Criticism, Consultation, Decision<TEvent>> decide, CancellationToken ct)
        where TEvent : class
    {
        var today = clock.Today();
        if (await db.Criticisms.SingleOrDefaultAsync(one => one.Id == id && one.ConsultationId == consultationId, ct) is not { } criticism)
            return FeedbackProblems.CriticismNotFound.ToRefusal();
        var consultation = await db.Consultations.AsNoTracking().SingleAsync(one => one.Id == consultationId, ct);
        if (caller.IsOutside(units, signer(criticism, consultation), today, out var outside))
            return outside;
        if (ifMatch.Stale(criticism, out var stale))
            return stale;
        if (paper.SignedOn > today)
            return FeedbackProblems.CriticismOutOfOrder.ToRefusal();

        if (decide(criticism, consultation).Refused(out var refusal, out var happened))
            return refusal;
        log.Append(criticism, happened, Readers.Public(consultation.UnitId), on: paper.SignedOn);
        return await log.Save(
            Answer.Created($"/v1/consultations/{consultationId}/criticisms", CriticismView.Of(criticism, today), criticism.Version), ct);
    }
}
