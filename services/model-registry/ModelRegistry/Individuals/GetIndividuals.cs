using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Individuals;

/// <summary>A typical individual as shown: the deed, nothing of private life; nothing at all once the consent was withdrawn.</summary>
public sealed record IndividualView(
    Guid Id, long Version, Guid UnitId, Guid ModelId, string? Name, string? Deed, IndividualRank Rank, IndividualState State, int Witnesses, DateOnly? WithdrawnOn)
{
    internal static IndividualView Of(Individual one) =>
        new(one.Id, one.Version, one.UnitId, one.ModelId, one.Name, one.Deed, one.Rank, one.State, one.Witnesses.Count, one.WithdrawnOn);
}

/// <summary>Typical individuals: confirmed ones of public models for everybody, the rest for the unit and those above.</summary>
internal static class GetIndividuals
{
    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder individuals)
    {
        individuals.MapGet("/", List).WithName(nameof(GetIndividuals)).WithSummary("Typical individuals, newest first")
            .AllowAnonymous().Answers<Page<IndividualView>>();
        individuals.MapGet("/{id:guid}", One).WithName("GetIndividual").WithSummary("One typical individual")
            .AllowAnonymous().Answers<IndividualView>().Refuses(404);
    }

    private static async Task<IResult> One(Guid id, RegistryDbContext db, UnitTree units, Caller caller, CancellationToken ct) =>
        await ReadableBy(db, units, caller).SingleOrDefaultAsync(one => one.Id == id, ct) is { } found
            ? Answer.Ok(IndividualView.Of(found), found.Version)
            : RegistryProblems.IndividualNotFound.ToRefusal();

    private static async Task<IResult> List(
        Guid? modelId, Guid? unitId, [AsParameters] Paging paging, RegistryDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var individuals = ReadableBy(db, units, caller);
        if (modelId is { } model)
            individuals = individuals.Where(one => one.ModelId == model);
        if (unitId is { } unit)
            individuals = individuals.Where(one => one.UnitId == unit);
        var found = await individuals.Where(one => after == null || one.Id < after.Id)
            .OrderByDescending(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(IndividualView.Of)], one => new After(one.Id)));
    }

    private static IQueryable<Individual> ReadableBy(RegistryDbContext db, UnitTree units, Caller caller)
    {
        var mine = caller.Has("models.read") && units.Resolve(caller.Unit) is { } own ? units.Reach(own) : [];
        var reach = mine.Select(one => one.UnitId).Distinct().ToArray();
        return db.Individuals.AsNoTracking().Where(one => reach.Contains(one.UnitId)
            || one.State == IndividualState.Confirmed && db.Models.Any(model => model.Id == one.ModelId && model.IsPublic));
    }
}

internal static class IndividualsModule
{
    internal static void MapIndividuals(this RouteGroupBuilder v1)
    {
        var individuals = v1.MapGroup("/individuals").WithTags("individuals");
        ProposeIndividual.Map(individuals);
        WitnessIndividual.Map(individuals);
        WithdrawConsent.Map(individuals);
        GetIndividuals.Map(individuals);
    }
}
