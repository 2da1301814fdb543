using Npgsql;

namespace DanVan.Reporting.Figures;

/// <summary>What is asked of the database for sums; each through an index that its plan shows (plans-of-sums).</summary>
internal static class SumQueries
{
    // Settled: nothing has been learnt of the quarter since then, so what is held now was held then.
    internal const string SlicesSql = """
        select starts_on, revision, $4::timestamptz is null or changed_at <= $4 from fact_slice
        where indicator = $1 and starts_on between quarter_of($2) and $3 and ($4::timestamptz is null or known_from <= $4)
        order by starts_on
        """;

    internal const string WholeSql = "select starts_on, unit_id, value, facts from fact_sum where indicator = $1 and starts_on = any($2) and facts > 0";

    internal static string CutSql(DateTimeOffset? asOf) => $"""
        select piece.first, f.unit_id, f.value
        from unnest($2::date[], $3::date[]) as piece (first, last)
        cross join lateral (
            select unit_id, sum(value) as value from fact
            where indicator = $1 and occurred_on between piece.first and piece.last and {HeldFacts.At(asOf, "$4")}
            group by unit_id) f
        """;

    internal static async Task<List<string>> Indicators(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select distinct indicator from fact_slice order by 1", connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<string> found = [];
        while (await rows.ReadAsync(ct))
            found.Add(rows.GetString(0));
        return found;
    }

    /// <summary>The pieces of a period in which something is known.</summary>
    internal static async Task<List<Piece>> Pieces(
        NpgsqlConnection connection, string indicator, Period period, Epochs epochs, DateTimeOffset? asOf, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(SlicesSql, connection)
        {
            Parameters = { new() { Value = indicator }, new() { Value = period.From }, new() { Value = period.To }, HeldFacts.Time(asOf) },
        };
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<Piece> pieces = [];
        while (await rows.ReadAsync(ct))
            pieces.AddRange(Piece.Cut(rows.GetFieldValue<DateOnly>(0), rows.GetInt64(1), rows.GetBoolean(2), period, epochs));
        return pieces;
    }

    internal static async Task<List<(Piece Piece, QuarterSums Sums)>> Whole(NpgsqlConnection connection, string indicator, List<Piece> pieces, CancellationToken ct)
    {
        if (pieces.Count == 0)
            return [];
        var units = pieces.ToDictionary(piece => piece.Quarter, _ => new List<(Guid, Total)>());
        await using var command = new NpgsqlCommand(WholeSql, connection)
        {
            Parameters = { new() { Value = indicator }, new() { Value = units.Keys.ToArray() } },
        };
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            units[rows.GetFieldValue<DateOnly>(0)].Add((rows.GetGuid(1), new(rows.GetDecimal(2), rows.GetInt64(3))));
        return [.. pieces.Select(piece => (piece, new QuarterSums(piece.Quarter, piece.Revision, units[piece.Quarter])))];
    }

    internal static async Task<List<(Piece Piece, List<UnitSum> Sums)>> Cut(
        NpgsqlConnection connection, string indicator, List<Piece> pieces, DateTimeOffset? asOf, CancellationToken ct)
    {
        if (pieces.Count == 0)
            return [];
        var sums = pieces.ToDictionary(piece => piece.From, _ => new List<UnitSum>());
        await using var command = new NpgsqlCommand(CutSql(asOf), connection)
        {
            Parameters =
            {
                new() { Value = indicator }, new() { Value = pieces.Select(piece => piece.From).ToArray() },
                new() { Value = pieces.Select(piece => piece.To).ToArray() }, HeldFacts.Time(asOf),
            },
        };
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            sums[rows.GetFieldValue<DateOnly>(0)].Add(new(rows.GetGuid(1), rows.GetDecimal(2)));
        return [.. pieces.Select(piece => (piece, sums[piece.From]))];
    }
}
