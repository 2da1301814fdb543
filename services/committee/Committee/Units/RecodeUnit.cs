using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>Gives a unit another official code. The database refuses one that another unit carries on the same days.</summary>
internal static class RecodeUnit
{
    public sealed record Request(
        [property: StringLength(20, MinimumLength = 1)] string? Code,
        [property: Required] DateOnly? EffectiveOn,
        [property: Required] OrderingDocument Document);

    internal static void Map(RouteGroupBuilder units) => units.MapPost("/{unitId:guid}/recodings", Handle)
        .WithName(nameof(RecodeUnit)).WithSummary("Give a unit another code")
        .Needs(UnitsModule.KeepRegistry).Answers<UnitResource>().Refuses(404, 409);

    internal static Task<IResult> Handle(
        Guid unitId, Request request, IfMatch ifMatch, [Description(UnitsModule.DryRun)] bool? dryRun,
        Registry registry, Affected affected, Caller caller, CancellationToken ct) =>
        UnitChange.Make(unitId, ifMatch, dryRun, registry, affected, caller, (unit, open) =>
            open.Note(unit, unit.Recode(request.Code, request.EffectiveOn!.Value, request.Document.ToDocument())), ct);
}
