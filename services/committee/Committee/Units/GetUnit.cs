using System.ComponentModel;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Units;

/// <summary>One unit as it stands, or stood, on a day.</summary>
internal static class GetUnit
{
    internal static void Map(RouteGroupBuilder units) => units.MapGet("/{unitId:guid}", Handle)
        .WithName(nameof(GetUnit)).WithSummary("Read a unit as of a day").Answers<UnitResource>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid unitId, [PlausibleDate, Description(UnitsModule.AsOf + " Of a unit that has ended and no day asked for: its last state.")] DateOnly? asOf,
        CommitteeDbContext db, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Units.AsNoTracking().Where(Unit.Is).SingleOrDefaultAsync(unit => unit.Id == unitId, ct) is not { } unit)
            return CommitteeProblems.UnitNotFound.ToRefusal();
        var day = asOf ?? clock.Today();
        var shown = unit.Versions.LastOrDefault(version => version.HoldsOn(day)) ?? (asOf is null ? unit.Newest : null);
        return shown is null
            ? CommitteeProblems.UnitNotFound.With(
                $"Đơn vị không tồn tại vào ngày {day:yyyy-MM-dd}.", $"The unit does not exist on {day:yyyy-MM-dd}.",
                ("from", unit.Versions[0].ValidFrom), ("to", unit.Newest.ValidTo))
            : Answer.Ok(UnitResource.Of(unit, shown, caller), unit.Version);
    }
}
