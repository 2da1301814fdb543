using DanVan.Committee.Units;
using DanVan.Feedback.Receipts;
using DanVan.Feedback.Scans;
using DanVan.Feedback.Sealing;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Privacy;

/// <summary>What an identity belongs to, who answers for it, and how it is destroyed.</summary>
internal sealed class PrivacyDesk(FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock)
{
    /// <summary>The unit before which the opinion or petition lies, where the caller's unit covers it.</summary>
    public async Task<Guid?> UnitOf(Guid subjectId, CancellationToken ct) =>
        await LiesBefore(subjectId, ct) is { } unit && !caller.IsOutside(units, unit, clock.Today(), out _) ? unit : null;

    /// <summary>What a receipt is for, with the unit before which it lies.</summary>
    public async Task<(Guid SubjectId, Guid UnitId)?> OfHolder(string code, CancellationToken ct) =>
        await db.ReceiptKeys.Check(code, ct) is { } receipt && await LiesBefore(receipt.SubjectId, ct) is { } unit ? (receipt.SubjectId, unit) : null;

    /// <summary>Deletes the person's key, the person and the scans in this transaction; the words stay.</summary>
    public async Task Erase(Guid subjectId, string cause, CancellationToken ct)
    {
        db.RemoveRange(await db.Set<SealedIdentity>().Where(one => one.SubjectId == subjectId).ToListAsync(ct));
        db.RemoveRange(await db.Set<Scan>().Where(one => one.OpinionId == subjectId).ToListAsync(ct));
        var (erasure, erased) = Erasure.Of(subjectId, cause, clock.Today());
        db.Add(erasure);
        log.Append(erasure, erased, await LiesBefore(subjectId, ct) is { } unit ? Readers.Within(unit) : default);
    }

    private async Task<Guid?> LiesBefore(Guid subjectId, CancellationToken ct) =>
        await db.Opinions.Where(one => one.Id == subjectId)
            .Join(db.Consultations, opinion => opinion.ConsultationId, consultation => consultation.Id, (_, consultation) => (Guid?)consultation.UnitId)
            .SingleOrDefaultAsync(ct)
        ?? await db.Petitions.Where(one => one.Id == subjectId).Select(one => (Guid?)one.UnitId).SingleOrDefaultAsync(ct);
}
