using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Tests.Units;

/// <summary>A province with two districts and a few communes, and a random run of reorganisations over them, one each year.</summary>
internal sealed class RandomHistory
{
    private static readonly LegalDocument Document = new("1/NQ", "Quốc hội", null, new(2000, 1, 1));
    private readonly Random random;
    private readonly Dictionary<Guid, Unit> units = [];
    private readonly List<IUnitEvent> events = [];

    public RandomHistory(int seed, int years)
    {
        random = new(seed);
        Province = Begin("Tỉnh A", UnitKinds.Province, null);
        var districts = new[] { Begin("Huyện B", UnitKinds.District, Province), Begin("Huyện C", UnitKinds.District, Province) };
        for (var i = 0; i < 6; i++)
            Begin($"Xã {i}", UnitKinds.Commune, districts[i % 2]);
        for (var year = 0; year < years; year++)
        {
            Last = First.AddYears(year + 1);
            Step();
        }
        Tree = new(units.Values.SelectMany(unit => unit.Versions), events.SelectMany(one => one.Transfers).Distinct());
    }

    public static DateOnly First { get; } = new(2000, 1, 1);

    public DateOnly Last { get; private set; } = First;

    public Guid Province { get; }

    public UnitTree Tree { get; }

    public IReadOnlyList<IUnitEvent> Events => events;

    /// <summary>A day of the history, its first and last included.</summary>
    public DateOnly Day(int choice) => First.AddDays(Math.Abs(choice % (Last.DayNumber - First.DayNumber + 1)));

    private List<Unit> Communes => [.. units.Values.Where(unit => unit.Newest is { ValidTo: null, Kind: UnitKinds.Commune })];

    private void Step()
    {
        var communes = Communes.OrderBy(_ => random.Next()).ToList();
        var (one, other) = (communes[0], communes.Count > 1 ? communes[1] : null);
        switch (random.Next(5))
        {
            case 0:
                Note(one.Rename($"{one.Newest.Name}'", one.Newest.ShortName, Last, Document));
                break;
            case 1 when other is not null:
                Merge([one, other]);
                break;
            case 2 when other is not null:
                var taken = new UnitTransfer(other.Id, one.Id, Last, 1m, TransferBasis.Whole, false, Document);
                Note(other.Abolish([taken], Last, Document));
                Note(one.TakeIn([taken], Last, Document));
                break;
            case 3 when other is not null:
                Note(one.Split([new(one.Id, other.Id, Last, 0.25m, TransferBasis.Area, true, Document)], false, Last, Document));
                break;
            default:
                var (left, right) = (Begin("Xã mới", UnitKinds.Commune, one.Newest.ParentId), Begin("Xã mới", UnitKinds.Commune, one.Newest.ParentId));
                Note(one.Split(
                    [new(one.Id, left, Last, 0.4m, TransferBasis.Population, true, Document), new(one.Id, right, Last, 0.6m, TransferBasis.Population, true, Document)],
                    true, Last, Document));
                break;
        }
    }

    private void Merge(List<Unit> sources)
    {
        var into = new Unit();
        units.Add(into.Id, into);
        List<UnitTransfer> received = [.. sources.Select(source => new UnitTransfer(source.Id, into.Id, Last, 1m, TransferBasis.Whole, false, Document))];
        foreach (var (source, transfer) in sources.Zip(received))
            Note(source.Abolish([transfer], Last, Document));
        Note(into.BeginByMerger(new("Xã hợp", "hợp", UnitKinds.Commune, null, sources[0].Newest.ParentId), received, Last, Document));
    }

    private Guid Begin(string name, string kind, Guid? parent)
    {
        var unit = new Unit();
        units.Add(unit.Id, unit);
        Note(unit.Register(new(name, name, kind, null, parent), Last, Document));
        return unit.Id;
    }

    private void Note<T>(Decision<T> decided)
        where T : class, IUnitEvent =>
        events.Add(decided.Refused(out var refusal, out var happened) ? throw new InvalidOperationException(refusal.Problem.Code) : happened);
}
