using System.Runtime.InteropServices;
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

    /// <summary>The groups, each with the day on which it is to be named: the last on which it stood for one of the sums.</summary>
    public IReadOnlyDictionary<Guid, (decimal Value, decimal Estimated, DateOnly Day)> Groups => groups;

    internal void Add(Guid group, DateOnly day, decimal value, bool estimated)
    {
        ref var held = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, group, out _);
        held = (held.Value + value, estimated ? held.Estimated + value : held.Estimated, day > held.Day ? day : held.Day);
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
    private readonly Func<int, DateOnly> day = question.Placement.DaysOf(epochs);

    /// <summary>The units as they were: a sum belongs where its unit stood on its own day.</summary>
    public Cast AsReported(IEnumerable<FactSum> sums, Grouping by) => Add(new(), sums, new(unit, by, null));

    /// <summary>The same sums, each moved to where its unit's land stands in the structure.</summary>
    public Cast Recast(IEnumerable<FactSum> sums, Grouping by, DateOnly structure) => Recast(new(), sums, by, structure);

    /// <summary>Adds further sums to what was cast before.</summary>
    public Cast Recast(Cast cast, IEnumerable<FactSum> sums, Grouping by, DateOnly structure) => Add(cast, sums, new(unit, by, structure));

    /// <summary>The groups that stand in the structure, whether or not they have a figure.</summary>
    public IEnumerable<Guid> Standing(DateOnly structure) => question.By switch
    {
        Grouping.Children => tree.Children(unit, structure).Select(child => child.UnitId),
        Grouping.District => tree.Subtree(unit, structure).Where(below => UnitKinds.Tier(below.Kind) == 2).Select(below => below.UnitId),
        _ => [],
    };

    /// <summary>The day whose structure is used: by district, the last on which there were any.</summary>
    public DateOnly Structure => question.By == Grouping.District ? question.Placement.DistrictAxis(question.Structure) ?? question.Structure : question.Structure;

    private Cast Add(Cast cast, IEnumerable<FactSum> sums, Layout layout)
    {
        var routes = question.Placement.Routes(layout);
        var (epoch, routesOf) = (-1, default(Func<Guid, Route>)!);
        // Thousands of sums go a few ways.
        Dictionary<Route, decimal> along = new(ReferenceEqualityComparer.Instance);
        foreach (var sum in sums)
        {
            // Sums come epoch by epoch.
            if (sum.Epoch != epoch)
                (epoch, routesOf) = (sum.Epoch, routes.On(day(sum.Epoch)));
            CollectionsMarshal.GetValueRefOrAddDefault(along, routesOf(sum.UnitId), out _) += sum.Value;
        }
        foreach (var (route, value) in along)
        {
            foreach (var share in route.Shares)
                cast.Add(share.GroupId, route.Day, value * share.Share, share.Estimated);
            if (route.Unplaced > 0)
                cast.AddUnplaced(value * route.Unplaced);
        }
        return cast;
    }
}
