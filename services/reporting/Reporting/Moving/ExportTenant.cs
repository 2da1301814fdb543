using System.Data;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DanVan.ServiceDefaults;
using Npgsql;

namespace DanVan.Reporting.Moving;

/// <summary>What an export holds, with the hash of each part. It names no time and no place: of the same content there is one export.</summary>
/// <param name="Migration">The newest migration: into a database of another shape it is not read.</param>
internal sealed record TenantManifest(string Format, string Migration, IReadOnlyList<TenantPart> Parts)
{
    public const string Known = "danvan-reporting-tenant/1", Name = "manifest.json";

    public static async Task<string> MigrationOf(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand("""select max(migration_id collate "C") from migration""", connection);
        return (string)(await read.ExecuteScalarAsync(ct))!;
    }
}

/// <param name="Name">The file in the zip: a table, one row as JSON a line.</param>
/// <param name="Sha256">Of the file's bytes, in lower-case hexadecimal.</param>
internal sealed record TenantPart(string Name, long Rows, string Sha256);

/// <summary>
/// All that reporting keeps, of one moment, as one zip with ids, positions and hash chain as they are: every event that it ever heard of the
/// other services, its own log, and what it decides by itself. Rows are streamed. Whatever holds the same yields the same bytes.
/// </summary>
internal static class ExportTenant
{
    // The earliest that a zip can name.
    private static readonly DateTimeOffset Never = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<TenantManifest> To(Stream file, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using (var zone = new NpgsqlCommand("set local timezone = 'UTC'", connection))
            await zone.ExecuteNonQueryAsync(ct);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        List<TenantPart> parts = [];
        foreach (var table in await MovedTable.All(connection, ct))
        {
            await using var content = Entry(zip, table.File);
            parts.Add(await Write(table, content, connection, ct));
        }
        var manifest = new TenantManifest(TenantManifest.Known, await TenantManifest.MigrationOf(connection, ct), parts);
        await using var entry = Entry(zip, TenantManifest.Name);
        await entry.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(manifest, Json.Options), ct);
        return manifest;
    }

    private static async Task<TenantPart> Write(MovedTable table, Stream content, NpgsqlConnection connection, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        await using var read = new NpgsqlCommand(table.Select, connection) { CommandTimeout = 0 };
        await using var row = await read.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
        for (; await row.ReadAsync(ct); rows++)
        {
            // A line break within a row can only be white space between its values: one of a text is escaped.
            var line = Encoding.UTF8.GetBytes(row.GetString(0).ReplaceLineEndings(" ") + "\n");
            hash.AppendData(line);
            await content.WriteAsync(line, ct);
        }
        return new(table.File, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static Stream Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Never;
        return entry.Open();
    }
}
