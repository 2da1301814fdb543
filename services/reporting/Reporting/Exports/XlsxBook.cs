using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace DanVan.Reporting.Exports;

/// <summary>What workbooks (ISO/IEC 29500) are made of, written part by part into the zip.</summary>
internal static class XlsxBook
{
    public const string ContentType = Types + ".sheet",
        Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const string Package = "http://schemas.openxmlformats.org/package/2006", Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static string SheetPart(int sheet) => $"xl/worksheets/sheet{sheet}.xml";

    /// <summary>Everything beside the sheets.</summary>
    /// <param name="styles">What is in the style sheet.</param>
    public static async Task Finish(ZipArchive zip, IReadOnlyList<string> names, string styles, CancellationToken ct)
    {
        var all = names.Select((name, at) => (Name: name, Number: at + 1)).ToList();
        await Whole(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(all.Select(sheet =>
            $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{sheet.Number}\" r:id=\"s{sheet.Number}\"/>"))}</sheets></workbook>", ct);
        await Whole(zip, "xl/_rels/workbook.xml.rels", Links([.. all.Select(sheet => ($"s{sheet.Number}", "worksheet", $"worksheets/sheet{sheet.Number}.xml", false)), ("styles", "styles", "styles.xml", false)]), ct);
        await Whole(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\">{styles}</styleSheet>", ct);
        await Whole(zip, "_rels/.rels", Links([("book", "officeDocument", "xl/workbook.xml", false)]), ct);
        await Whole(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Types}.styles+xml\"/>{string.Concat(all.Select(sheet =>
            $"<Override PartName=\"/{SheetPart(sheet.Number)}\" ContentType=\"{Types}.worksheet+xml\"/>"))}</Types>", ct);
    }

    /// <summary>Where the links of a sheet lead, by id.</summary>
    public static Task LinksOf(ZipArchive zip, int sheet, IEnumerable<(string Id, string Target)> links, CancellationToken ct) =>
        Whole(zip, $"xl/worksheets/_rels/sheet{sheet}.xml.rels", Links([.. links.Select(link => (link.Id, "hyperlink", link.Target, true))]), ct);

    public static async Task Whole(ZipArchive zip, string name, string content, CancellationToken ct)
    {
        await using var part = await Part(zip, name, ct);
        await part.WriteAsync(content.AsMemory(), ct);
    }

    public static async Task<StreamWriter> Part(ZipArchive zip, string name, CancellationToken ct) =>
        new(await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct), new UTF8Encoding(false), 1 << 16);

    public static string Row(params ReadOnlySpan<string> cells) => $"<row>{string.Concat(cells)}</row>";

    public static string Text(string text, int style = 0) => $"<c{Styled(style)} t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    public static string Value(decimal value, int style = 0, string? formula = null) =>
        $"<c{Styled(style)}>{(formula is null ? "" : $"<f>{SecurityElement.Escape(formula)}</f>")}<v>{Number(value)}</v></c>";

    public static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Styled(int style) => style == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" s=\"{style}\"");

    private static string Links(IReadOnlyList<(string Id, string Type, string Target, bool External)> links) => $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(links.Select(link =>
        $"<Relationship Id=\"{link.Id}\" Type=\"{Relations}/{link.Type}\" Target=\"{SecurityElement.Escape(link.Target)}\"{(link.External ? " TargetMode=\"External\"" : "")}/>"))}</Relationships>";
}
