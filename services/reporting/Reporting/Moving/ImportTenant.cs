using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DanVan.ServiceDefaults;
using Npgsql;

namespace DanVan.Reporting.Moving;

/// <summary>Why an export is not read.</summary>
internal sealed class NotImported(string why) : InvalidOperationException(why);

/// <summary>
/// Reads an export into a migrated database that has heard of nothing yet: all of it or none. What migrations put there is replaced by what
/// the export holds; triggers rest meanwhile, for what they would do is in the export. The facts are then made from the archive.
/// </summary>
internal static class ImportTenant
{
    private const int AtOnce = 500;

    public static async Task<TenantManifest> From(Stream file, NpgsqlDataSource database, CancellationToken ct)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var whole = await connection.BeginTransactionAsync(ct);
        var tables = await MovedTable.All(connection, ct);
        var manifest = await Manifest(zip, tables, connection, ct);
        await Do(connection, $"""
            set local timezone = 'UTC';
            {string.Join('\n', tables.Select(table => $"""alter table "{table.Name}" disable trigger user;"""))}
            {string.Join('\n', tables.Reverse().Select(table => $"""delete from "{table.Name}";"""))}
            """, ct);
        foreach (var table in tables)
            await Read(table, manifest.Parts.Single(part => part.Name == table.File), zip, connection, ct);
        await Do(connection, $"""
            {string.Join('\n', tables.Select(table => $"""alter table "{table.Name}" enable trigger user;"""))}
            select setval(s.name, greatest(s.last, 1), s.last > 0) from (
                select pg_get_serial_sequence(quote_ident(c.relname), a.attname) as name,
                    (xpath('/row/last/text()', query_to_xml(format('select coalesce(max(%I), 0) as last from %I', a.attname, c.relname), false, true, '')))[1]::text::bigint as last
                from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'public'::regnamespace and c.relname in ({string.Join(", ", tables.Select(table => $"'{table.Name}'"))})
                    and a.attnum > 0 and not a.attisdropped and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null) s;
            """, ct);
        await whole.CommitAsync(ct);
        return manifest;
    }

    private static async Task<TenantManifest> Manifest(ZipArchive zip, IReadOnlyList<MovedTable> tables, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var content = zip.GetEntry(TenantManifest.Name)?.Open() ?? throw new NotImported("It holds no manifest.");
        var manifest = await JsonSerializer.DeserializeAsync<TenantManifest>(content, Json.Options, ct);
        if (manifest?.Format != TenantManifest.Known)
            throw new NotImported($"Its format is not {TenantManifest.Known}.");
        if (await TenantManifest.MigrationOf(connection, ct) is var migration && manifest.Migration != migration)
            throw new NotImported($"It was made at {manifest.Migration}, the database stands at {migration}.");
        if (!tables.Select(table => table.File).Order(StringComparer.Ordinal).SequenceEqual(manifest.Parts.Select(part => part.Name).Order(StringComparer.Ordinal)))
            throw new NotImported("Its tables are not those of the database.");
        await using var heard = new NpgsqlCommand("select exists (select from event_archive) or exists (select from event_log)", connection);
        return (bool)(await heard.ExecuteScalarAsync(ct))! ? throw new NotImported("The database is not empty.") : manifest;
    }

    private static async Task Read(MovedTable table, TenantPart part, ZipArchive zip, NpgsqlConnection connection, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var content = zip.GetEntry(table.File)?.Open() ?? throw new NotImported($"{table.File} is missing.");
        using var lines = new StreamReader(content, Encoding.UTF8);
        List<string> rows = [];
        var before = 0L;
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
            rows.Add(line);
            if (rows.Count == AtOnce)
                await Insert();
        }
        await Insert();
        if (before != part.Rows || Convert.ToHexStringLower(hash.GetHashAndReset()) != part.Sha256)
            throw new NotImported($"{table.File} is not what the manifest says.");

        async Task Insert()
        {
            await using var insert = new NpgsqlCommand(table.Insert, connection)
            {
                CommandTimeout = 0, Parameters = { new() { Value = $"[{string.Join(',', rows)}]" }, new() { Value = before } },
            };
            await insert.ExecuteNonQueryAsync(ct);
            before += rows.Count;
            rows.Clear();
        }
    }

    private static async Task Do(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
