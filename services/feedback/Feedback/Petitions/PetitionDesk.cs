using DanVan.Committee.Units;
using DanVan.Feedback.Receipts;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Petitions;

/// <summary>Finds petitions for the unit that must answer, and for the person who holds the receipt.</summary>
internal sealed class PetitionDesk(FeedbackDbContext db, UnitTree units, Caller caller, TimeProvider clock)
{
    /// <summary>The petition, when it lies before the caller's unit or one below it; who is not concerned is not told that it exists.</summary>
    public async Task<Decision<Petition>> OfUnit(Guid id, CancellationToken ct) =>
        await Find(id, ct) is { } petition && !caller.IsOutside(units, petition.UnitId, clock.Today(), out _)
            ? petition
            : FeedbackProblems.PetitionNotFound;

    /// <summary>The petition, when the code is its receipt.</summary>
    public async Task<Decision<Petition>> OfHolder(string code, CancellationToken ct) =>
        await db.ReceiptKeys.Check(code, ct) is { } receipt && await Find(receipt.SubjectId, ct) is { } petition
            ? petition
            : FeedbackProblems.ReceiptNotFound;

    private Task<Petition?> Find(Guid id, CancellationToken ct) => db.Petitions
        .Include(one => one.Rule).Include(one => one.Transfers.OrderBy(transfer => transfer.Number)).Include(one => one.Rounds.OrderBy(round => round.Round))
        .AsSplitQuery().SingleOrDefaultAsync(one => one.Id == id, ct);
}
