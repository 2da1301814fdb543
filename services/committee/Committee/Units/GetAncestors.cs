using System.ComponentModel;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>The units above a unit on a day, nearest first.</summary>
internal static class GetAncestors
{
    public sealed record Response(DateOnly AsOf, IReadOnlyList<UnitBrief> Items);

    internal static void Map(RouteGroupBuilder units) => units.MapGet("/{unitId:guid}/ancestors", Handle)
        .WithName(nameof(GetAncestors)).WithSummary("The units above a unit as of a day").Answers<Response>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid unitId, [PlausibleDate, Description(UnitsModule.AsOf)] DateOnly? asOf, UnitTreeSource source, TimeProvider clock, CancellationToken ct)
    {
        var units = await source.Current(ct);
        var day = asOf ?? clock.Today();
        return units.Find(unitId, day) is null
            ? CommitteeProblems.UnitNotFound.ToRefusal()
            : TypedResults.Ok(new Response(day, [.. units.Ancestors(unitId, day).Select(UnitBrief.Of)]));
    }
}
