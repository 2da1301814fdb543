using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Units.Importing;

/// <summary>Takes back transfers that wait for their structure: a wrong row among them would keep that structure out.</summary>
internal static class WithdrawImport
{
    internal static void Map(RouteGroupBuilder imports) => imports.MapPost("/{importId:guid}/withdrawals", Handle)
        .WithName("WithdrawUnitImport").WithSummary("Withdraw transfers that wait")
        .Needs(UnitsModule.KeepRegistry).Answers<ImportResource>().Refuses(404, 409);

    internal static async Task<IResult> Handle(Guid importId, CommitteeDbContext db, EventLog log, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Imports.SingleOrDefaultAsync(one => one.Id == importId, ct) is not { } import)
            return CommitteeProblems.ImportNotFound.ToRefusal();
        if (import.State != ImportState.Waiting || import.Applied > 0)
            return CommitteeProblems.ImportNotWaiting.ToRefusal();
        (import.State, import.FinishedAt) = (ImportState.Withdrawn, clock.GetUtcNow());
        return await log.Save(Answer.Ok(ImportResource.Of(import)), ct);
    }
}
