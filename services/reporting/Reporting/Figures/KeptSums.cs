using Microsoft.Extensions.Caching.Memory;

namespace DanVan.Reporting.Figures;

/// <summary>The sum of the facts of one unit.</summary>
internal readonly record struct UnitSum(Guid UnitId, decimal Value);

/// <summary>
/// Sums that were read, as long as the quarter's revision is the one they were read at: nothing here can be stale, so that no time limit is
/// needed, and what has not changed is not read again.
/// </summary>
internal sealed class KeptSums : IDisposable
{
    // 32 bytes each.
    private const long Most = 5_000_000;

    private readonly MemoryCache sums = new(new MemoryCacheOptions { SizeLimit = Most });

    private sealed record Sums(long Revision, IReadOnlyList<UnitSum> Units);

    public IReadOnlyList<UnitSum>? Find(string indicator, Piece piece) =>
        piece.IsSettled && sums.TryGetValue((indicator, piece.From, piece.To), out Sums? found) && found!.Revision == piece.Revision ? found.Units : null;

    public IEnumerable<(Piece Piece, IReadOnlyList<UnitSum> Sums)> Keep(string indicator, IEnumerable<(Piece Piece, IReadOnlyList<UnitSum> Sums)> read)
    {
        foreach (var (piece, units) in read)
        {
            sums.Set((indicator, piece.From, piece.To), new Sums(piece.Revision, units), new MemoryCacheEntryOptions { Size = units.Count + 1 });
            yield return (piece, units);
        }
    }

    public void Dispose() => sums.Dispose();
}
