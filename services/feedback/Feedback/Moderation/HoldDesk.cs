using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Opinions;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Moderation;

/// <summary>Finds opinions and holds of consultations that the caller's unit answers for.</summary>
internal sealed class HoldDesk(FeedbackDbContext db, UnitTree units, Caller caller)
{
    public async Task<Decision<Consultation>> Consultation(Guid id, CancellationToken ct) =>
        await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } found || found.IsHiddenFrom(caller, units)
            ? FeedbackProblems.ConsultationNotFound
            : caller.IsOutside(units, found.UnitId, found.DraftedOn, out var outside) ? outside : found;

    public async Task<Decision<Found>> Opinion(Guid consultationId, Guid id, CancellationToken ct) =>
        (await Consultation(consultationId, ct)).Refused(out var refusal, out var consultation) ? refusal
        : await db.Opinions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.ConsultationId == consultationId, ct) is { } opinion
            ? new Found(opinion, consultation)
            : FeedbackProblems.OpinionNotFound;

    public async Task<Decision<Hold>> Hold(Guid id, CancellationToken ct)
    {
        if (await db.Holds.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } hold)
            return FeedbackProblems.HoldNotFound;
        return (await Consultation(hold.ConsultationId, ct)).Refused(out var refusal, out _) ? refusal : hold;
    }

    /// <summary>An opinion and the consultation it belongs to.</summary>
    internal sealed record Found(Opinion Opinion, Consultation Consultation);
}
