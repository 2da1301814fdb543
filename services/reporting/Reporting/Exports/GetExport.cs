using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.Reporting.Analytics;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Indicators;
using DanVan.Reporting.Queries;
using DanVan.ServiceDefaults;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DanVan.Reporting.Exports;

/// <summary>Figures by unit and month as a file, streamed: a row is written while the next is read, however many there are.</summary>
internal static class GetExport
{
    /// <param name="Indicators">Codes or names, separated by commas; all that the caller may see unless given.</param>
    /// <param name="From">First day counted.</param>
    /// <param name="To">Last day counted.</param>
    public sealed record Query(
        [property: StringLength(600), Description("Codes or names, separated by commas; all unless given.")] string? Indicators,
        [property: PlausibleDate] DateOnly? From,
        [property: PlausibleDate] DateOnly? To);

    internal static void Map(RouteGroupBuilder exports) => exports.MapGet("/{format}", Handle)
        .WithName(nameof(GetExport)).WithSummary("Figures by unit and month as a file").AllowAnonymous().AddEndpointFilter<FreshAnswer>()
        .Produces(200, contentType: "application/octet-stream").Refuses(400, 404, 503);

    internal static async Task<IResult> Handle(
        Choice<ExportFormat> format, [AsParameters] Query query, NpgsqlDataSource database, ReportingDbContext db, UnitTreeSource source, Caller caller,
        ExportTurns turns, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var known = await db.Indicators.AsNoTracking().OrderBy(one => one.Code).ThenBy(one => one.Version).ToListAsync(ct);
        var (codes, unknown) = Codes(query.Indicators, known);
        if (unknown is not null)
            return unknown;
        if (turns.Begin(http) is { } refused)
            return refused;
        // The writers of zip and Parquet send a few bytes, their heads and ends, without waiting.
        if (http.Features.Get<IHttpBodyControlFeature>() is { } body)
            body.AllowSynchronousIO = true;
        var tree = await source.Current(ct);
        var wanted = FigureRows.Parameters(caller, tree, codes, query.From, query.To);
        IExport export = format.Value switch
        {
            ExportFormat.Csv => new CsvExport(),
            ExportFormat.SdmxCsv => new SdmxCsvExport(),
            ExportFormat.SdmxJson => new SdmxJsonExport(clock.GetUtcNow(), Called(known)),
            ExportFormat.Xlsx => new XlsxExport(),
            ExportFormat.Parquet => new ParquetExport(),
            ExportFormat.Arrow => new ArrowExport(),
            _ => new GeoJsonExport(tree),
        };
        return TypedResults.Stream(to => export.Write(FigureRows.Read(database, wanted, ct), to, ct), export.ContentType, export.FileName);
    }

    private static (string[]? Codes, Refusal? Why) Codes(string? asked, IReadOnlyCollection<Indicator> known)
    {
        var found = asked?.Split(',', StringSplitOptions.TrimEntries).Select(text => Names.Indicator(text, known)).ToList();
        return found?.Find(one => one.Why is not null).Why is { } unknown ? (null, unknown) : (found?.Select(one => one.Code!).ToArray(), null);
    }

    /// <summary>What indicators are called now, by their codes.</summary>
    private static Dictionary<string, string> Called(IEnumerable<Indicator> known) =>
        known.GroupBy(one => one.Code).ToDictionary(versions => versions.Key, versions => versions.Last().NameVi);
}

/// <summary>csv and xlsx for spreadsheets, sdmx-csv and sdmx-json for statistical exchange, parquet and arrow for analysts, geojson for maps.</summary>
public enum ExportFormat
{
    Csv,
    SdmxCsv,
    SdmxJson,
    Xlsx,
    Parquet,
    Arrow,
    Geojson,
}

/// <summary>A form of file. Writes row by row and holds no more than a few of them.</summary>
internal interface IExport
{
    string ContentType { get; }

    string FileName { get; }

    Task Write(IAsyncEnumerable<FigureRow> rows, Stream to, CancellationToken ct);
}
