using System.IO.Compression;
using System.Security;
using System.Text;

namespace DanVan.Reporting.Reports;

/// <summary>
/// The report as a text that an office can go on with: A4, margins and letters of Decree 30/2020/NĐ-CP. Written part by part with the same
/// day on each, because a package library puts the time and random names into it, and the same report has the same bytes.
/// </summary>
internal static class ReportDocx
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Package = "http://schemas.openxmlformats.org/package/2006",
        Types = "application/vnd.openxmlformats-officedocument.wordprocessingml",
        Namespaces = $"xmlns:w=\"{Word}\" xmlns:r=\"{Relations}\"";

    private static readonly DateTimeOffset Day = new(2020, 3, 5, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(ReportContent report, string sha256, string host)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Override PartName=\"/word/document.xml\" ContentType=\"{Types}.document.main+xml\"/><Override PartName=\"/word/header.xml\" ContentType=\"{Types}.header+xml\"/></Types>");
            Part(zip, "_rels/.rels", Links([("document", "officeDocument", "word/document.xml", false)]));
            Part(zip, "word/_rels/document.xml.rels", Links(
            [
                ("header", "header", "header.xml", false),
                .. report.Figures.Where(one => one.Href is not null).SelectMany(one => new[]
                {
                    ($"f{one.Number}", "hyperlink", host + one.Href, true), ($"w{one.Number}", "hyperlink", host + one.Why, true),
                }),
            ]));
            Part(zip, "word/header.xml", $"<w:hdr {Namespaces}><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:fldSimple w:instr=\"PAGE\"><w:r>{Font(26)}<w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>");
            Part(zip, "word/document.xml", $"<w:document {Namespaces}><w:body>{Body(report, sha256)}"
                + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>");
        }
        return bytes.ToArray();
    }

    private static string Body(ReportContent report, string sha256)
    {
        var (paper, body) = (report.Paper, new StringBuilder());
        body.Append(Columns(
            (paper.Above is { } above ? Line(ReportWords.Upper(above), 24) : "") + Line(ReportWords.Upper(paper.Body), 24, bold: true) + Rule(1100) + Line($"Số: {paper.Symbol}", 26),
            Line(ReportWords.Nation, 24, bold: true) + Line(ReportWords.Motto, 26, bold: true) + Rule(1250) + Line(paper.PlaceAndDay(), 26, italic: true), 3900));
        body.Append(Line(ReportWords.Heading, 28, bold: true, before: 360)).Append(Line(report.Title, 28, bold: true)).Append(Rule(3600));
        foreach (var section in report.Sections)
        {
            body.Append(Paragraph(Run(section.Heading, 28, bold: true), "both", before: 120, first: 567));
            foreach (var sentence in section.Sentences)
            {
                body.Append(Paragraph(Run(sentence.Text, 28) + (sentence.IsOpinion ? Run($" {ReportWords.Opinion}", 28, italic: true) : string.Concat(sentence.Figures.Select(number => Cite(report, number)))),
                    "both", before: 120, first: 567));
            }
        }
        body.Append(Line("", 16)).Append(Columns(
            Paragraph(Run(ReportWords.Recipients, 24, bold: true, italic: true), "left") + string.Concat(paper.Recipients.Select(one => Paragraph(Run($"- {one}", 22), "left"))) + (paper.Recipients.Count == 0 ? Line("", 22) : ""),
            Line(ReportWords.Upper(paper.SignerOffice), 26, bold: true) + Line(ReportWords.SignatureLine, 26, italic: true, before: 700) + Line(paper.SignerName, 28, bold: true, before: 500), 4677));
        body.Append(Paragraph(Run(ReportWords.Sources, 26, bold: true), "left", before: 360, keep: true)).Append(Paragraph(Run(report.AsOfLine(), 22, italic: true), "both"));
        foreach (var figure in report.Figures)
            body.Append(Paragraph(Run($"[{figure.Number}] {figure.Source()}", 22) + (figure.Href is null ? "" : Link($"f{figure.Number}", " Số liệu", 22) + Run(",", 22) + Link($"w{figure.Number}", " căn cứ", 22)), "left"));
        return body.Append(Paragraph(Run($"SHA-256: {sha256}", 16), "left", before: 240)).ToString();
    }

    private static string Cite(ReportContent report, int number) =>
        report.Figures[number - 1].Href is null ? Run($" [{number}]", 28) : Link($"f{number}", $" [{number}]", 28);

    // Two columns without lines.
    private static string Columns(string left, string right, int width) =>
        $"<w:tbl><w:tblPr><w:tblW w:w=\"9354\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"{width}\"/><w:gridCol w:w=\"{9354 - width}\"/></w:tblGrid><w:tr>"
        + $"<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{left}</w:tc><w:tc><w:tcPr><w:tcW w:w=\"{9354 - width}\" w:type=\"dxa\"/></w:tcPr>{right}</w:tc></w:tr></w:tbl>";

    private static string Line(string text, int halfPoints, bool bold = false, bool italic = false, int before = 0) => Paragraph(Run(text, halfPoints, bold, italic), "center", before);

    // A line under what stands above: the top border of a narrow empty paragraph.
    private static string Rule(int indent) => "<w:p><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>"
        + $"<w:spacing w:before=\"40\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/><w:ind w:left=\"{indent}\" w:right=\"{indent}\"/></w:pPr></w:p>";

    private static string Paragraph(string runs, string at, int before = 0, int first = 0, bool keep = false) =>
        $"<w:p><w:pPr>{(keep ? "<w:keepNext/>" : "")}<w:spacing w:before=\"{before}\" w:after=\"0\"/><w:ind w:firstLine=\"{first}\"/><w:jc w:val=\"{at}\"/></w:pPr>{runs}</w:p>";

    private static string Link(string id, string text, int halfPoints) => $"<w:hyperlink r:id=\"{id}\">{Run(text, halfPoints)}</w:hyperlink>";

    private static string Run(string text, int halfPoints, bool bold = false, bool italic = false) =>
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
