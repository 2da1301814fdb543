using System.Globalization;
using System.IO.Compression;
using System.Text;
using DanVan.Reporting.Exports;
using DanVan.Reporting.Reports;
using static DanVan.Reporting.Exports.XlsxBook;

namespace DanVan.Reporting.Submissions;

/// <summary>The official form as a sheet on A4 across: numbers are numbers, a ratio follows its parts, and a source leads to its inputs.</summary>
internal sealed class OfficialFormXlsx
{
    private const string Source = "Nguồn số liệu", Left = "A{0}:C{0}", Right = "D{0}:F{0}", Whole = "A{0}:F{0}";

    // Places in the style sheet below.
    private const int Middle = 1, MiddleBold = 2, MiddleItalic = 3, Plain = 4, Cell = 5, CellMiddle = 6, CellHead = 7, CellCount = 8, CellNumber = 9, CellLink = 10, Title = 11, Italic = 12;

    private static readonly string[] Sides = ["left", "right", "top", "bottom"];

    // How wide the columns are.
    private static readonly int[] Letters = [6, 46, 13, 34, 38, 34];

    // No row of a sheet is higher, whatever stands in it.
    private const int Highest = 409;

    private readonly StringBuilder rows = new();
    private readonly List<string> merged = [], links = [];
    private int row;

