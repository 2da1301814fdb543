using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace DanVan.Reporting.Figures;

/// <summary>The sum of the facts of one unit.</summary>
internal readonly record struct UnitSum(Guid UnitId, decimal Value);

/// <summary>
/// Sums that were read, as long as the quarter's revision is the one they were read at: nothing here can be stale, so that no time limit is
/// needed, and what has not changed is not read again. Whole quarters in a ledger for each indicator, cut ones by themselves.
/// </summary>
internal sealed class KeptSums : IDisposable
{
    // 32 bytes each.
    private const long MostWhole = 8_000_000, MostCut = 1_000_000;

    private readonly ConcurrentDictionary<string, Held> ledgers = new();
    private readonly MemoryCache cut = new(new MemoryCacheOptions { SizeLimit = MostCut });

    private sealed record Held(Ledger Ledger, long UsedAt);

    private sealed record Sums(long Revision, IReadOnlyList<UnitSum> Units);

    public Ledger Ledger(string indicator)
    {
        if (!ledgers.TryGetValue(indicator, out var held))
            return Figures.Ledger.Empty;
        ledgers.TryUpdate(indicator, held with { UsedAt = Environment.TickCount64 }, held);
        return held.Ledger;
    }

    public void Keep(string indicator, IReadOnlyCollection<QuarterSums> read)
    {
        if (read.Count == 0)
            return;
        ledgers.AddOrUpdate(indicator, _ => new(Figures.Ledger.Empty.With(read), Environment.TickCount64),
            (_, held) => new(held.Ledger.With(read), Environment.TickCount64));
        // What nobody has asked for the longest is read again when somebody does.
        while (ledgers.Count > 1 && ledgers.Values.Sum(one => one.Ledger.Size) > MostWhole)
            ledgers.TryRemove(ledgers.Where(one => one.Key != indicator).MinBy(one => one.Value.UsedAt).Key, out _);
    }

    public bool IsFull => ledgers.Values.Sum(one => one.Ledger.Size) > MostWhole / 2;

    public IReadOnlyList<UnitSum>? FindCut(string indicator, Piece piece) =>
        piece.IsSettled && cut.TryGetValue((indicator, piece.From, piece.To), out Sums? found) && found!.Revision == piece.Revision ? found.Units : null;

    public void KeepCut(string indicator, Piece piece, IReadOnlyList<UnitSum> units) =>
        cut.Set((indicator, piece.From, piece.To), new Sums(piece.Revision, units), new MemoryCacheEntryOptions { Size = units.Count + 1 });

    public void Dispose() => cut.Dispose();
}
