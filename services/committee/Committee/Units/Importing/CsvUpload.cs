using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using DanVan.ServiceDefaults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Npgsql;
using NpgsqlTypes;

namespace DanVan.Committee.Units.Importing;

/// <summary>Streams a CSV file of any length from the request into the table of rows, without holding it in memory.</summary>
internal static class CsvUpload
{
    private const int LongestField = 1000, MostColumns = 64;

    internal sealed record Received(string[] Header, int Rows);

    /// <summary>The file of the request: its body, or the first file of a form.</summary>
    public static async Task<Stream?> File(HttpRequest request, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            return null;
        if (type.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase))
            return request.Body;
        if (!type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            return null;
        var form = new MultipartReader(boundary, request.Body);
        while (await form.ReadNextSectionAsync(ct) is { } section)
        {
            if (section.AsFileSection() is not null)
                return section.Body;
        }
        return null;
    }

    /// <summary>Stores the rows under the import's id; the refusal when this is no CSV file with the columns that are needed.</summary>
    public static async Task<Decision<Received>> Store(
        Stream file, Guid importId, string[][] needed, NpgsqlDataSource database, CancellationToken ct)
    {
        // Bytes that are no UTF-8 are refused, not replaced: a name must not be stored with holes in it.
        using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { DetectColumnCountChanges = true, MaxFieldSize = LongestField });
        try
        {
            if (!await csv.ReadAsync() || !csv.ReadHeader() || csv.HeaderRecord is not { Length: <= MostColumns } header)
                return Unreadable(1, "The file has no header row.");
            if (needed.FirstOrDefault(names => !names.Any(header.Contains)) is { } missing)
                return Unreadable(1, $"The column {string.Join(" or ", missing)} is missing.");
            if (header.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
                return Unreadable(1, $"The column {twice.Key} is there twice.");
            await using var connection = await database.OpenConnectionAsync(ct);
            await using var copy = await connection.BeginBinaryImportAsync(
                "copy unit_import_row (import_id, line, number, fields) from stdin (format binary)", ct);
            var rows = 0;
            for (; await csv.ReadAsync(); rows++)
            {
                var fields = csv.Parser.Record!;
                if (Array.Exists(fields, field => field.Any(char.IsControl)))
                    return Unreadable(csv.Parser.RawRow, "Control characters are not allowed.");
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(importId, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(csv.Parser.RawRow, NpgsqlDbType.Integer, ct);
                await copy.WriteAsync(0, NpgsqlDbType.Integer, ct);
                await copy.WriteAsync(fields, NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
            }
            if (rows == 0)
                return Unreadable(1, "The file has no rows.");
            await copy.CompleteAsync(ct);
            return new Received(header, rows);
        }
        catch (Exception e) when (e is CsvHelperException or DecoderFallbackException)
        {
            var line = csv.Parser?.RawRow ?? 1;
            return Unreadable(line, e is DecoderFallbackException || e.InnerException is DecoderFallbackException
                ? "The file is not UTF-8." : "The row does not have the header's columns, or its quotes are open.");
        }
    }

    private static Refusal Unreadable(int line, string reason) =>
        CommitteeProblems.ImportUnreadable.With($"Dòng {line}: {reason}", $"Line {line}: {reason}", ("line", line));
}