    public static async Task<byte[]> Of(OfficialForm form, string host, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(bytes, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct))
        {
            await XlsxBook.Whole(zip, SheetPart(1), new OfficialFormXlsx().Sheet(form), ct);
            await LinksOf(zip, 1, form.Lines.Where(line => line.Why is not null).Select(line => ($"w{line.Number}", host + line.Why)), ct);
            await Finish(zip, ["Biểu mẫu"], Styles, ct);
        }
        return bytes.ToArray();
    }

    private string Sheet(OfficialForm form)
    {
        Halves(form.Above is { } above ? ReportWords.Upper(above) : "", ReportWords.Nation, Middle, MiddleBold);
        Halves(ReportWords.Upper(form.Body), ReportWords.Motto, MiddleBold, MiddleBold);
        Halves($"Số: {form.Symbol}", form.Place, Middle, MiddleItalic);
        Across(form.IsDraft ? OfficialForm.Draft : "", MiddleBold);
        Across(ReportWords.Upper(form.Title), Title);
        Across(form.Period, Middle);
        foreach (var said in new[] { $"Đơn vị báo cáo: {form.Unit}", $"Căn cứ: {form.Basis}", $"Trạng thái: {form.State}", form.Correction }.OfType<string>())
            Across(said, Plain);
        Put(High("", 1), [.. new[] { OfficialForm.No, OfficialForm.Item, OfficialForm.Measure, OfficialForm.Result, Source, OfficialForm.Remark }.Select(name => Text(name, CellHead))]);
        var table = row;
        foreach (var line in form.Lines)
        {
            Put(new[] { line.Item, line.Measure, line.Text, line.Source, line.Remark }.Select((text, at) => High(text ?? "", Letters[at + 1])).Max(),
                Value(line.Number, CellMiddle), Text(line.Item, Cell), Text(line.Measure ?? "", CellMiddle), Result(line, table), From(line), Text(line.Remark ?? "", Cell));
        }
        if (form.Lines.Any(line => line.Source is not null))
            Across(ReportWords.KnownAt(form.KnownAt), Italic);
        Across("", Plain);
        Halves(ReportWords.Recipients, ReportWords.Upper(form.SignerOffice), Italic, MiddleBold);
        foreach (var (recipient, at) in form.Recipients.Select((recipient, at) => (recipient, at)))
            Halves($"- {recipient}", at == 0 ? ReportWords.SignatureLine : "", Plain, MiddleItalic);
        return $"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><cols>{Columns}</cols><sheetData>{rows}</sheetData>"
            + $"<mergeCells count=\"{merged.Count}\">{string.Concat(merged)}</mergeCells>{(links.Count == 0 ? "" : $"<hyperlinks>{string.Concat(links)}</hyperlinks>")}"
            + "<pageMargins left=\"0.6\" right=\"0.6\" top=\"0.8\" bottom=\"0.8\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>";
    }

    private static string Result(FormLine line, int table) => line.Value is not { } value ? Text(line.Text ?? "", Cell)
        : Value(value, value % 1 == 0 ? CellCount : CellNumber, line.Ratio is { } ratio
            ? string.Create(CultureInfo.InvariantCulture, $"ROUND(D{table + ratio.Above}/D{table + ratio.Below}*{ratio.Per},{FormRatio.Digits})") : null);

    private string From(FormLine line)
    {
        if (line.Why is not null)
            links.Add(string.Create(CultureInfo.InvariantCulture, $"<hyperlink ref=\"E{row + 1}\" r:id=\"w{line.Number}\"/>"));
        return Text(line.Source ?? "", line.Why is null ? Cell : CellLink);
    }

    private void Halves(string left, string right, int leftStyle, int rightStyle)
    {
        Put(Math.Max(High(left, Letters[..3].Sum()), High(right, Letters[3..].Sum())), Text(left, leftStyle), "<c/>", "<c/>", Text(right, rightStyle));
        Merge(Left);
        Merge(Right);
    }

    private void Across(string text, int style)
    {
        Put(High(text, Letters.Sum()), Text(text, style));
        Merge(Whole);
    }

    // Not every program finds the height of a row by itself, and none where cells are merged: in points, by the letters that a line holds.
    private static int High(string text, int letters) => Math.Min(Highest, 17 * text.Split('\n').Sum(line => 1 + line.Length * 5 / 4 / letters));

    private void Put(int height, params ReadOnlySpan<string> cells)
    {
        row++;
        rows.Append(Row(cells).Replace("<row>", $"<row ht=\"{height}\" customHeight=\"1\">", StringComparison.Ordinal));
    }

    private void Merge(string cells) => merged.Add($"<mergeCell ref=\"{string.Format(CultureInfo.InvariantCulture, cells, row)}\"/>");

    private static string Columns => string.Concat(Letters.Select((width, at) => $"<col min=\"{at + 1}\" max=\"{at + 1}\" width=\"{width}\" customWidth=\"1\"/>"));

    private static string Styles
    {
        get
        {
            const string Face = "<sz val=\"12\"/><name val=\"Times New Roman\"/>", Middle = "horizontal=\"center\"";
            string[] fonts = [Face, $"<b/>{Face}", $"<i/>{Face}", "<u/><sz val=\"12\"/><color rgb=\"FF004080\"/><name val=\"Times New Roman\"/>", "<b/><sz val=\"14\"/><name val=\"Times New Roman\"/>"];
            (int Font, int Border, int Format, string At)[] cells =
            [
                (0, 0, 0, ""), (0, 0, 0, Middle), (1, 0, 0, Middle), (2, 0, 0, Middle), (0, 0, 0, ""), (0, 1, 0, ""), (0, 1, 0, Middle), (1, 1, 0, Middle),
                (0, 1, 3, ""), (0, 1, 0, ""), (3, 1, 0, ""), (4, 0, 0, Middle), (2, 0, 0, ""),
            ];
            var line = string.Concat(Sides.Select(side => $"<{side} style=\"thin\"/>"));
            return $"<fonts count=\"{fonts.Length}\">{string.Concat(fonts.Select(font => $"<font>{font}</font>"))}</fonts>"
                + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
                + $"<borders count=\"2\"><border/><border>{line}</border></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
                + $"<cellXfs count=\"{cells.Length}\">{string.Concat(cells.Select(cell => $"<xf numFmtId=\"{cell.Format}\" fontId=\"{cell.Font}\" fillId=\"0\" borderId=\"{cell.Border}\" applyNumberFormat=\"1\" applyFont=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment {cell.At} vertical=\"top\" wrapText=\"1\"/></xf>"))}</cellXfs>";
        }
    }
}
