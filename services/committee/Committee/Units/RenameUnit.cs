using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>Gives a unit another name, or corrects its spelling.</summary>
internal static class RenameUnit
{
    public sealed record Request(
        [property: Required, StringLength(200, MinimumLength = 1)] string Name,
        [property: StringLength(200, MinimumLength = 1)] string? ShortName,
        [property: Required] DateOnly? EffectiveOn,
        [property: Required] OrderingDocument Document);

    internal static void Map(RouteGroupBuilder units) => units.MapPost("/{unitId:guid}/renamings", Handle)
        .WithName(nameof(RenameUnit)).WithSummary("Rename a unit")
        .Needs(UnitsModule.KeepRegistry).Answers<UnitResource>().Refuses(404, 409);

    internal static Task<IResult> Handle(
        Guid unitId, Request request, IfMatch ifMatch, [Description(UnitsModule.DryRun)] bool? dryRun,
        Registry registry, Affected affected, Caller caller, CancellationToken ct) =>
        UnitChange.Make(unitId, ifMatch, dryRun, registry, affected, caller, (unit, open) =>
            open.Note(unit, unit.Rename(
                request.Name, request.ShortName ?? UnitNames.Short(request.Name, unit.Newest.Kind),
                request.EffectiveOn!.Value, request.Document.ToDocument())), ct);
}
