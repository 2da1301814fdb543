using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.Reporting.Analytics;
using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DanVan.Reporting.Exports;

/// <summary>Figures by unit and month as a file, streamed: a row is written while the next is read, however many there are.</summary>
internal static class GetExport
{
    /// <param name="Indicators">Codes, separated by commas; all that the caller may see unless given.</param>
    /// <param name="From">First day counted.</param>
    /// <param name="To">Last day counted.</param>
    public sealed record Query(
        [property: StringLength(600), Description("Codes, separated by commas; all unless given.")] string? Indicators,
        [property: PlausibleDate] DateOnly? From,
        [property: PlausibleDate] DateOnly? To);

    internal static void Map(RouteGroupBuilder exports) => exports.MapGet("/{format}", Handle)
        .WithName(nameof(GetExport)).WithSummary("Figures by unit and month as a file").AllowAnonymous().AddEndpointFilter<FreshAnswer>()
        .Produces(200, contentType: "application/octet-stream").Refuses(400, 503);

    internal static async Task<IResult> Handle(
        Choice<ExportFormat> format, [AsParameters] Query query, NpgsqlDataSource database, ReportingDbContext db, UnitTreeSource source, Caller caller,
        ExportTurns turns, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (turns.Begin(http) is { } refused)
            return refused;
        // The writers of zip and Parquet send a few bytes, their heads and ends, without waiting.
        if (http.Features.Get<IHttpBodyControlFeature>() is { } body)
            body.AllowSynchronousIO = true;
        var tree = await source.Current(ct);
        var wanted = FigureRows.Parameters(caller, tree, query.Indicators?.Split(','), query.From, query.To);
        IExport export = format.Value switch
        {
            ExportFormat.Csv => new CsvExport(),
            ExportFormat.SdmxCsv => new SdmxCsvExport(),
            ExportFormat.SdmxJson => new SdmxJsonExport(clock.GetUtcNow(), await Names(db, ct)),
            ExportFormat.Xlsx => new XlsxExport(),
            ExportFormat.Parquet => new ParquetExport(),
            ExportFormat.Arrow => new ArrowExport(),
            _ => new GeoJsonExport(tree),
        };
        return TypedResults.Stream(to => export.Write(FigureRows.Read(database, wanted, ct), to, ct), export.ContentType, export.FileName);
    }

    /// <summary>What indicators are called now, by their codes.</summary>
    private static async Task<Dictionary<string, string>> Names(ReportingDbContext db, CancellationToken ct) =>
        (await db.Indicators.AsNoTracking().OrderBy(one => one.Version).Select(one => new { one.Code, one.NameVi }).ToListAsync(ct))
            .GroupBy(one => one.Code).ToDictionary(versions => versions.Key, versions => versions.Last().NameVi);
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
