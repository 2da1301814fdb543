using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;

namespace DanVan.Reporting.Figures;

/// <summary>A figure and its parts by group; what is estimated of each, and what cannot be placed.</summary>
internal sealed class Cast
{
    private readonly Dictionary<Guid, (decimal Value, decimal Estimated, DateOnly Day)> groups = [];

    public decimal Value { get; private set; }

    public decimal Estimated { get; private set; }

    public decimal Unplaced { get; private set; }

    /// <summary>The groups, each with the day on which it is to be named.</summary>
    public IReadOnlyDictionary<Guid, (decimal Value, decimal Estimated, DateOnly Day)> Groups => groups;

    internal void Add(Guid group, DateOnly day, decimal value, bool estimated)
    {
        var (before, estimatedBefore, _) = groups.GetValueOrDefault(group);
        groups[group] = (before + value, estimatedBefore + (estimated ? value : 0), day);
        Value += value;
        Estimated += estimated ? value : 0;
    }

    internal void AddUnplaced(decimal value) => Unplaced += value;
}

/// <summary>Sums as they were reported, and the same sums in the structure of another day. Nothing here asks a database.</summary>
internal sealed class Casting(Question question, Epochs epochs)
{
    private readonly UnitTree tree = question.Tree;
    private readonly Guid unit = question.UnitId;

    /// <summary>The units as they were: a sum belongs where its unit stood on its own day.</summary>
    public Cast AsReported(IEnumerable<FactSum> sums, Grouping by)
    {
        var cast = new Cast();
        foreach (var sum in sums)
        {
            if (StoodWithin(sum, out var day))
                cast.Add(Group(by, sum.UnitId, day), day, sum.Value, false);
        }
        return cast;
    }

    /// <summary>The same sums, each moved to where its unit's land stands in the structure.</summary>
    public Cast Recast(IEnumerable<FactSum> sums, Grouping by, DateOnly structure)
    {
        var cast = new Cast();
        var stands = tree.Find(unit, structure) is not null;
        var groups = new Dictionary<Guid, Guid?>();
        foreach (var sum in sums)
        {
            // A unit that has no place in the structure keeps what was reported under it, spread over the units that have.
            var stood = StoodWithin(sum, out _);
            if (!stands && !stood)
                continue;
            var landing = question.Placement.Land(sum.UnitId, epochs.Day(sum.Epoch), structure);
            var shares = landing.Among(Grouped);
            foreach (var share in shares)
                cast.Add(share.GroupId, structure, sum.Value * share.Share, share.Estimated);
            if (landing.Unplaced(Grouped, stood) is > 0 and var missing)
                cast.AddUnplaced(sum.Value * missing);
        }
        return cast;

        Guid? Grouped(Guid at)
        {
            if (!groups.TryGetValue(at, out var group))
                groups[at] = group = !stands || tree.IsWithin(at, unit, structure) ? Group(by, at, structure) : null;
            return group;
        }
    }

    /// <summary>The groups that stand in the structure, whether or not they have a figure.</summary>
    public IEnumerable<Guid> Standing(DateOnly structure) => question.By switch
    {
        Grouping.Children => tree.Children(unit, structure).Select(child => child.UnitId),
        Grouping.District => tree.Subtree(unit, structure).Where(below => UnitKinds.Tier(below.Kind) == 2).Select(below => below.UnitId),
        _ => [],
    };

    /// <summary>The day whose structure is used: by district, the last on which there were any.</summary>
    public DateOnly Structure => question.By == Grouping.District ? question.Placement.DistrictAxis(question.Structure) ?? question.Structure : question.Structure;

    private bool StoodWithin(FactSum sum, out DateOnly day)
    {
        var found = question.Placement.DayOf(sum.UnitId, epochs.Day(sum.Epoch));
        day = found ?? default;
        return found is not null && tree.IsWithin(sum.UnitId, unit, day);
    }

    // The group of a unit on a day; the unit asked about itself where nothing stands between.
    private Guid Group(Grouping by, Guid at, DateOnly day)
    {
        if (by is Grouping.None or Grouping.Unit)
            return by == Grouping.None ? unit : at;
        UnitVersion[] path = [tree.Find(at, day)!, .. tree.Ancestors(at, day)];
        if (by == Grouping.District)
            return path.FirstOrDefault(one => UnitKinds.Tier(one.Kind) == 2)?.UnitId ?? unit;
        var here = Array.FindIndex(path, one => one.UnitId == unit);
        return here < 0 ? at : path[Math.Max(0, here - 1)].UnitId;
    }
}
