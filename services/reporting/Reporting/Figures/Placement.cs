using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;

namespace DanVan.Reporting.Figures;

/// <summary>Where the units of one day stand in the structure of another: the same answer for every figure, so it is worked out once.</summary>
internal sealed class Placement(UnitTree tree)
{
    private static readonly ConditionalWeakTable<UnitTree, Placement> Known = [];

    private readonly Epochs epochs = Epochs.Of(tree);
    private readonly ConcurrentDictionary<(Guid Unit, DateOnly Day, DateOnly Structure), Landing> landings = new();

    public UnitTree Tree { get; } = tree;

    public static Placement In(UnitTree tree) => Known.GetValue(tree, static one => new(one));

    /// <summary>
    /// The day on which a unit is looked up for a fact of the given day: that day, or the nearest day of its life. What becomes known of a
    /// unit after its end belongs where it last stood. Null for a unit that the tree does not know.
    /// </summary>
    public DateOnly? DayOf(Guid unitId, DateOnly day)
    {
        if (Tree.Find(unitId, day) is not null)
            return day;
        var versions = Tree.Versions(unitId);
        return versions.LastOrDefault(version => version.ValidTo <= day)?.ValidTo?.AddDays(-1) ?? (versions is [var began, ..] ? began.ValidFrom : null);
    }

    /// <summary>Where a figure of the unit, as it stood on the day, lands among the units of the structure's day.</summary>
    public Landing Land(Guid unitId, DateOnly day, DateOnly structure) =>
        // Days of one epoch are one key: callers may name any day, the memory of answers must not grow with them.
        landings.GetOrAdd((unitId, epochs.Day(epochs.Of(day)), epochs.Day(epochs.Of(structure))), key =>
            Find(key.Unit, DayOf(key.Unit, key.Day) ?? key.Day, key.Structure));

    private Landing Find(Guid unitId, DateOnly day, DateOnly structure)
    {
        var above = Tree.Ancestors(unitId, day).Select(unit => unit.UnitId).Append(unitId).ToHashSet();
        return structure >= day
            ? new(Tree.Successors(unitId, day, structure), above, IsDivided: true)
            : new(Tree.Predecessors(unitId, day, structure), above, IsDivided: false);
    }

    /// <summary>The last day on or before the given one on which districts stood between province and communes; null where there was none.</summary>
    public DateOnly? DistrictAxis(DateOnly day) =>
        Tree.All.Where(version => UnitKinds.Tier(version.Kind) == 2 && version.ValidFrom <= day)
            .Select(version => version.ValidTo is { } end && end <= day ? end.AddDays(-1) : day)
            .DefaultIfEmpty().Max() is var axis && axis == default ? null : axis;
}

/// <param name="Parts">
/// Units of the structure. Divided: each with its share of the figure. Not divided, which is so back in time: units that went into this
/// one, and nobody knows what of the figure is whose; the figure can only be placed where all of them stand together.
/// </param>
/// <param name="Above">The unit itself and those above it on its own day.</param>
internal sealed record Landing(IReadOnlyList<UnitShare> Parts, IReadOnlySet<Guid> Above, bool IsDivided)
{
    private const decimal Nothing = 0.000_000_001m;

    private decimal Lost => Math.Abs(1m - Parts.Sum(part => part.Share));

    /// <summary>The share that cannot be given to any group.</summary>
    /// <param name="stood">The unit stood, on its own day, within the unit asked about: what went to nobody is missing there.</param>
    public decimal Unplaced(Func<Guid, Guid?> group, bool stood)
    {
        if (Parts.Count == 0)
            return stood ? 1m : 0m;
        if (IsDivided)
            return stood && Lost >= Nothing ? Lost : 0m;
        var groups = Parts.Select(part => group(part.UnitId)).Distinct().ToList();
        return groups.Count > 1 ? 1m : 0m;
    }

    /// <summary>The share of a figure that falls to each group. A null group is left out.</summary>
    public IReadOnlyList<GroupShare> Among(Func<Guid, Guid?> group)
    {
        var groups = Parts.GroupBy(part => group(part.UnitId)).ToList();
        if (!IsDivided)
            return groups is [{ Key: { } only }] ? [new(only, 1m, false)] : [];
        var whole = Lost < Nothing;
        var shares = groups.Select(parts => (parts.Key, Share: parts.Sum(part => part.Share), Estimated: parts.Any(part => part.Estimated)))
            .OrderBy(one => one.Share).ToList();
        // Shares are rounded to the last of 17 digits; the largest takes the rest, so that nothing is lost or made.
        if (whole && shares.Count > 0)
            shares[^1] = shares[^1] with { Share = 1m - shares.Take(shares.Count - 1).Sum(one => one.Share) };
        // Whatever was moved inside a unit that stood above before and after, its own sum is exact.
        return [.. shares.Where(one => one.Key is not null).Select(one => new GroupShare(
            one.Key!.Value, one.Share, one.Estimated && !(one.Share == 1m && Above.Contains(one.Key.Value))))];
    }
}

/// <param name="Estimated">True where the share rests on weights, or on a source that does not say that all of the unit moved.</param>
internal sealed record GroupShare(Guid GroupId, decimal Share, bool Estimated);
