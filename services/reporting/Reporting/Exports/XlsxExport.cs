using System.IO.Compression;
using DanVan.Reporting.Analytics;
using static DanVan.Reporting.Exports.XlsxBook;

namespace DanVan.Reporting.Exports;

/// <summary>
/// A workbook (ISO/IEC 29500) written part by part into the zip as it leaves: libraries hold it whole in memory. Each sheet ends with a
/// formula that adds it up, so that whoever deletes rows sees the sum follow.
/// </summary>
internal sealed class XlsxExport : IExport
{
    // One line of heading and one of the sum are the sheet's own.
    private const int MostRows = 1_048_576 - 2;

    // Style 1, format 14, is the short date of whoever opens it.
    private const string Styles = "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs>";

    private static readonly DateOnly Epoch = new(1899, 12, 30);

    public string ContentType => XlsxBook.ContentType;

    public string FileName => "figures.xlsx";

    public async Task Write(IAsyncEnumerable<FigureRow> rows, Stream to, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        var sheets = 0;
        await using var left = rows.GetAsyncEnumerator(ct);
        var more = await left.MoveNextAsync();
        do
        {
            sheets++;
            await using var sheet = await Part(zip, SheetPart(sheets), ct);
            more = await Sheet(sheet, left, more, ct);
        }
        while (more);
        await Finish(zip, [.. Enumerable.Range(1, sheets).Select(sheet => $"Số liệu {sheet}")], Styles, ct);
    }

    private static async Task<bool> Sheet(StreamWriter sheet, IAsyncEnumerator<FigureRow> left, bool more, CancellationToken ct)
    {
        await sheet.WriteAsync($"<worksheet xmlns=\"{Main}\"><sheetData>".AsMemory(), ct);
        await sheet.WriteAsync(Row(Text("Chỉ tiêu"), Text("Id đơn vị"), Text("Mã"), Text("Đơn vị"), Text("Loại"), Text("Tháng"), Text("Giá trị")).AsMemory(), ct);
        var (written, sum) = (0, 0m);
        for (; more && written < MostRows; more = await left.MoveNextAsync())
        {
            var row = left.Current;
            await sheet.WriteAsync(Row(Text(row.Indicator), Text(row.UnitId.ToString()), Text(row.UnitCode ?? ""), Text(row.UnitName), Text(row.UnitKind),
                $"<c s=\"1\"><v>{row.Month.DayNumber - Epoch.DayNumber}</v></c>", Value(row.Value)).AsMemory(), ct);
            (written, sum) = (written + 1, sum + row.Value);
        }
        var formula = written == 0 ? "0" : $"SUM(G2:G{written + 1})";
        await sheet.WriteAsync(Row(Text("Tổng"), "<c/>", "<c/>", "<c/>", "<c/>", "<c/>", Value(sum, formula: formula)).AsMemory(), ct);
        await sheet.WriteAsync("</sheetData></worksheet>".AsMemory(), ct);
        return more;
    }
}
