using DanVan.Committee.Contracts.V1;
using Npgsql;

namespace DanVan.Committee.Units;

/// <summary>Keeps the newest <see cref="UnitTree"/> of this process. Reading it again is one query of a few milliseconds, and rare.</summary>
public sealed class UnitTreeSource(NpgsqlDataSource database)
{
    private volatile UnitTree? newest;

    /// <summary>The tree as this process last read it: milliseconds behind a commit, or a second where nobody could announce it.</summary>
    /// <exception cref="TimeoutException">It could not be read yet. Answered with 503: without a tree every unit would seem unknown.</exception>
    public UnitTree Newest => newest ?? throw new TimeoutException("The unit tree has not been read yet.");

    /// <summary>The tree as it is in the database now, for who must read what was just written.</summary>
    public async Task<UnitTree> Current(CancellationToken ct)
    {
        await using var ask = database.CreateCommand("select revision from unit_revision");
        var revision = (long)(await ask.ExecuteScalarAsync(ct))!;
        var known = newest;
        return known?.Revision == revision ? known : await Read(ct);
    }

    private async Task<UnitTree> Read(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        // One snapshot for the three reads.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await using var command = new NpgsqlCommand(
            """
            select revision from unit_revision;
            select unit_id, name, short_name, kind, code, parent_id, valid_from, valid_to, symbol, issuer, issued_on, effective_on,
                   population, area_km2, centre, latitude, longitude from unit_version;
            select from_unit_id, to_unit_id, date, share, basis, estimated, symbol, issuer, issued_on, effective_on from unit_transfer;
            """, connection, transaction);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var revision = row.GetInt64(0);
        await row.NextResultAsync(ct);
        var versions = new List<UnitVersion>();
        while (await row.ReadAsync(ct))
            versions.Add(Version(row));
        await row.NextResultAsync(ct);
        var transfers = new List<UnitTransfer>();
        while (await row.ReadAsync(ct))
            transfers.Add(Transfer(row));

        var tree = new UnitTree(versions, transfers, revision);
        if (newest is null || newest.Revision <= revision)
            newest = tree;
        return tree;
    }

    private static UnitVersion Version(NpgsqlDataReader row)
    {
        var measures = new UnitMeasures(
            Value<int>(row, 12), Value<decimal>(row, 13), row.IsDBNull(14) ? null : row.GetString(14), Value<decimal>(row, 15), Value<decimal>(row, 16));
        return new(
            row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4), Value<Guid>(row, 5),
            row.GetFieldValue<DateOnly>(6), Value<DateOnly>(row, 7), Document(row, 8), measures == new UnitMeasures(null, null, null, null, null) ? null : measures);
    }

    private static UnitTransfer Transfer(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<DateOnly>(2), row.GetDecimal(3), row.GetString(4), row.GetBoolean(5), Document(row, 6));

    private static LegalDocument Document(NpgsqlDataReader row, int at) =>
        new(row.GetString(at), row.GetString(at + 1), Value<DateOnly>(row, at + 2), row.GetFieldValue<DateOnly>(at + 3));

    private static T? Value<T>(NpgsqlDataReader row, int at)
        where T : struct => row.IsDBNull(at) ? null : row.GetFieldValue<T>(at);
}
