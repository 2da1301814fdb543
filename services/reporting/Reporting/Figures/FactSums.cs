using System.Data;
using System.Runtime.InteropServices;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using Npgsql;

namespace DanVan.Reporting.Figures;

/// <summary>The sum of the facts of one unit within one epoch of the unit tree.</summary>
internal readonly record struct FactSum(Guid UnitId, int Epoch, decimal Value);

/// <summary>Reads sums: of whole quarters from the roll-up, of what is cut out of a quarter from the facts (ADR 0058).</summary>
internal sealed class FactSums(NpgsqlDataSource database, KeptSums kept)
{
    // Settled: nothing has been learnt of the quarter since then, so what is held now was held then.
    internal const string Slices = """
        select starts_on, revision, $4::timestamptz is null or changed_at <= $4 from fact_slice
        where indicator = $1 and starts_on between quarter_of($2) and $3 and ($4::timestamptz is null or known_from <= $4)
        order by starts_on
        """;

    internal const string Whole = "select starts_on, unit_id, value from fact_sum where indicator = $1 and starts_on = any($2) and facts > 0";

    internal static string Parts(DateTimeOffset? asOf) => $"""
        select piece.first, f.unit_id, f.value
        from unnest($2::date[], $3::date[]) as piece (first, last)
        cross join lateral (
            select unit_id, sum(value) as value from fact
            where indicator = $1 and occurred_on between piece.first and piece.last and {HeldFacts.At(asOf, "$4")}
            group by unit_id) f
        """;

    /// <summary>The units of the commune tier on a day, as if each were a fact of 1.</summary>
    internal static List<FactSum> OfUnits(UnitTree tree, Epochs epochs, DateOnly day) =>
        [.. tree.At(day).Where(unit => UnitKinds.Tier(unit.Kind) == 3).Select(unit => new FactSum(unit.UnitId, epochs.Of(day), 1m))];

    /// <summary>The sums of an indicator in a period, as they are held now or were held then; in the order of the epochs.</summary>
    /// <param name="units">Whose sums; of all others none is given.</param>
    internal async Task<List<FactSum>> Read(string indicator, Period period, Epochs epochs, DateTimeOffset? asOf, IReadOnlySet<Guid> units, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        // One snapshot: a fact that moves from one quarter to another is in exactly one of them.
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        List<(Piece Piece, IReadOnlyList<UnitSum> Sums)> found = [];
        List<Piece> whole = [], parts = [], then = [];
        foreach (var piece in await Pieces(connection, indicator, period, epochs, asOf, ct))
        {
            if (kept.Find(indicator, piece) is { } sums)
                found.Add((piece, sums));
            else
                (!piece.IsSettled ? then : piece.IsWhole ? whole : parts).Add(piece);
        }
        found.AddRange(kept.Keep(indicator, await Read(connection, Whole, indicator, whole, null, ct)));
        found.AddRange(kept.Keep(indicator, await Read(connection, Parts(null), indicator, parts, null, ct)));
        found.AddRange(await Read(connection, Parts(asOf), indicator, then, asOf, ct));
        return [.. found.GroupBy(one => one.Piece.Epoch).OrderBy(epoch => epoch.Key).SelectMany(epoch => Sum(epoch.Key, epoch.SelectMany(one => one.Sums).Where(sum => units.Contains(sum.UnitId))))];
    }

    /// <summary>The same as those see it who may only see whole groups.</summary>
    internal Task<List<FactSum>> ReadGroups(string indicator, Period period, Epochs epochs, DateTimeOffset? asOf, CancellationToken ct) =>
        FactGroups.Read(database, indicator, period, epochs, asOf, ct);

    private static async Task<List<Piece>> Pieces(
        NpgsqlConnection connection, string indicator, Period period, Epochs epochs, DateTimeOffset? asOf, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Slices, connection)
        {
            Parameters = { new() { Value = indicator }, new() { Value = period.From }, new() { Value = period.To }, HeldFacts.Time(asOf) },
        };
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<Piece> pieces = [];
        while (await rows.ReadAsync(ct))
            pieces.AddRange(Piece.Cut(rows.GetFieldValue<DateOnly>(0), rows.GetInt64(1), rows.GetBoolean(2), period, epochs));
        return pieces;
    }

    private static async Task<IEnumerable<(Piece, IReadOnlyList<UnitSum>)>> Read(
        NpgsqlConnection connection, string sql, string indicator, List<Piece> pieces, DateTimeOffset? asOf, CancellationToken ct)
    {
        if (pieces.Count == 0)
            return [];
        var sums = pieces.ToDictionary(piece => piece.From, _ => new List<UnitSum>());
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters = { new() { Value = indicator }, new() { Value = pieces.Select(piece => piece.From).ToArray() } },
        };
        if (sql != Whole)
        {
            command.Parameters.Add(new() { Value = pieces.Select(piece => piece.To).ToArray() });
            command.Parameters.Add(HeldFacts.Time(asOf));
        }
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            sums[rows.GetFieldValue<DateOnly>(0)].Add(new(rows.GetGuid(1), rows.GetDecimal(2)));
        return pieces.Select(piece => (piece, (IReadOnlyList<UnitSum>)sums[piece.From]));
    }

    private static IEnumerable<FactSum> Sum(int epoch, IEnumerable<UnitSum> sums)
    {
        Dictionary<Guid, decimal> units = [];
        foreach (var sum in sums)
            CollectionsMarshal.GetValueRefOrAddDefault(units, sum.UnitId, out _) += sum.Value;
        return units.Select(unit => new FactSum(unit.Key, epoch, unit.Value));
    }
}
