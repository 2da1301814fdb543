using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>Puts a unit below another parent, from a day on.</summary>
internal static class ReparentUnit
{
    public sealed record Request(
        Guid? ParentId,
        [property: Required] DateOnly? EffectiveOn,
        [property: Required] OrderingDocument Document);

    internal static void Map(RouteGroupBuilder units) => units.MapPost("/{unitId:guid}/reparentings", Handle)
        .WithName(nameof(ReparentUnit)).WithSummary("Put a unit below another")
        .Needs(UnitsModule.KeepRegistry).Answers<UnitResource>().Refuses(404, 409);

    internal static Task<IResult> Handle(
        Guid unitId, Request request, IfMatch ifMatch, [Description(UnitsModule.DryRun)] bool? dryRun,
        Registry registry, Affected affected, Caller caller, CancellationToken ct) =>
        UnitChange.Make(unitId, ifMatch, dryRun, registry, affected, caller, (unit, open) =>
            open.Units.UnfitParent(unitId, unit.Newest.Kind, request.ParentId, request.EffectiveOn!.Value)
            ?? open.Note(unit, unit.Reparent(request.ParentId, request.EffectiveOn!.Value, request.Document.ToDocument())), ct);
}
