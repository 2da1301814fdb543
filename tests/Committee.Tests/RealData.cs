using System.Globalization;
using CsvHelper;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.Committee.Units.Importing;
using DanVan.TestKit;

namespace DanVan.Committee.Tests;

/// <summary>The real files of Nghệ An, and the registry that they make, in memory.</summary>
internal static class RealData
{
    public const string Structure2013 = "nghean_units_3level_2013-04-03_to_2019-12-31.csv";
    public const string Structure2020 = "nghean_units_3level_2020-01-01_to_2024-11-30.csv";
    public const string Structure2024 = "nghean_units_3level_2024-12-01_to_2025-06-30.csv";
    public const string Structure2025 = "nghean_units_2level_from_2025-07-01.csv";
    public const string Successors = "nghean_commune_successors_2020_2024.csv";
    public const string Mergers = "nghean_merger_2025_old_to_new.csv";

    public static readonly (string File, DateOnly From, LegalDocument Document)[] Structures =
    [
        (Structure2013, new(2013, 4, 3), new("47/NQ-CP", "Chính phủ", new(2013, 4, 3), new(2013, 4, 3))),
        (Structure2020, new(2020, 1, 1), new("831/NQ-UBTVQH14", "Ủy ban Thường vụ Quốc hội", new(2019, 12, 17), new(2020, 1, 1))),
        (Structure2024, new(2024, 12, 1), new("1243/NQ-UBTVQH15", "Ủy ban Thường vụ Quốc hội", new(2024, 10, 24), new(2024, 12, 1))),
        (Structure2025, new(2025, 7, 1), new("1678/NQ-UBTVQH15", "Ủy ban Thường vụ Quốc hội", new(2025, 6, 16), new(2025, 6, 16))),
    ];

    private static readonly Lazy<(UnitTree Tree, IReadOnlyList<IUnitEvent> Events)> Made = new(Make);

    /// <summary>The registry after all four structures.</summary>
    public static UnitTree Tree => Made.Value.Tree;

    public static IReadOnlyList<IUnitEvent> Events => Made.Value.Events;

    public static string Path(string file) => System.IO.Path.Combine(Repository.Root, "deploy/sample/data/admin", file);

    public static List<Dictionary<string, string>> Rows(string file)
    {
        using var csv = new CsvReader(new StreamReader(Path(file)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(csv.HeaderRecord!.Zip(csv.Parser.Record!).ToDictionary(field => field.First, field => field.Second));
        return rows;
    }

    public static List<StructureRow> Units(string file) => [.. Rows(file).Select((row, index) => StructureRow.Read(index + 2, row, out _)!)];

    public static List<TransferRow> Transfers(DateOnly day) =>
        [.. new[] { (Successors, (DateOnly?)null), (Mergers, new DateOnly(2025, 7, 1)) }
            .SelectMany(file => Rows(file.Item1).Select((row, index) => TransferRow.Read(Guid.Empty, index + 2, row, file.Item2, out _)!))
            .Where(row => row.Day == day)];

    public static ReorganisationPlan Plan(UnitTree before, string file, DateOnly day, LegalDocument document) =>
        Reorganisation.Plan(before, Units(file), Transfers(day), day, document, Guid.Empty);

    private static (UnitTree, IReadOnlyList<IUnitEvent>) Make()
    {
        var (units, events) = (new Dictionary<Guid, Unit>(), new List<IUnitEvent>());
        var tree = UnitTree.Empty;
        foreach (var (file, day, document) in Structures)
        {
            var plan = Plan(tree, file, day, document);
            Assert.Empty(plan.Refused);
            foreach (var beginning in plan.Beginnings)
                units[beginning.UnitId] = Unit.Named(beginning.UnitId);
            events.AddRange(plan.Apply(units, day, document).Select(change => change.Happened));
            tree = new UnitTree(units.Values.SelectMany(unit => unit.Versions), events.SelectMany(one => one.Transfers).Distinct());
        }
        return (tree, events);
    }
}
