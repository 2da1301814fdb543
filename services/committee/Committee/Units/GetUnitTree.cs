using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>The tree as it stood on a day.</summary>
internal static class GetUnitTree
{
    public sealed record Node(Guid Id, string Name, string Kind, string? Code, IReadOnlyList<Node> Children);

    public sealed record Tree(DateOnly AsOf, int Count, IReadOnlyList<Node> Roots);

    internal static void Map(RouteGroupBuilder units) => units.MapGet("/tree", Handle)
        .WithName(nameof(GetUnitTree)).WithSummary("The tree as of a day").Answers<Tree>().Refuses(404);

    internal static async Task<IResult> Handle(
        [PlausibleDate, Description(UnitsModule.AsOf)] DateOnly? asOf, [Description("The top of the part that is asked for.")] Guid? root,
        [Range(0, 10), Description("Levels below the top; all when absent.")] int? depth, UnitTreeSource source, TimeProvider clock, CancellationToken ct)
    {
        var units = await source.Current(ct);
        var day = asOf ?? clock.Today();
        if (root is { } id && units.Find(id, day) is null)
            return CommitteeProblems.UnitNotFound.ToRefusal();
        UnitVersion[] tops = root is { } top ? [units.Find(top, day)!] : [.. units.At(day).Where(unit => unit.ParentId is null).OrderBy(unit => unit.Code, StringComparer.Ordinal)];
        var roots = tops.Select(unit => Of(units, unit, day, depth ?? 16)).ToList();
        return TypedResults.Ok(new Tree(day, roots.Sum(Size), roots));
    }

    private static Node Of(UnitTree units, UnitVersion unit, DateOnly day, int depth) => new(
        unit.UnitId, unit.Name, unit.Kind, unit.Code,
        depth == 0 ? [] : [.. units.Children(unit.UnitId, day).Select(child => Of(units, child, day, depth - 1))]);

    private static int Size(Node node) => 1 + node.Children.Sum(Size);
}
