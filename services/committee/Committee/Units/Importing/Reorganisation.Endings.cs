using DanVan.Committee.Contracts.V1;

namespace DanVan.Committee.Units.Importing;

internal sealed partial class Reorganisation
{
    /// <summary>Where a unit went that does not go on.</summary>
    private IEnumerable<UnitTransfer> Given(UnitVersion unit)
    {
        if (transfers.Any(transfer => transfer.FromUnitId == unit.UnitId))
            return [];
        if (bySource.Contains(unit.Code!))
            return bySource[unit.Code!].Select(row => Ordered(unit, row));
        var below = units.Children(unit.UnitId, day.AddDays(-1)).Where(child => UnitKinds.Tier(child.Kind) > 0).ToList();
        if (below.Count > 0)
            return FollowingChildren(unit, below);
        refused.Add(new(importId, 0, $"{unit.Name} ({unit.Code}) is not in the new structure, and no transfer says where it went."));
        return [];
    }

    // Exact only where the file says "whole": a source that merely names the successor may leave out pieces of land.
    private UnitTransfer Ordered(UnitVersion unit, TransferRow row)
    {
        var whole = row.Whole && row.Share is null or 1m;
        return new(unit.UnitId, ids[row.NewCode], day, row.Share ?? 1m, whole ? TransferBasis.Whole : row.Basis ?? TransferBasis.Reported, !whole, document);
    }

    private IReadOnlyList<UnitTransfer> FollowingChildren(UnitVersion unit, List<UnitVersion> children)
    {
        var places = children.SelectMany(Places).DistinctBy(row => row.Code).ToList();
        var above = places.Select(row => row.ParentCode).Distinct().ToList();
        if (above is [{ } one] && UnitKinds.Tier(rows[one].Kind) == UnitKinds.Tier(unit.Kind))
        {
            var whole = children.TrueForAll(child => goingOn.Contains(child.UnitId));
            return [new(unit.UnitId, ids[one], day, 1m, whole ? TransferBasis.Whole : TransferBasis.Reported, !whole, document)];
        }
        var people = places.Sum(row => (decimal)(row.Measures?.Population ?? 0));
        // Only where each of these places has all its land from this unit is a share by population a fair estimate.
        if (places.Exists(row => row.Measures?.Population is null || UnitKinds.Tier(row.Kind) <= UnitKinds.Tier(unit.Kind) || HasOtherLand(row, children)))
            return [];
        return Shared(unit, [.. places.OrderByDescending(row => row.Measures!.Population)], people);
    }

    private List<UnitTransfer> Shared(UnitVersion unit, List<StructureRow> places, decimal people)
    {
        var shares = places.ConvertAll(row => decimal.Round(row.Measures!.Population!.Value / people, 12));
        // The rounding falls to the largest, so that the shares add up to exactly 1.
        shares[0] += 1m - shares.Sum();
        return [.. places.Zip(shares, (row, share) =>
            new UnitTransfer(unit.UnitId, ids[row.Code], day, share, TransferBasis.Population, true, document))];
    }

    /// <summary>The rows of the new structure in which an old unit's land now lies.</summary>
    private IEnumerable<StructureRow> Places(UnitVersion unit) => goingOn.Contains(unit.UnitId)
        ? rows.Values.Where(row => ids[row.Code] == unit.UnitId)
        : rows.Values.Where(row => transfers.Exists(transfer => transfer.FromUnitId == unit.UnitId && transfer.ToUnitId == ids[row.Code]));

    private bool HasOtherLand(StructureRow row, List<UnitVersion> children) =>
        byTarget[row.Code].Any(transfer => !children.Exists(child => child.Code == transfer.OldCode));
}
