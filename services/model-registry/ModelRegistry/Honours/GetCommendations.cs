using DanVan.Committee.Units;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Honours;

/// <summary>Files of commendation, newest first: where each stands, for its proposer and those above.</summary>
internal static class GetCommendations
{
    /// <param name="Doubtful">Only awards that stand although the model's recognition lapsed or was withdrawn: they wait for a revocation.</param>
    public sealed record Query(Guid? UnitId, Choice<CommendationState>? State, bool? Doubtful);

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder commendations)
    {
        commendations.MapGet("/", List).WithName(nameof(GetCommendations)).WithSummary("Files of commendation, newest first")
            .Needs("models.read").Answers<Page<CommendationView>>();
        commendations.MapGet("/{id:guid}", One).WithName("GetCommendation").WithSummary("One file of commendation")
            .Needs("models.read").Answers<CommendationView>().Refuses(404);
    }

    private static async Task<IResult> One(Guid id, RegistryDbContext db, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct) =>
        await db.Commendations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is { } file
        && !caller.IsOutside(units, file.UnitId, clock.Today(), out _)
            ? Answer.Ok(CommendationView.Of(file), file.Version)
            : RegistryProblems.CommendationNotFound.ToRefusal();

    private static async Task<IResult> List(
        [AsParameters] Query query, [AsParameters] Paging paging, RegistryDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var mine = (units.Resolve(caller.Unit) is { } own ? units.Reach(own) : []).Select(one => one.UnitId).Distinct().ToArray();
        var files = db.Commendations.AsNoTracking().Where(file => mine.Contains(file.UnitId) && (after == null || file.Id < after.Id));
        if (query.UnitId is { } unit)
            files = files.Where(file => file.UnitId == unit);
        if (query.State is { } state)
            files = files.Where(file => file.State == state.Value);
        if (query.Doubtful == true)
            files = files.Where(file => file.State == CommendationState.Awarded && db.Models.Any(model => model.Id == file.ModelId
                && (model.Life!.State == ModelState.Withdrawn || model.Life.State == ModelState.Lapsed)));
        var found = await files.OrderByDescending(file => file.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(CommendationView.Of)], file => new After(file.Id)));
    }
}
