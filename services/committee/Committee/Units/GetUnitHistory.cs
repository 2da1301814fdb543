using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>Everything that ever changed about a unit, with the document that ordered it.</summary>
internal static class GetUnitHistory
{
    /// <param name="Stretches">What the unit was, oldest first.</param>
    /// <param name="Received">What passed into it.</param>
    /// <param name="Given">What it passed on.</param>
    public sealed record Response(
        Guid UnitId, IReadOnlyList<UnitVersion> Stretches, IReadOnlyList<UnitTransfer> Received, IReadOnlyList<UnitTransfer> Given);

    internal static void Map(RouteGroupBuilder units) => units.MapGet("/{unitId:guid}/history", Handle)
        .WithName(nameof(GetUnitHistory)).WithSummary("The history of a unit").Answers<Response>().Refuses(404);

    internal static async Task<IResult> Handle(Guid unitId, UnitTreeSource source, CancellationToken ct)
    {
        var units = await source.Current(ct);
        return units.Find(unitId) is null
            ? CommitteeProblems.UnitNotFound.ToRefusal()
            : TypedResults.Ok(new Response(
                unitId, units.Versions(unitId),
                [.. units.Transfers.Where(transfer => transfer.ToUnitId == unitId)], [.. units.Transfers.Where(transfer => transfer.FromUnitId == unitId)]));
    }
}
