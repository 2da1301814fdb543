using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>Passes shares of a unit to others that exist already (new ones are registered first). Shares are estimates, and say by what.</summary>
internal static class SplitUnit
{
    public sealed record Request(
        [property: Required, MinLength(1), MaxLength(100)] IReadOnlyList<Part> Parts,
        bool Ends,
        [property: Required] DateOnly? EffectiveOn,
        [property: Required] OrderingDocument Document);

    /// <param name="UnitId">Who receives the part.</param>
    /// <param name="Share">Above 0, at most 1.</param>
    /// <param name="Basis">What the share was measured by.</param>
    public sealed record Part(
        [property: Required] Guid? UnitId,
        [property: Required, Range(typeof(decimal), "0.000001", "1")] decimal? Share,
        [property: Required] ShareBasis? Basis);

    public enum ShareBasis
    {
        Reported,
        Population,
        Households,
        Area,
    }

    internal static void Map(RouteGroupBuilder units) => units.MapPost("/{unitId:guid}/splits", Handle)
        .WithName(nameof(SplitUnit)).WithSummary("Split a unit")
        .Needs(UnitsModule.KeepRegistry).Answers<UnitResource>().Refuses(404, 409, 422);

    internal static Task<IResult> Handle(
        Guid unitId, Request request, IfMatch ifMatch, [Description(UnitsModule.DryRun)] bool? dryRun,
        Registry registry, Affected affected, Caller caller, CancellationToken ct) =>
        UnitChange.Make(unitId, ifMatch, dryRun, registry, affected, caller, (unit, open) => Decide(unit, open, request), ct);

    private static Refusal? Decide(Unit unit, Registry registry, Request request)
    {
        var (on, document) = (request.EffectiveOn!.Value, request.Document.ToDocument());
        if (request.Parts.Select(part => part.UnitId!.Value).Append(unit.Id).GroupBy(id => id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return CommitteeProblems.UnitTwice.With("Một đơn vị chỉ được nêu một lần.", "A unit may be named once.", ("unitId", twice.Key));
        if (request.Parts.FirstOrDefault(part => registry.Units.Find(part.UnitId!.Value, on) is null) is { } missing)
            return CommitteeProblems.UnitNotInForce.With(
                "Đơn vị nhận không tồn tại vào ngày này.", "A receiving unit does not exist on this day.", ("unitId", missing.UnitId));
        if (request.Ends && registry.Units.StillAbove(unit.Id, on) is { } children)
            return children;
        return registry.Note(unit, unit.Split(
            [.. request.Parts.Select(part => new UnitTransfer(
                unit.Id, part.UnitId!.Value, on, part.Share!.Value,
                Kebab.Of(part.Basis!.Value), true, document))],
            request.Ends, on, document));
    }
}
