using System.Data;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Npgsql;

namespace DanVan.Reporting.Figures;

/// <summary>The sum of the facts of one unit within one epoch of the unit tree.</summary>
internal readonly record struct FactSum(Guid UnitId, int Epoch, decimal Value);

/// <summary>Reads sums: of whole quarters from the roll-up, of what is cut out of a quarter from the facts (ADR 0058).</summary>
internal sealed class FactSums(NpgsqlDataSource database, KeptSums kept)
{
    private static readonly Period Ever = new(PlausibleDateAttribute.First, PlausibleDateAttribute.Last);

    /// <summary>The units of the commune tier on a day, as if each were a fact of 1.</summary>
    internal static List<FactSum> OfUnits(UnitTree tree, Epochs epochs, DateOnly day) =>
        [.. tree.At(day).Where(unit => UnitKinds.Tier(unit.Kind) == 3).Select(unit => new FactSum(unit.UnitId, epochs.Of(day), 1m))];

    /// <summary>The sums of an indicator in a period, as they are held now or were held then; in the order of the epochs.</summary>
    /// <param name="units">Whose sums; of all others none is given.</param>
    internal async Task<List<FactSum>> Read(string indicator, Period period, Epochs epochs, DateTimeOffset? asOf, IReadOnlySet<Guid> units, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        // Mostly all is at hand, and the one statement that says so is a snapshot by itself.
        var (sums, missing) = Find(indicator, await SumQueries.Pieces(connection, indicator, period, epochs, asOf, ct), units);
        if (missing.Count == 0)
            return sums.ToList();
        // One snapshot: a fact that moves from one quarter to another is in exactly one of them.
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        (sums, missing) = Find(indicator, await SumQueries.Pieces(connection, indicator, period, epochs, asOf, ct), units);
        foreach (var (piece, read) in await Whole(connection, indicator, missing.Where(piece => piece is { IsSettled: true, IsWhole: true }), ct))
            sums.Add(piece, read);
        foreach (var (piece, read) in await SumQueries.Cut(connection, indicator, [.. missing.Where(piece => piece is { IsSettled: true, IsWhole: false })], null, ct))
        {
            kept.KeepCut(indicator, piece, read);
            sums.Add(piece, read);
        }
        foreach (var (piece, read) in await SumQueries.Cut(connection, indicator, [.. missing.Where(piece => !piece.IsSettled)], asOf, ct))
            sums.Add(piece, read);
        return sums.ToList();
    }

    /// <summary>The same as those see it who may only see whole groups.</summary>
    internal Task<List<FactSum>> ReadGroups(string indicator, Period period, Epochs epochs, DateTimeOffset? asOf, CancellationToken ct) =>
        FactGroups.Read(database, indicator, period, epochs, asOf, ct);

    /// <summary>Reads all whole quarters that are not at hand, of one indicator after the other, while there is room.</summary>
    internal async Task ReadAhead(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        foreach (var indicator in await SumQueries.Indicators(connection, ct))
        {
            if (kept.IsFull)
                return;
            await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            var (_, missing) = Find(indicator, await SumQueries.Pieces(connection, indicator, Ever, Epochs.Of(UnitTree.Empty), null, ct), new HashSet<Guid>());
            await Whole(connection, indicator, missing, ct);
        }
    }

    private (EpochSums Sums, List<Piece> Missing) Find(string indicator, List<Piece> pieces, IReadOnlySet<Guid> units)
    {
        var ledger = kept.Ledger(indicator);
        var sums = new EpochSums(ledger, units);
        List<Piece> missing = [];
        foreach (var piece in pieces)
        {
            if (piece is { IsSettled: true, IsWhole: true } && ledger.Find(piece.Quarter, piece.Revision) is >= 0 and var place)
                sums.Add(piece, place);
            else if (!piece.IsWhole && kept.FindCut(indicator, piece) is { } found)
                sums.Add(piece, found);
            else
                missing.Add(piece);
        }
        return (sums, missing);
    }

    private async Task<List<(Piece, IReadOnlyList<UnitSum>)>> Whole(NpgsqlConnection connection, string indicator, IEnumerable<Piece> pieces, CancellationToken ct)
    {
        var read = await SumQueries.Whole(connection, indicator, [.. pieces], ct);
        kept.Keep(indicator, [.. read.Select(one => one.Sums)]);
        return [.. read.Select(one => (one.Piece, (IReadOnlyList<UnitSum>)[.. one.Sums.Units.Select(unit => new UnitSum(unit.UnitId, unit.Total.Value))]))];
    }
}
