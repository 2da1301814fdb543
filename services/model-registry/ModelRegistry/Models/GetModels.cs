using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Models;

/// <summary>Models that the caller may see, newest first.</summary>
internal static class GetModels
{
    /// <param name="UnitId">Only models of this unit.</param>
    /// <param name="Q">Part of the title; marks may be left out.</param>
    public sealed record Query(
        Guid? UnitId,
        [property: StringLength(Model.LongestField)] string? Field,
        Choice<ModelState>? State,
        [property: StringLength(Model.LongestTitle)] string? Q);

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder models) => models.MapGet("/", Handle)
        .WithName(nameof(GetModels)).WithSummary("Models, newest first").AllowAnonymous().Answers<Page<ModelView>>();

    internal static async Task<IResult> Handle(
        [AsParameters] Query query, [AsParameters] Paging paging, RegistryDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var models = db.Models.ReadableBy(units, caller).AsNoTracking();
        if (query.UnitId is { } unit)
            models = models.Where(model => model.UnitId == unit);
        if (query.Field is { } field)
            models = models.Where(model => model.Field == field);
        if (query.State is { } state)
            models = state.Value == ModelState.Registered
                ? models.Where(model => model.Life == null || model.Life.State == state.Value)
                : models.Where(model => model.Life!.State == state.Value);
        if (query.Q is { } q)
            models = models.Where(model => EF.Functions.Like(model.FoldedTitle, VietnameseText.Containing(q), VietnameseText.Escape));
        if (after is not null)
            models = models.Where(model => model.Id < after.Id);
        var found = await models.OrderByDescending(model => model.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(ModelView.Of)], model => new After(model.Id)));
    }

    /// <summary>Public models, and those whose registration lies within the caller's rights on its day.</summary>
    internal static IQueryable<Model> ReadableBy(this DbSet<Model> models, UnitTree tree, Caller caller)
    {
        var mine = caller.Has("models.read") && tree.Resolve(caller.Unit) is { } own ? tree.Reach(own) : [];
        var (units, since, until) = (mine.Select(one => one.UnitId).ToArray(), mine.Select(one => one.From).ToArray(), mine.Select(one => one.To).ToArray());
        return mine.Count == 0
            ? models.Where(model => model.IsPublic)
            : models.FromSql($"""
                select * from model where is_public or exists (
                    select from unnest({units}, {since}, {until}) as mine (unit_id, since, until)
                    where mine.unit_id = model.unit_id and model.registered_on >= mine.since and model.registered_on < mine.until)
                """);
    }
}
