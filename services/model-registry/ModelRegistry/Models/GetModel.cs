using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Models;

/// <summary>One model: public after its first recognition, before it only to its unit and those above.</summary>
internal static class GetModel
{
    internal static void Map(RouteGroupBuilder models) => models.MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetModel)).WithSummary("One model").AllowAnonymous().Answers<ModelView>().Refuses(404);

    internal static async Task<IResult> Handle(Guid id, RegistryDbContext db, UnitTree units, Caller caller, ModelDesk desk, CancellationToken ct)
    {
        var model = await db.Models.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (model is null || model.IsHiddenFrom(caller, units))
            return RegistryProblems.ModelNotFound.ToRefusal();
        return Answer.Ok(desk.View(model), model.Version);
    }
}
