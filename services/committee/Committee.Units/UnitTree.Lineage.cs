using DanVan.Committee.Contracts.V1;

namespace DanVan.Committee.Units;

/// <summary>A part of one unit found in another unit on a date.</summary>
/// <param name="UnitId">The other unit.</param>
/// <param name="Share">The part, above 0 and at most 1: the product of the shares of every step.</param>
/// <param name="Estimated">True when any step on the way was no whole-unit transfer.</param>
public sealed record UnitShare(Guid UnitId, decimal Share, bool Estimated);

public sealed partial class UnitTree
{
    /// <summary>
    /// Where a figure of the unit recorded for the day <paramref name="from"/> belongs among the units of a later day: shares that
    /// add up to 1, or to less when a part was passed to nobody. Empty when the unit did not exist on <paramref name="from"/>.
    /// </summary>
    public IReadOnlyList<UnitShare> Successors(Guid unitId, DateOnly from, DateOnly to)
    {
        if (Find(unitId, from) is null)
            return [];
        var found = new Dictionary<Guid, (decimal Share, bool Estimated)>();
        Follow(unitId, from, 1m, false, 0);
        return [.. found.Select(part => new UnitShare(part.Key, part.Value.Share, part.Value.Estimated))
            .OrderByDescending(part => part.Share).ThenBy(part => part.UnitId)];

        void Follow(Guid at, DateOnly since, decimal share, bool estimated, int steps)
        {
            // The first date on which the unit gave something away after we came to hold it; the rest stays and is followed further.
            var next = given[at].Where(transfer => transfer.Date > since && transfer.Date <= to)
                .GroupBy(transfer => transfer.Date).OrderBy(day => day.Key).FirstOrDefault();
            if (next is null || steps > 64)
            {
                if (Find(at, to) is not null)
                    Add(at, share, estimated);
                return;
            }
            foreach (var transfer in next)
                Follow(transfer.ToUnitId, next.Key, share * transfer.Share, estimated || transfer.Estimated, steps + 1);
            var rest = 1m - next.Sum(transfer => transfer.Share);
            if (rest > 0)
                Follow(at, next.Key, share * rest, estimated || next.Any(transfer => transfer.Estimated), steps + 1);
        }

        void Add(Guid at, decimal share, bool estimated)
        {
            var already = found.GetValueOrDefault(at);
            found[at] = (already.Share + share, already.Estimated || estimated);
        }
    }

    /// <summary>What became of the unit by the day, seen from its first day: every unit that holds a part of it.</summary>
    public IReadOnlyList<UnitShare> Successors(Guid unitId, DateOnly day) =>
        Find(unitId) is null ? [] : Successors(unitId, Min(Versions(unitId)[0].ValidFrom, day), day);

    /// <summary>
    /// The units of an earlier day of which a part is in the unit as it stands on <paramref name="at"/>, each with the part of
    /// <b>it</b> that came here. Only units of its own tier; empty when the unit did not exist on <paramref name="at"/>.
    /// </summary>
    public IReadOnlyList<UnitShare> Predecessors(Guid unitId, DateOnly at, DateOnly earlier) =>
        Find(unitId, at) is null
            ? []
            : [.. Givers(unitId, at, earlier)
                .Select(giver => Successors(giver, earlier, at).Where(part => part.UnitId == unitId)
                    .Select(part => part with { UnitId = giver }).FirstOrDefault())
                .OfType<UnitShare>().OrderBy(part => Find(part.UnitId, earlier)!.Code, StringComparer.Ordinal)];

    /// <summary>The units of the earlier day that went into the unit, seen from its newest stretch.</summary>
    public IReadOnlyList<UnitShare> Predecessors(Guid unitId, DateOnly earlier) =>
        Find(unitId) is not { } unit ? [] : Predecessors(unitId, Max(unit.ValidFrom, earlier), earlier);

    /// <summary>The transfers on the way from the unit to its successors, or from its predecessors to it, oldest first.</summary>
    public IReadOnlyList<UnitTransfer> Steps(Guid unitId, DateOnly after, DateOnly until, bool forward)
    {
        var steps = new HashSet<UnitTransfer>();
        var open = new Queue<Guid>([unitId]);
        while (open.TryDequeue(out var at))
        {
            foreach (var step in (forward ? given[at] : received[at].Where(IsOfOneTier)).Where(transfer => transfer.Date > after && transfer.Date <= until))
            {
                if (steps.Add(step))
                    open.Enqueue(forward ? step.ToUnitId : step.FromUnitId);
            }
        }
        return [.. steps.OrderBy(step => step.Date)];
    }

    /// <summary>
    /// Spreads a figure of the unit recorded for <paramref name="from"/> over the units of <paramref name="to"/>, forwards or back.
    /// Back in time only what is certain is answered: a unit that is, as a whole, one earlier unit and nothing else. Otherwise null: the
    /// registry knows no way to divide a merged unit's figure, and does not pretend to (group it by a former district instead,
    /// see <see cref="FormerAncestor"/>).
    /// </summary>
    public IReadOnlyList<UnitShare>? Recast(Guid unitId, DateOnly from, DateOnly to)
    {
        if (to >= from)
            return Successors(unitId, from, to);
        var came = Predecessors(unitId, from, to);
        return came is [{ Share: 1m }] ? came : came is [] ? [] : null;
    }

    /// <summary>
    /// The unit of a tier or kind on an axis day under which all of the given unit's land stood: the former district of a commune of
    /// today. Null when the unit's parts stood under more than one, or under none.
    /// </summary>
    /// <param name="unitId">The unit.</param>
    /// <param name="at">A day on which the unit exists.</param>
    /// <param name="axis">The day whose structure groups: 2025-06-30 for the last districts.</param>
    /// <param name="tier">1 province, 2 district, 3 commune.</param>
    public UnitVersion? FormerAncestor(Guid unitId, DateOnly at, DateOnly axis, int tier)
    {
        var parts = axis <= at ? Predecessors(unitId, at, axis) : Successors(unitId, at, axis);
        var above = parts.Select(part => AtTier(part.UnitId, axis, tier)).Distinct().ToList();
        return above is [{ } one] ? one : null;
    }

    private UnitVersion? AtTier(Guid unitId, DateOnly day, int tier) =>
        new[] { Find(unitId, day) }.Concat(Ancestors(unitId, day)).FirstOrDefault(unit => unit is not null && UnitKinds.Tier(unit.Kind) == tier);

    private HashSet<Guid> Givers(Guid unitId, DateOnly at, DateOnly earlier)
    {
        var seen = new HashSet<Guid> { unitId };
        var open = new Queue<Guid>([unitId]);
        while (open.TryDequeue(out var receiver))
        {
            foreach (var transfer in received[receiver].Where(transfer => transfer.Date > earlier && transfer.Date <= at && IsOfOneTier(transfer)))
            {
                if (seen.Add(transfer.FromUnitId))
                    open.Enqueue(transfer.FromUnitId);
            }
        }
        seen.RemoveWhere(giver => Find(giver, earlier) is null);
        return seen;
    }

    // A district's papers went to communes when its tier ended; that makes it no predecessor of a commune.
    private bool IsOfOneTier(UnitTransfer transfer) =>
        UnitKinds.Tier(Find(transfer.FromUnitId)?.Kind ?? "") == UnitKinds.Tier(Find(transfer.ToUnitId, transfer.Date)?.Kind ?? "");

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
}
