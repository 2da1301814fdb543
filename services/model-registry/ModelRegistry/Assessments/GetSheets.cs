using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Assessments;

/// <summary>
/// The history of scores, oldest first: an assessor's own at any time; all of them for who holds the round once it is closed, so that nobody
/// is leant on while it is open.
/// </summary>
internal static class GetSheets
{
    public sealed record Sheet(Guid Id, int Number, string Assessor, IReadOnlyList<CriterionScore> Scores, decimal Total, DateTimeOffset ScoredAt);

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder rounds) => rounds.MapGet("/{id:guid}/sheets", Handle)
        .WithName(nameof(GetSheets)).WithSummary("The history of scores").Needs("models.assess").Answers<Page<Sheet>>().Refuses(404, 409);

    private static async Task<IResult> Handle(
        Guid id, [AsParameters] Paging paging, RegistryDbContext db, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var (round, assessor) = await GetRound.Find(id, db, units, caller, clock, ct);
        if (round is null)
            return RegistryProblems.RoundNotFound.ToRefusal();
        if (assessor is null && !round.IsClosed)
            return RegistryProblems.RoundOpen.ToRefusal();
        var found = await db.ScoreSheets.AsNoTracking()
            .Where(sheet => sheet.RoundId == id && (assessor == null || sheet.Assessor == caller.Client) && (after == null || sheet.Id > after.Id))
            .OrderBy(sheet => sheet.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(sheet => new Sheet(
            sheet.Id, Array.IndexOf(round.ModelIds, sheet.ModelId) + 1, sheet.Assessor, sheet.Scores, sheet.Total, sheet.ScoredAt))], sheet => new After(sheet.Id)));
    }
}
