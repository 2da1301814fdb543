using System.IO.Compression;
using System.Security;
using System.Text;

namespace DanVan.Reporting.Reports;

/// <summary>
/// What texts of an office are made of: A4, margins and letters, head and foot of Decree 30/2020/NĐ-CP. Written part by part with the same
/// day on each, because a package library puts the time and random names into it, and the same text has the same bytes.
/// </summary>
internal static class WordPieces
{
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Package = "http://schemas.openxmlformats.org/package/2006",
        Types = "application/vnd.openxmlformats-officedocument.wordprocessingml",
        Namespaces = $"xmlns:w=\"{Word}\" xmlns:r=\"{Relations}\"";

    // The text between the margins, in twentieths of a point.
    private const int Across = 9354;

    private static readonly string[] Sides = ["top", "left", "bottom", "right", "insideH", "insideV"];

    private static readonly DateTimeOffset Day = new(2020, 3, 5, 0, 0, 0, TimeSpan.Zero);

    /// <param name="links">Where <see cref="Link"/> leads, by id.</param>
    public static byte[] Document(string body, IEnumerable<(string Id, string Target)> links)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Override PartName=\"/word/document.xml\" ContentType=\"{Types}.document.main+xml\"/><Override PartName=\"/word/header.xml\" ContentType=\"{Types}.header+xml\"/></Types>");
            Part(zip, "_rels/.rels", Links([("document", "officeDocument", "word/document.xml", false)]));
            Part(zip, "word/_rels/document.xml.rels", Links([("header", "header", "header.xml", false), .. links.Select(link => (link.Id, "hyperlink", link.Target, true))]));
            Part(zip, "word/header.xml", $"<w:hdr {Namespaces}><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:fldSimple w:instr=\"PAGE\"><w:r>{Font(26)}<w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>");
            Part(zip, "word/document.xml", $"<w:document {Namespaces}><w:body>{body}"
                + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>");
        }
        return bytes.ToArray();
    }

    /// <param name="place">And day, as <see cref="ReportWords.PlaceAndDay(string, DateOnly?)"/> writes them.</param>
    /// <param name="below">What stands below number and symbol.</param>
    public static string Head(string? above, string body, string symbol, string place, string below = "") => Columns(
        (above is null ? "" : Line(ReportWords.Upper(above), 24)) + Line(ReportWords.Upper(body), 24, bold: true) + Rule(1100) + Line($"Số: {symbol}", 26) + below,
        Line(ReportWords.Nation, 24, bold: true) + Line(ReportWords.Motto, 26, bold: true) + Rule(1250) + Line(place, 26, italic: true), 3900);

    public static string Foot(IReadOnlyList<string> recipients, string office, string name) => Columns(
        Paragraph(Run(ReportWords.Recipients, 24, bold: true, italic: true), "left") + string.Concat(recipients.Select(one => Paragraph(Run($"- {one}", 22), "left"))) + (recipients.Count == 0 ? Line("", 22) : ""),
        Line(ReportWords.Upper(office), 26, bold: true) + Line(ReportWords.SignatureLine, 26, italic: true, before: 700) + Line(name, 28, bold: true, before: 500), 4677);

    /// <summary>A table with lines, whose first row is repeated on every page.</summary>
    /// <param name="rows">Of each cell its paragraphs.</param>
    public static string Table(int[] widths, IEnumerable<string[]> rows)
    {
        var lines = string.Concat(Sides.Select(side => $"<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"));
        return $"<w:tbl><w:tblPr><w:tblW w:w=\"{Across}\" w:type=\"dxa\"/><w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr>"
            + $"<w:tblGrid>{string.Concat(widths.Select(width => $"<w:gridCol w:w=\"{width}\"/>"))}</w:tblGrid>{string.Concat(rows.Select((row, at) =>
                $"<w:tr>{(at == 0 ? "<w:trPr><w:tblHeader/></w:trPr>" : "")}{string.Concat(row.Zip(widths, Cell))}</w:tr>"))}</w:tbl>";
    }

    // Two columns without lines.
    private static string Columns(string left, string right, int width) =>
        $"<w:tbl><w:tblPr><w:tblW w:w=\"{Across}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"{width}\"/><w:gridCol w:w=\"{Across - width}\"/></w:tblGrid><w:tr>"
        + $"{Cell(left, width)}{Cell(right, Across - width)}</w:tr></w:tbl>";

    private static string Cell(string paragraphs, int width) => $"<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{paragraphs}</w:tc>";

    public static string Line(string text, int halfPoints, bool bold = false, bool italic = false, int before = 0) => Paragraph(Run(text, halfPoints, bold, italic), "center", before);

    // A line under what stands above: the top border of a narrow empty paragraph.
    public static string Rule(int indent) => "<w:p><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>"
        + $"<w:spacing w:before=\"40\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/><w:ind w:left=\"{indent}\" w:right=\"{indent}\"/></w:pPr></w:p>";

    public static string Paragraph(string runs, string at, int before = 0, int first = 0, bool keep = false) =>
        $"<w:p><w:pPr>{(keep ? "<w:keepNext/>" : "")}<w:spacing w:before=\"{before}\" w:after=\"0\"/><w:ind w:firstLine=\"{first}\"/><w:jc w:val=\"{at}\"/></w:pPr>{runs}</w:p>";

    public static string Link(string id, string text, int halfPoints) => $"<w:hyperlink r:id=\"{id}\">{Run(text, halfPoints)}</w:hyperlink>";

    public static string Run(string text, int halfPoints, bool bold = false, bool italic = false) =>
        $"<w:r>{Font(halfPoints, bold, italic)}<w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>";

    private static string Font(int halfPoints, bool bold = false, bool italic = false) =>
        $"<w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>{(bold ? "<w:b/>" : "")}{(italic ? "<w:i/>" : "")}<w:sz w:val=\"{halfPoints}\"/></w:rPr>";

    private static string Links((string Id, string Type, string Target, bool External)[] links) => $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(links.Select(link =>
        $"<Relationship Id=\"{link.Id}\" Type=\"{Relations}/{link.Type}\" Target=\"{SecurityElement.Escape(link.Target)}\"{(link.External ? " TargetMode=\"External\"" : "")}/>"))}</Relationships>";

    private static void Part(ZipArchive zip, string name, string content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Day;
        using var part = entry.Open();
        part.Write(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{content}"));
    }
}
