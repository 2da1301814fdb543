using System.Runtime.InteropServices;

namespace DanVan.Reporting.Figures;

/// <summary>Gathers the sums of each epoch: stretches of a ledger, and what was read by itself.</summary>
internal sealed class EpochSums(Ledger ledger, IReadOnlySet<Guid> units)
{
    private readonly SortedDictionary<int, Parts> epochs = [];

    private sealed class Parts
    {
        /// <summary>Places of the ledger: first and last of each stretch.</summary>
        public List<(int First, int Last)> Stretches { get; } = [];

        public List<IReadOnlyList<UnitSum>> Others { get; } = [];
    }

    /// <summary>A whole quarter that lies in the ledger; pieces come in the order of time.</summary>
    public void Add(Piece piece, int place)
    {
        var stretches = Of(piece).Stretches;
        if (stretches is [.., var last] && last.Last == place - 1)
            stretches[^1] = last with { Last = place };
        else
            stretches.Add((place, place));
    }

    public void Add(Piece piece, IReadOnlyList<UnitSum> sums) => Of(piece).Others.Add(sums);

    public List<FactSum> ToList()
    {
        List<FactSum> found = new(epochs.Count * units.Count);
        foreach (var (epoch, parts) in epochs)
        {
            if (parts is { Stretches: [var (first, last)], Others: [] })
                found.AddRange(ledger.Between(first, last, units).Select(sum => new FactSum(sum.UnitId, epoch, sum.Value)));
            else
                found.AddRange(Merge(parts).Select(sum => new FactSum(sum.Key, epoch, sum.Value)));
        }
        return found;
    }

    private Dictionary<Guid, decimal> Merge(Parts parts)
    {
        Dictionary<Guid, decimal> sums = [];
        foreach (var (first, last) in parts.Stretches)
        {
            foreach (var sum in ledger.Between(first, last, units))
                CollectionsMarshal.GetValueRefOrAddDefault(sums, sum.UnitId, out _) += sum.Value;
        }
        foreach (var sum in parts.Others.SelectMany(one => one).Where(one => units.Contains(one.UnitId)))
            CollectionsMarshal.GetValueRefOrAddDefault(sums, sum.UnitId, out _) += sum.Value;
        return sums;
    }

    private Parts Of(Piece piece) => epochs.TryGetValue(piece.Epoch, out var parts) ? parts : epochs[piece.Epoch] = new();
}
