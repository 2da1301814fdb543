using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>Ends a unit that nothing follows. One that passes into others is merged or split.</summary>
internal static class AbolishUnit
{
    public sealed record Request([property: Required] DateOnly? EffectiveOn, [property: Required] OrderingDocument Document);

    internal static void Map(RouteGroupBuilder units) => units.MapPost("/{unitId:guid}/abolitions", Handle)
        .WithName(nameof(AbolishUnit)).WithSummary("Abolish a unit")
        .Needs(UnitsModule.KeepRegistry).Answers<UnitResource>().Refuses(404, 409);

    internal static Task<IResult> Handle(
        Guid unitId, Request request, IfMatch ifMatch, [Description(UnitsModule.DryRun)] bool? dryRun,
        Registry registry, Affected affected, Caller caller, CancellationToken ct) =>
        UnitChange.Make(unitId, ifMatch, dryRun, registry, affected, caller, (unit, open) =>
            (dryRun == true ? null : open.Units.StillAbove(unitId, request.EffectiveOn!.Value))
            ?? open.Note(unit, unit.Abolish([], request.EffectiveOn!.Value, request.Document.ToDocument())), ct);
}
