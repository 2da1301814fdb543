using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Assessments;

/// <summary>What a round found, as far as this caller may know it.</summary>
internal static class GetRound
{
    /// <param name="Calibration">For who holds the round, once it is closed.</param>
    public sealed record Response(
        Guid Id, long Version, Guid UnitId, string Title, bool IsBlind, bool IsClosed, IReadOnlyList<Findings.Row> Models,
        IReadOnlyList<Findings.Calibration>? Calibration);

    internal static void Map(RouteGroupBuilder rounds) => rounds.MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetRound)).WithSummary("What a round found").Needs("models.assess").Answers<Response>().Refuses(404);

    private static async Task<IResult> Handle(
        Guid id, RegistryDbContext db, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var (round, assessor) = await Find(id, db, units, caller, clock, ct);
        if (round is null)
            return RegistryProblems.RoundNotFound.ToRefusal();
        var models = await db.Models.AsNoTracking().Where(model => round.ModelIds.Contains(model.Id)).ToListAsync(ct);
        var sheets = await db.ScoreSheets.AsNoTracking().Where(sheet => sheet.RoundId == id).ToListAsync(ct);
        var conflicts = await Conflicts.Of(models, db, units, clock.Today(), ct);
        var conflicted = round.ModelIds.Where(model => assessor is not null && conflicts.Between(assessor, model).Count > 0).ToHashSet();
        var rows = Findings.Show(round, sheets, models.ToDictionary(model => model.Id, model => model.Title), assessor is not null, conflicted);
        return Answer.Ok(new Response(id, round.Version, round.UnitId, round.Title, round.IsBlind, round.IsClosed, rows,
            round.IsClosed && assessor is null ? Findings.Calibrate(sheets) : null), round.Version);
    }

    /// <summary>The round, if the caller was asked to assess or holds it; who does both sees it as an assessor.</summary>
    internal static async Task<(Round? Round, Assessor? Assessor)> Find(
        Guid id, RegistryDbContext db, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        var assessor = round?.AssessorOf(caller);
        return round is null || assessor is null && caller.IsOutside(units, round.UnitId, clock.Today(), out _) ? (null, null) : (round, assessor);
    }
}
