using System.Globalization;
using System.Text;
using DanVan.Reporting.Analytics;

namespace DanVan.Reporting.Exports;

/// <summary>CSV after RFC 4180, UTF-8 with a byte order mark, without which spreadsheets misread Vietnamese.</summary>
internal sealed class CsvExport : IExport
{
    public string ContentType => "text/csv; charset=utf-8";

    public string FileName => "figures.csv";

    public Task Write(IAsyncEnumerable<FigureRow> rows, Stream to, CancellationToken ct) => CsvLines.Write(
        rows, to, "indicator,unit_id,unit_code,unit_name,unit_kind,month,value",
        row => [row.Indicator, row.UnitId.ToString(), row.UnitCode, row.UnitName, row.UnitKind, $"{row.Month:yyyy-MM-dd}", CsvLines.Number(row.Value)], ct);
}

/// <summary>SDMX-CSV 2.0: the form in which statistical offices exchange observations.</summary>
internal sealed class SdmxCsvExport : IExport
{
    /// <summary>Under which statistical offices know what is exchanged.</summary>
    internal const string Dataflow = "DANVAN:FIGURES(1.0)";

    public string ContentType => "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8";

    public string FileName => "figures.sdmx.csv";

    public Task Write(IAsyncEnumerable<FigureRow> rows, Stream to, CancellationToken ct) => CsvLines.Write(
        rows, to, "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,REF_AREA_CODE,REF_AREA_NAME",
        row => ["dataflow", Dataflow, "I", "M", row.Indicator, row.UnitId.ToString(), $"{row.Month:yyyy-MM}", CsvLines.Number(row.Value), row.UnitCode, row.UnitName], ct);
}

internal static class CsvLines
{
    internal static async Task Write(
        IAsyncEnumerable<FigureRow> rows, Stream to, string heading, Func<FigureRow, IEnumerable<string?>> fields, CancellationToken ct)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(heading.AsMemory(), ct);
        await foreach (var row in rows.WithCancellation(ct))
            await text.WriteLineAsync(string.Join(',', fields(row).Select(Field)).AsMemory(), ct);
    }

    internal static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    // What begins like a formula would be run by a spreadsheet.
    private static string Field(string? text) => text switch
    {
        null => "",
        ['=' or '+' or '-' or '@', ..] when !decimal.TryParse(text, CultureInfo.InvariantCulture, out _) => $"\"'{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        _ when text.AsSpan().ContainsAny(',', '"', '\n') => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        _ => text,
    };
}
