using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Assessments;

/// <summary>The round ends: from now on its medians are shown, and nothing changes them.</summary>
internal static class CloseRound
{
    internal static void Map(RouteGroupBuilder rounds) => rounds.MapPost("/{id:guid}/closings", Handle)
        .WithName(nameof(CloseRound)).WithSummary("Close a round")
        .Needs("models.assess").Answers<RoundView>().Refuses(404, 409, 412, 428);

    private static async Task<IResult> Handle(
        Guid id, IfMatch ifMatch, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Rounds.FindAsync([id], ct) is not { } round || caller.IsOutside(units, round.UnitId, clock.Today(), out _))
            return RegistryProblems.RoundNotFound.ToRefusal();
        if (ifMatch.Stale(round, out var stale))
            return stale;
        if (round.Close(clock.GetUtcNow()).Refused(out var refusal, out var closed))
            return refusal;
        log.Append(round, closed, Readers.Within(round.UnitId));
        return await log.Save(Answer.Ok(RoundView.Of(round), round.Version), ct);
    }
}
