using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using DanVan.Reporting.Analytics;

namespace DanVan.Reporting.Exports;

/// <summary>
/// A workbook (ISO/IEC 29500) written part by part into the zip as it leaves: libraries hold it whole in memory. Each sheet ends with a
/// formula that adds it up, so that whoever deletes rows sees the sum follow.
/// </summary>
internal sealed class XlsxExport : IExport
{
    // One line of heading and one of the sum are the sheet's own.
    private const int MostRows = 1_048_576 - 2;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Package = "http://schemas.openxmlformats.org/package/2006",
        Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly DateOnly Epoch = new(1899, 12, 30);

    public string ContentType => Types + ".sheet";

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
            await using var sheet = await Part(zip, $"xl/worksheets/sheet{sheets}.xml", ct);
            more = await Sheet(sheet, left, more, ct);
        }
        while (more);
        await Book(zip, sheets, ct);
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
                $"<c s=\"1\"><v>{row.Month.DayNumber - Epoch.DayNumber}</v></c>", $"<c><v>{Number(row.Value)}</v></c>").AsMemory(), ct);
            (written, sum) = (written + 1, sum + row.Value);
        }
        var formula = written == 0 ? "0" : $"SUM(G2:G{written + 1})";
        await sheet.WriteAsync(Row(Text("Tổng"), "<c/>", "<c/>", "<c/>", "<c/>", "<c/>", $"<c><f>{formula}</f><v>{Number(sum)}</v></c>").AsMemory(), ct);
        await sheet.WriteAsync("</sheetData></worksheet>".AsMemory(), ct);
        return more;
    }

    private static async Task Book(ZipArchive zip, int sheets, CancellationToken ct)
    {
        var all = Enumerable.Range(1, sheets).ToList();
        await Whole(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(all.Select(sheet =>
            $"<sheet name=\"Số liệu {sheet}\" sheetId=\"{sheet}\" r:id=\"s{sheet}\"/>"))}</sheets></workbook>", ct);
        await Whole(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(all.Select(sheet =>
            $"<Relationship Id=\"s{sheet}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{sheet}.xml\"/>"))}<Relationship Id=\"styles\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>", ct);
        // Format 14 is the short date of whoever opens it.
        await Whole(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>", ct);
        await Whole(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"book\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>", ct);
        await Whole(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Types}.styles+xml\"/>{string.Concat(all.Select(sheet =>
            $"<Override PartName=\"/xl/worksheets/sheet{sheet}.xml\" ContentType=\"{Types}.worksheet+xml\"/>"))}</Types>", ct);
    }

    private static async Task Whole(ZipArchive zip, string name, string content, CancellationToken ct)
    {
        await using var part = await Part(zip, name, ct);
        await part.WriteAsync(content.AsMemory(), ct);
    }

    private static async Task<StreamWriter> Part(ZipArchive zip, string name, CancellationToken ct) =>
        new(await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct), new UTF8Encoding(false), 1 << 16);

    private static string Row(params ReadOnlySpan<string> cells) => $"<row>{string.Concat(cells)}</row>";

    private static string Text(string text) => $"<c t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
