using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Nominations;

/// <summary>Nominations to a unit, newest first.</summary>
internal static class GetNominations
{
    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder nominations) => nominations.MapGet("/", Handle)
        .WithName(nameof(GetNominations)).WithSummary("Nominations to a unit, newest first").Needs("models.read").Answers<Page<NominationView>>();

    internal static async Task<IResult> Handle(
        Guid unitId, [AsParameters] Paging paging, RegistryDbContext db, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        if (caller.IsOutside(units, unitId, clock.Today(), out var outside))
            return outside;
        var found = await db.Nominations.AsNoTracking()
            .Where(one => one.UnitId == unitId && (after == null || one.Id < after.Id))
            .OrderByDescending(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(NominationView.Of)], one => new After(one.Id)));
    }
}

internal static class NominationsModule
{
    internal static void MapNominations(this RouteGroupBuilder v1)
    {
        var nominations = v1.MapGroup("/nominations").WithTags("nominations");
        NominateModel.Map(nominations);
        AnswerNomination.Map(nominations);
        GetNominations.Map(nominations);
    }
}
