using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Assessments;

/// <summary>A round in a list.</summary>
public sealed record RoundView(Guid Id, long Version, Guid UnitId, string Title, bool IsBlind, bool IsClosed, int Models)
{
    internal static RoundView Of(Round round) =>
        new(round.Id, round.Version, round.UnitId, round.Title, round.IsBlind, round.IsClosed, round.ModelIds.Length);
}

/// <summary>The rounds that the caller holds or was asked to assess, newest first.</summary>
internal static class GetRounds
{
    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder rounds) => rounds.MapGet("/", Handle)
        .WithName(nameof(GetRounds)).WithSummary("Rounds that the caller holds or assesses, newest first").Needs("models.assess").Answers<Page<RoundView>>();

    private static async Task<IResult> Handle([AsParameters] Paging paging, RegistryDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var mine = (units.Resolve(caller.Unit) is { } own ? units.Reach(own) : []).Select(one => one.UnitId).Distinct().ToArray();
        var found = await db.Rounds.AsNoTracking()
            .Where(round => mine.Contains(round.UnitId) || round.Clients.Contains(caller.Client))
            .Where(round => after == null || round.Id < after.Id)
            .OrderByDescending(round => round.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(RoundView.Of)], round => new After(round.Id)));
    }
}
