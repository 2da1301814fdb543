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
/// <param name="KeyId">The key that signed this manifest, one of <c>/v1/archive-keys</c> where it was made.</param>
public sealed record ArchiveManifest(string Format, Guid SubjectId, DateTimeOffset ExportedAt, string KeyId, IReadOnlyList<ArchivePart> Parts);

/// <param name="Name">The file in the zip: a table, one JSON array.</param>
/// <param name="Sha256">Of the file's bytes, in lower-case hexadecimal.</param>
public sealed record ArchivePart(string Name, int Rows, string Sha256);

/// <summary>A committee or a meeting as one signed zip: a JSON array for each table, rows as the database holds them, so that they keep their ids and versions.</summary>
internal sealed record Archive(ArchiveManifest Manifest, IReadOnlyDictionary<string, string> Rows)
{
    private const string ManifestName = "manifest.json";
    private const string SignatureName = ManifestName + ".sig";
    private const long MostUnpacked = 256 << 20;

    /// <summary>Everything of one moment, signed.</summary>
    public static async Task<byte[]> Zip(ArchiveScope scope, Guid subjectId, NpgsqlDataSource database, Signer signer, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        using var whole = new MemoryStream();
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
        {
            List<ArchivePart> parts = [];
            foreach (var table in scope.Tables)
            {
                await using var read = new NpgsqlCommand(table.Select, connection, transaction) { Parameters = { new() { Value = subjectId } } };
                await using var row = await read.ExecuteReaderAsync(ct);
                await row.ReadAsync(ct);
                var content = Encoding.UTF8.GetBytes(row.GetString(0));
                Add(table.File, content);
                parts.Add(new(table.File, row.GetInt32(1), HashOf(content)));
            }
            var manifest = JsonSerializer.SerializeToUtf8Bytes(new ArchiveManifest(scope.Format, subjectId, now, signer.KeyId, parts), Json.Options);
            Add(ManifestName, manifest);
            Add(SignatureName, ArchiveSeal.Sign(signer, manifest));

            void Add(string name, byte[] content)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return whole.ToArray();
    }

    /// <summary>Refused unless the manifest is signed by whom we trust, and every part is there and what the manifest says.</summary>
    public static async Task<Decision<Archive>> Read(ArchiveScope scope, Stream body, ArchiveSeal seal, CancellationToken ct)
    {
        using var whole = new MemoryStream();
        await body.CopyToAsync(whole, ct);
        try
        {
            using var zip = new ZipArchive(whole, ZipArchiveMode.Read);
            if (zip.Entries.Sum(entry => entry.Length) > MostUnpacked || Content(ManifestName) is not { } text)
                return ArchiveProblems.Damaged;
            if (JsonSerializer.Deserialize<ArchiveManifest>(text, Json.Options) is not { } manifest || manifest.Format != scope.Format)
                return ArchiveProblems.OtherFormat;
            if (await seal.Refuses(manifest.KeyId, text, Content(SignatureName), ct) is { } refusal)
                return refusal;
            var rows = new Dictionary<string, string>();
            foreach (var table in scope.Tables)
            {
                if (Content(table.File) is not { } content || manifest.Parts.FirstOrDefault(part => part.Name == table.File)?.Sha256 != HashOf(content))
                    return ArchiveProblems.Damaged.With($"{table.File} không khớp bản kê.", $"{table.File} is not what the manifest says.", ("part", table.File));
                rows[table.Name] = Encoding.UTF8.GetString(content);
            }
            return new Archive(manifest, rows);

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
