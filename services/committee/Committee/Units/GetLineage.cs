using System.ComponentModel;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>Where a unit went, and out of what it came, over any number of reorganisations.</summary>
internal static class GetLineage
{
    /// <param name="Share">Successors: the part of the unit asked about that is in this one. Predecessors: the part of this one that came.</param>
    /// <param name="Estimated">True when any step on the way was no whole-unit transfer.</param>
    public sealed record Part(UnitBrief Unit, decimal Share, bool Estimated);

    /// <param name="From">The day whose units are spread.</param>
    /// <param name="To">The day on whose units they are found.</param>
    /// <param name="Transfers">The steps on the way, oldest first.</param>
    public sealed record Lineage(Guid UnitId, DateOnly From, DateOnly To, IReadOnlyList<Part> Items, IReadOnlyList<UnitTransfer> Transfers);

    internal static void Map(RouteGroupBuilder units)
    {
        units.MapGet("/{unitId:guid}/successors", Successors)
            .WithName("GetSuccessors").WithSummary("Where a unit went").Answers<Lineage>().Refuses(404);
        units.MapGet("/{unitId:guid}/predecessors", Predecessors)
            .WithName("GetPredecessors").WithSummary("Out of what a unit came").Answers<Lineage>().Refuses(404);
    }

    internal static async Task<IResult> Successors(
        Guid unitId,
        [PlausibleDate, Description("The day on which the unit is taken; its first day when absent.")] DateOnly? from,
        [PlausibleDate, Description(UnitsModule.AsOf)] DateOnly? asOf, UnitTreeSource source, TimeProvider clock, CancellationToken ct)
    {
        var units = await source.Current(ct);
        if (units.Versions(unitId) is not [var first, ..])
            return CommitteeProblems.UnitNotFound.ToRefusal();
        var (since, day) = (from ?? first.ValidFrom, asOf ?? clock.Today());
        return Show(units, unitId, since, day, units.Successors(unitId, since, day), day);
    }

    internal static async Task<IResult> Predecessors(
        Guid unitId,
        [PlausibleDate, Description("The day on which the unit is taken; its newest day when absent.")] DateOnly? at,
        [PlausibleDate, Description("The earlier day whose units are asked for; when absent, the eve of the first transfer that led here.")] DateOnly? asOf,
        UnitTreeSource source, TimeProvider clock, CancellationToken ct)
    {
        var units = await source.Current(ct);
        if (units.Find(unitId) is not { } newest)
            return CommitteeProblems.UnitNotFound.ToRefusal();
        var taken = at ?? newest.ValidTo?.AddDays(-1) ?? Later(clock.Today(), newest.ValidFrom);
        var earlier = asOf ?? (units.Steps(unitId, DateOnly.MinValue, taken, forward: false) is [var led, ..] ? led.Date.AddDays(-1) : units.Versions(unitId)[0].ValidFrom);
        return Show(units, unitId, earlier, taken, units.Predecessors(unitId, taken, earlier), earlier);
    }

    private static IResult Show(UnitTree units, Guid unitId, DateOnly from, DateOnly to, IReadOnlyList<UnitShare> parts, DateOnly day)
    {
        return TypedResults.Ok(new Lineage(
            unitId, from, to,
            [.. parts.Select(part => new Part(UnitBrief.Of(units.Find(part.UnitId, day)!), part.Share, part.Estimated))],
            units.Steps(unitId, from, to, forward: day == to)));
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
