using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Individuals;

/// <summary>A person no longer wants to be named: name, deed, consent, testimonies and citations are erased at once, everywhere here.</summary>
internal static class WithdrawConsent
{
    internal static void Map(RouteGroupBuilder individuals) => individuals.MapPost("/{id:guid}/consent-withdrawals", Handle)
        .WithName(nameof(WithdrawConsent)).WithSummary("Withdraw the consent to be named")
        .Needs("models.write").Answers<IndividualReceipt>().Refuses(404, 409, 412, 428);

    private static async Task<IResult> Handle(
        Guid id, IfMatch ifMatch, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Individuals.FindAsync([id], ct) is not { } one || caller.IsOutside(units, one.UnitId, clock.Today(), out _))
            return RegistryProblems.IndividualNotFound.ToRefusal();
        if (ifMatch.Stale(one, out var stale))
            return stale;
        if (one.Withdraw(clock.Today()).Refused(out var refusal, out var withdrawn))
            return refusal;
        foreach (var commendation in await db.Commendations.Where(file => file.IndividualId == id).ToListAsync(ct))
            commendation.ForgetPerson();
        // Whoever was told of the individual is told of the end.
        log.Append(one, withdrawn, Readers.Public(one.UnitId));
        return await log.Save(Answer.Ok(IndividualReceipt.Of(one), one.Version), ct);
    }
}
