using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Criteria;

/// <summary>A version of a criteria set as it is shown.</summary>
public sealed record CriteriaSetView(
    Guid Id, long Version, Guid UnitId, string? Field, string Title, DateOnly ValidFrom, DateOnly? ValidTo, Guid? ReplacesId, string? SameBecause,
    IReadOnlyList<Criterion> Criteria)
{
    internal static CriteriaSetView Of(CriteriaSet set) => new(
        set.Id, set.Version, set.UnitId, set.Field, set.Title, set.ValidFrom, set.ValidTo, set.ReplacesId, set.SameBecause, set.Criteria);
}

/// <summary>Criteria: of a unit through time, of a place on a day, and those by which one model is judged.</summary>
internal static class GetCriteria
{
    /// <param name="JudgedOn">The day whose versions count: that of the model's registration.</param>
    public sealed record Judged(Guid ModelId, DateOnly JudgedOn, IReadOnlyList<AppliedCriterion> Criteria);

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder v1)
    {
        var sets = v1.MapGroup("/criteria-sets").WithTags("criteria");
        sets.MapGet("/", Of).WithName("GetCriteriaSets").WithSummary("The criteria sets of a unit, newest first").AllowAnonymous().Answers<Page<CriteriaSetView>>();
        sets.MapGet("/{id:guid}", One).WithName("GetCriteriaSet").WithSummary("One version of a criteria set").AllowAnonymous().Answers<CriteriaSetView>().Refuses(404);
        sets.MapGet("/applied", At).WithName("GetAppliedCriteria").WithSummary("What holds for a place, a field and a day")
            .AllowAnonymous().Answers<IReadOnlyList<AppliedCriterion>>();
        v1.MapGet("/models/{id:guid}/criteria", Judge).WithTags("criteria").WithName("GetModelCriteria")
            .WithSummary("The criteria by which a model is judged").AllowAnonymous().Answers<Judged>().Refuses(404);
    }

    private static async Task<IResult> Of(Guid unitId, [AsParameters] Paging paging, RegistryDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var found = await db.CriteriaSets.AsNoTracking().Where(set => set.UnitId == unitId && (after == null || set.Id < after.Id))
            .OrderByDescending(set => set.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(CriteriaSetView.Of)], set => new After(set.Id)));
    }

    private static async Task<IResult> One(Guid id, RegistryDbContext db, CancellationToken ct) =>
        await db.CriteriaSets.AsNoTracking().SingleOrDefaultAsync(set => set.Id == id, ct) is { } set
            ? Answer.Ok(CriteriaSetView.Of(set), set.Version)
            : RegistryProblems.CriteriaNotFound.ToRefusal();

    private static async Task<IResult> At(
        Guid unitId, [PlausibleDate] DateOnly on, CriteriaBook book, CancellationToken ct, [StringLength(Model.LongestField)] string? field = null) =>
        TypedResults.Ok(await book.At(unitId, field, on, ct));

    private static async Task<IResult> Judge(Guid id, RegistryDbContext db, CriteriaBook book, UnitTree units, Caller caller, CancellationToken ct)
    {
        var model = await db.Models.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (model is null || model.IsHiddenFrom(caller, units))
            return RegistryProblems.ModelNotFound.ToRefusal();
        return TypedResults.Ok(new Judged(id, model.RegisteredOn, await book.At(model.UnitId, model.Field, model.RegisteredOn, ct)));
    }
}
