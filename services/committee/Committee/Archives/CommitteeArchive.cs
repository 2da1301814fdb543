using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DanVan.ServiceDefaults;
using Npgsql;

namespace DanVan.Committee.Archives;

/// <summary>What an archive holds, with the hash of each part: a changed byte shows.</summary>
/// <param name="Format">Which tables with which columns; another format is not read.</param>
public sealed record ArchiveManifest(string Format, Guid CommitteeId, DateTimeOffset ExportedAt, IReadOnlyList<ArchivePart> Parts);

/// <param name="Name">The file in the zip: a table, one JSON array.</param>
/// <param name="Sha256">Of the file's bytes, in lower-case hexadecimal.</param>
public sealed record ArchivePart(string Name, int Rows, string Sha256);

/// <summary>A committee as one zip: a JSON array for each table, rows as the database holds them, so that they keep their ids and versions.</summary>
internal sealed record CommitteeArchive(ArchiveManifest Manifest, IReadOnlyDictionary<string, string> Rows)
{
    public const string Format = "danvan-committee-archive/1";

    private const string ManifestName = "manifest.json";
    private const long MostUnpacked = 256 << 20;

    /// <summary>What belongs to a committee, in the order in which it can be put back.</summary>
    public static IReadOnlyList<ArchiveTable> Tables { get; } =
    [
        new("committee", "id = $1"),
        new("seat", "committee_id = $1"),
        new("task", "committee_id = $1"),
        new("task_report", "task_id in (select id from task where committee_id = $1)"),
        new("task_extension", "task_id in (select id from task where committee_id = $1)"),
        new("hand_over", "task_id in (select id from task where committee_id = $1)"),
        new("promise", "committee_id = $1"),
        new("inspection", "committee_id = $1"),
        new("finding", "inspection_id in (select id from inspection where committee_id = $1)"),
        new("reply_duty", "subject_id in (select id from inspection where committee_id = $1 union select id from promise where committee_id = $1)"),
        new("advice", "committee_id = $1"),
    ];

    /// <summary>Reads everything at one moment.</summary>
    public static async Task<CommitteeArchive> Of(Guid committeeId, NpgsqlDataSource database, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var (rows, parts) = (new Dictionary<string, string>(), new List<ArchivePart>());
        foreach (var table in Tables)
        {
            await using var read = new NpgsqlCommand(table.Select, connection, transaction) { Parameters = { new() { Value = committeeId } } };
            await using var row = await read.ExecuteReaderAsync(ct);
            await row.ReadAsync(ct);
            rows[table.Name] = row.GetString(0);
            parts.Add(new(table.File, row.GetInt32(1), HashOf(Encoding.UTF8.GetBytes(rows[table.Name]))));
        }
        return new(new(Format, committeeId, now, parts), rows);
    }

    public byte[] Zip()
    {
        using var whole = new MemoryStream();
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(ManifestName, JsonSerializer.SerializeToUtf8Bytes(Manifest, Json.Options));
            foreach (var table in Tables)
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
    public static async Task<Decision<CommitteeArchive>> Read(Stream body, CancellationToken ct)
    {
        using var whole = new MemoryStream();
        await body.CopyToAsync(whole, ct);
        try
        {
            using var zip = new ZipArchive(whole, ZipArchiveMode.Read);
            if (zip.Entries.Sum(entry => entry.Length) > MostUnpacked || Content(ManifestName) is not { } text)
                return ArchiveProblems.Damaged;
            var manifest = JsonSerializer.Deserialize<ArchiveManifest>(text, Json.Options)!;
            if (manifest.Format != Format)
                return ArchiveProblems.OtherFormat;
            var rows = new Dictionary<string, string>();
            foreach (var table in Tables)
            {
                if (Content(table.File) is not { } content || manifest.Parts.FirstOrDefault(part => part.Name == table.File)?.Sha256 != HashOf(content))
                    return ArchiveProblems.Damaged.With($"{table.File} không khớp bản kê.", $"{table.File} is not what the manifest says.", ("part", table.File));
                rows[table.Name] = Encoding.UTF8.GetString(content);
            }
            return new CommitteeArchive(manifest, rows);

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

/// <summary>One table of an archive.</summary>
/// <param name="Of">Which of its rows belong to the committee <c>$1</c>.</param>
internal sealed record ArchiveTable(string Name, string Of)
{
    public string File => $"{Name}.json";

    public string Select => $"select coalesce(json_agg(row_to_json(t)), '[]')::text, count(*)::int from (select * from {Name} where {Of} order by 1, 2) t";

    public string Insert => $"insert into {Name} select * from json_populate_recordset(null::{Name}, {{0}}::json)";
}
