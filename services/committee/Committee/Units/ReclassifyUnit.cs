using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>Makes a unit another kind of unit: xã → phường.</summary>
internal static class ReclassifyUnit
{
    public sealed record Request(
        [property: Required] UnitKind? Kind,
        [property: StringLength(200, MinimumLength = 1)] string? Name,
        [property: Required] DateOnly? EffectiveOn,
        [property: Required] OrderingDocument Document);

    internal static void Map(RouteGroupBuilder units) => units.MapPost("/{unitId:guid}/reclassifications", Handle)
        .WithName(nameof(ReclassifyUnit)).WithSummary("Make a unit another kind")
        .Needs(UnitsModule.KeepRegistry).Answers<UnitResource>().Refuses(404, 409);

    internal static Task<IResult> Handle(
        Guid unitId, Request request, IfMatch ifMatch, [Description(UnitsModule.DryRun)] bool? dryRun,
        Registry registry, Affected affected, Caller caller, CancellationToken ct) =>
        UnitChange.Make(unitId, ifMatch, dryRun, registry, affected, caller, (unit, open) =>
            open.Units.UnfitParent(unitId, Kebab.Of(request.Kind!.Value), unit.Newest.ParentId, request.EffectiveOn!.Value)
            ?? open.Note(unit, unit.Reclassify(
                Kebab.Of(request.Kind!.Value), request.Name ?? UnitNames.Full(unit.Newest.ShortName, Kebab.Of(request.Kind!.Value)),
                request.EffectiveOn!.Value, request.Document.ToDocument())), ct);
}
