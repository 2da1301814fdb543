using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DanVan.ServiceDefaults;
using Npgsql;

namespace DanVan.Committee.Archives;

/// <summary>What an archive holds, with the hash of each part: a changed byte shows.</summary>
/// <param name="Format">Of what it is an archive, and which tables with which columns; another format is not read.</param>
/// <param name="SubjectId">The committee or the meeting.</param>
public sealed record ArchiveManifest(string Format, Guid SubjectId, DateTimeOffset ExportedAt, IReadOnlyList<ArchivePart> Parts);

/// <param name="Name">The file in the zip: a table, one JSON array.</param>
/// <param name="Sha256">Of the file's bytes, in lower-case hexadecimal.</param>
public sealed record ArchivePart(string Name, int Rows, string Sha256);

/// <summary>A committee or a meeting as one zip: a JSON array for each table, rows as the database holds them, so that they keep their ids and versions.</summary>
internal sealed record Archive(ArchiveScope Scope, ArchiveManifest Manifest, IReadOnlyDictionary<string, string> Rows)
{
    private const string ManifestName = "manifest.json";
    private const long MostUnpacked = 256 << 20;

    /// <summary>Reads everything at one moment.</summary>
    public static async Task<Archive> Of(ArchiveScope scope, Guid subjectId, NpgsqlDataSource database, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var (rows, parts) = (new Dictionary<string, string>(), new List<ArchivePart>());
        foreach (var table in scope.Tables)
        {
            await using var read = new NpgsqlCommand(table.Select, connection, transaction) { Parameters = { new() { Value = subjectId } } };
            await using var row = await read.ExecuteReaderAsync(ct);
            await row.ReadAsync(ct);
            rows[table.Name] = row.GetString(0);
            parts.Add(new(table.File, row.GetInt32(1), HashOf(Encoding.UTF8.GetBytes(rows[table.Name]))));
        }
        return new(scope, new(scope.Format, subjectId, now, parts), rows);
    }

    public byte[] Zip()
    {
        using var whole = new MemoryStream();
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(ManifestName, JsonSerializer.SerializeToUtf8Bytes(Manifest, Json.Options));
            foreach (var table in Scope.Tables)
                Add(table.File, Encoding.UTF8.GetBytes(Rows[table.Name]));

            void Add(string name, byte[] content)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return whole.ToArray();
    }

    /// <summary>Refused unless every part is there, and is what the manifest says.</summary>
    public static async Task<Decision<Archive>> Read(ArchiveScope scope, Stream body, CancellationToken ct)
    {
        using var whole = new MemoryStream();
        await body.CopyToAsync(whole, ct);
        try
        {
            using var zip = new ZipArchive(whole, ZipArchiveMode.Read);
            if (zip.Entries.Sum(entry => entry.Length) > MostUnpacked || Content(ManifestName) is not { } text)
                return ArchiveProblems.Damaged;
            var manifest = JsonSerializer.Deserialize<ArchiveManifest>(text, Json.Options)!;
            if (manifest.Format != scope.Format)
                return ArchiveProblems.OtherFormat;
            var rows = new Dictionary<string, string>();
            foreach (var table in scope.Tables)
            {
                if (Content(table.File) is not { } content || manifest.Parts.FirstOrDefault(part => part.Name == table.File)?.Sha256 != HashOf(content))
                    return ArchiveProblems.Damaged.With($"{table.File} không khớp bản kê.", $"{table.File} is not what the manifest says.", ("part", table.File));
                rows[table.Name] = Encoding.UTF8.GetString(content);
            }
            return new Archive(scope, manifest, rows);

            byte[]? Content(string name)
            {
                using var entry = zip.GetEntry(name)?.Open();
                if (entry is null)
                    return null;
                using var unpacked = new MemoryStream();
                entry.CopyTo(unpacked);
                return unpacked.ToArray();
            }
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            return ArchiveProblems.Damaged;
        }
    }

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
