using System.Collections.Concurrent;
using System.Collections.Frozen;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;

namespace DanVan.Reporting.Figures;

/// <summary>What one answer is about: a unit, how it is divided, and the day of the structure; null for the units as they were.</summary>
internal sealed record Layout(Guid UnitId, Grouping By, DateOnly? Structure);

/// <summary>Where the sum of a unit on a day goes in an answer.</summary>
/// <param name="Day">The day on which the groups are named.</param>
internal sealed record Route(IReadOnlyList<GroupShare> Shares, decimal Unplaced, DateOnly Day)
{
    public static readonly Route Nowhere = new([], 0, default);
}

/// <summary>The routes of one layout: the same for every indicator and period, so each is worked out once.</summary>
internal sealed class Routes(Placement placement, Layout layout)
{
    // All others go nowhere.
    private readonly FrozenDictionary<Guid, int> numbers =
        placement.Touching(layout.UnitId).Select((unit, number) => KeyValuePair.Create(unit, number)).ToFrozenDictionary();
    private readonly ConcurrentDictionary<DateOnly, Route?[]> known = new();
    private readonly ConcurrentDictionary<(Guid Group, bool Estimated, DateOnly Day), Route> whole = new();
    private readonly ConcurrentDictionary<Guid, Guid?> groups = new();
    private readonly UnitTree tree = placement.Tree;
    private readonly bool stands = layout.Structure is { } day && placement.Tree.Find(layout.UnitId, day) is not null;

    /// <summary>The routes of all units on a day.</summary>
    /// <param name="day">Any day of the epoch, but always the same.</param>
    public Func<Guid, Route> On(DateOnly day)
    {
        var routes = known.GetOrAdd(day, _ => new Route?[numbers.Count]);
        return unitId => numbers.TryGetValue(unitId, out var number) ? routes[number] ??= Shared(Find(unitId, day)) : Route.Nowhere;
    }

    // All units that go whole to one group go one way, so that whoever adds up asks for each way once.
    private Route Shared(Route route) => route is { Shares: [{ Share: 1m } only], Unplaced: 0 }
        ? whole.GetOrAdd((only.GroupId, only.Estimated, route.Day), route)
        : route;

    private Route Find(Guid unitId, DateOnly day)
    {
        var stood = placement.DayOf(unitId, day) is { } found && tree.IsWithin(unitId, layout.UnitId, found) ? found : (DateOnly?)null;
        if (layout.Structure is not { } structure)
            return stood is { } then ? new([new(Group(layout.By, unitId, then), 1m, false)], 0, then) : Route.Nowhere;
        // A unit that has no place in the structure keeps what was reported under it, spread over the units that have.
        if (!stands && stood is null)
            return Route.Nowhere;
        var landing = placement.Land(unitId, day, structure);
        return new(landing.Among(Grouped), landing.Unplaced(Grouped, stood is not null), structure);

        Guid? Grouped(Guid at) => groups.GetOrAdd(at, one => !stands || tree.IsWithin(one, layout.UnitId, structure) ? Group(layout.By, one, structure) : null);
    }

    // The group of a unit on a day; the unit asked about itself where nothing stands between.
    private Guid Group(Grouping by, Guid at, DateOnly day)
    {
        if (by is Grouping.None or Grouping.Unit)
            return by == Grouping.None ? layout.UnitId : at;
        UnitVersion[] path = [tree.Find(at, day)!, .. tree.Ancestors(at, day)];
        if (by == Grouping.District)
            return path.FirstOrDefault(one => UnitKinds.Tier(one.Kind) == 2)?.UnitId ?? layout.UnitId;
        var here = Array.FindIndex(path, one => one.UnitId == layout.UnitId);
        return here < 0 ? at : path[Math.Max(0, here - 1)].UnitId;
    }
}
