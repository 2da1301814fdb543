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
    private const int MostLayouts = 1024;

    private readonly ConcurrentDictionary<(Guid Unit, DateOnly Day, DateOnly Structure), Landing> landings = new();
    private readonly ConcurrentDictionary<Layout, Routes> layouts = new();
    private readonly ConcurrentDictionary<Guid, IReadOnlySet<Guid>> touching = new(), within = new();
    private readonly Lazy<ILookup<Guid, Guid>> joins = new(() => tree.Transfers
        .SelectMany(transfer => new[] { (transfer.FromUnitId, transfer.ToUnitId), (transfer.ToUnitId, transfer.FromUnitId) })
        .ToLookup(join => join.Item1, join => join.Item2));
    private readonly ConcurrentDictionary<(Guid Unit, DateOnly Day), (int Districts, int Communes)> counts = new();

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
        landings.GetOrAdd((unitId, Canonical(day), Canonical(structure)), key =>
            Find(key.Unit, DayOf(key.Unit, key.Day) ?? key.Day, key.Structure));

    private Landing Find(Guid unitId, DateOnly day, DateOnly structure)
    {
        var above = Tree.Ancestors(unitId, day).Select(unit => unit.UnitId).Append(unitId).ToHashSet();
        return structure >= day
            ? new(Tree.Successors(unitId, day, structure), above, IsDivided: true)
            : new(Tree.Predecessors(unitId, day, structure), above, IsDivided: false);
    }

    /// <summary>
    /// Every unit of which a fact may count in an answer about the given one: those that ever stood within it, and those that any of them
    /// is joined with by transfers, before or after.
    /// </summary>
    public IReadOnlySet<Guid> Touching(Guid unitId) => touching.GetOrAdd(unitId, one =>
    {
        var found = new HashSet<Guid>();
        var open = new Queue<Guid>(epochs.Starts.SelectMany(day => Tree.Subtree(one, day)).Select(unit => unit.UnitId).Append(one));
        while (open.TryDequeue(out var unit))
        {
            if (!found.Add(unit))
                continue;
            foreach (var joined in joins.Value[unit])
                open.Enqueue(joined);
        }
        return found;
    });

    /// <summary>The unit, and every unit that ever stood within it.</summary>
    public IReadOnlySet<Guid> EverWithin(Guid unitId) => within.GetOrAdd(unitId, one =>
        epochs.Starts.SelectMany(day => Tree.Subtree(one, day)).Select(unit => unit.UnitId).Append(one).ToHashSet());

    /// <summary>The routes of an answer, kept for the next one of its kind.</summary>
    public Routes Routes(Layout layout)
    {
        var one = layout with { Structure = layout.Structure is { } day ? Canonical(day) : null };
        if (layouts.Count >= MostLayouts && !layouts.ContainsKey(one))
            layouts.Clear();
        return layouts.GetOrAdd(one, key => new(this, key));
    }

    /// <summary>For epochs that may be cut further than the tree changes: one day for all that lie within one epoch of the tree.</summary>
    public Func<int, DateOnly> DaysOf(Epochs finer)
    {
        DateOnly[] days = [.. Enumerable.Range(0, finer.Starts.Length + 1).Select(epoch => Canonical(finer.Day(epoch)))];
        return epoch => days[epoch];
    }

    /// <summary>How many units of the district and of the commune tier stood within the unit on the day.</summary>
    public (int Districts, int Communes) Count(Guid unitId, DateOnly day) => counts.GetOrAdd((unitId, Canonical(day)), key =>
    {
        var below = Tree.Subtree(key.Unit, key.Day);
        return (below.Count(unit => UnitKinds.Tier(unit.Kind) == 2), below.Count(unit => UnitKinds.Tier(unit.Kind) == 3));
    });

    private DateOnly Canonical(DateOnly day) => epochs.Day(epochs.Of(day));

    /// <summary>The last day on or before the given one on which districts stood between province and communes; null where there was none.</summary>
    public DateOnly? DistrictAxis(DateOnly day) =>
        Tree.All.Where(version => UnitKinds.Tier(version.Kind) == 2 && version.ValidFrom <= day)
            .Select(version => version.ValidTo is { } end && end <= day ? end.AddDays(-1) : day)
            .DefaultIfEmpty().Max() is var axis && axis == default ? null : axis;
}
