using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DanVan.Feedback.Syntheses;

/// <summary>The table as a text that an office can go on with: A4 across, the margins and the letters of Decree 30/2020/NĐ-CP.</summary>
internal static class SynthesisDocx
{
    // Twentieths of a point: 1 mm is 56.7.
    private const int Width = 14290, HeadLeft = 6000, HeadRight = 8290;

    public static byte[] Of(Synthesis synthesis)
    {
        var table = synthesis.Table;
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = table.Subject();
            var main = document.AddMainDocumentPart();
            var header = main.AddNewPart<HeaderPart>();
            header.Header = new Header(Line(new Run(Font(26, false, false), new SimpleField { Instruction = "PAGE" }), JustificationValues.Center));
            main.Document = new Document(new Body(
            [
                Head(table),
                Text(SynthesisWords.Heading, 28, bold: true, before: 240),
                Text(table.Subject(), 28, bold: true, after: 200),
                .. table.Summary().Select(line => Text(line, 26, at: JustificationValues.Both)),
                Rows(table),
                Text(table.Office(), 26, bold: true, before: 240, indent: 8000),
                Text(SynthesisWords.SignatureLine, 26, italic: true, after: 900, indent: 8000),
                Text(table.Form.SignerName, 28, bold: true, indent: 8000),
                Text($"SHA-256: {synthesis.Sha256}", 16, before: 240, at: JustificationValues.Left),
                Text($"ECDSA ({synthesis.KeyId}): {synthesis.Signature}", 16, at: JustificationValues.Left),
                // The first page has no number.
                new SectionProperties(
                    new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
                    new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
                    new PageMargin { Top = 1134, Bottom = 1134, Left = 1701, Right = 851, Header = 567, Footer = 567, Gutter = 0 },
                    new TitlePage()),
            ]));
        }
        return bytes.ToArray();
    }

    private static Table Head(SynthesisTable table) => new(
        Properties(bordered: false), new TableGrid(new GridColumn { Width = $"{HeadLeft}" }, new GridColumn { Width = $"{HeadRight}" }),
        new TableRow(
            Cell(HeadLeft, Text(table.Body(), 26, bold: true), Rule(1900), Text(table.Symbol(), 26)),
            Cell(HeadRight, Text(SynthesisWords.Nation, 26, bold: true), Text(SynthesisWords.Motto, 28, bold: true), Rule(2300), Text(table.PlaceAndDay(), 28, italic: true))));

    private static Table Rows(SynthesisTable table)
    {
        var rows = new Table(Properties(bordered: true), new TableGrid(SynthesisWords.Widths.Select(share => new GridColumn { Width = $"{(int)(Width * share)}" })));
        rows.Append(new TableRow(
            [new TableRowProperties(new TableHeader()), .. SynthesisWords.Columns.Select((column, at) => Cell(Column(at), Text(column, 22, bold: true)))]));
        foreach (var row in table.Rows)
        {
            rows.Append(new TableRow([.. row.Cells().Select((cell, at) =>
                Cell(Column(at), Text(cell, 22, at: at is 0 or 3 or 4 ? JustificationValues.Center : JustificationValues.Left)))]));
        }
        return rows;
    }

    private static int Column(int at) => (int)(Width * SynthesisWords.Widths[at]);

    private static TableProperties Properties(bool bordered)
    {
        var value = bordered ? BorderValues.Single : BorderValues.None;
        return new(new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{Width}" },
            new TableBorders(
                new TopBorder { Val = value, Size = 4 }, new LeftBorder { Val = value, Size = 4 }, new BottomBorder { Val = value, Size = 4 },
                new RightBorder { Val = value, Size = 4 }, new InsideHorizontalBorder { Val = value, Size = 4 }, new InsideVerticalBorder { Val = value, Size = 4 }),
            new TableLayout { Type = TableLayoutValues.Fixed });
    }

    private static TableCell Cell(int width, params Paragraph[] paragraphs) =>
        new([new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{width}" }), .. paragraphs]);

    // A line under what stands above: the top border of a narrow empty paragraph.
    private static Paragraph Rule(int indent) => new(new ParagraphProperties(
        new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 6, Space = 1 }),
        new SpacingBetweenLines { Before = "40", After = "0", Line = "120", LineRule = LineSpacingRuleValues.Exact },
        new Indentation { Left = $"{indent}", Right = $"{indent}" }));

    private static Paragraph Text(
        string text, int halfPoints, bool bold = false, bool italic = false, int before = 0, int after = 0, int indent = 0, JustificationValues? at = null) =>
        Line(new Run(Font(halfPoints, bold, italic), new Text(text) { Space = SpaceProcessingModeValues.Preserve }), at ?? JustificationValues.Center, before, after, indent);

    private static Paragraph Line(OpenXmlElement run, JustificationValues at, int before = 0, int after = 0, int indent = 0) => new(
        new ParagraphProperties(
            new SpacingBetweenLines { Before = $"{before}", After = $"{after}" }, new Indentation { Left = $"{indent}" }, new Justification { Val = at }),
        run);

    private static RunProperties Font(int halfPoints, bool bold, bool italic)
    {
        var font = new RunProperties(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", ComplexScript = "Times New Roman" });
        if (bold)
            font.Append(new Bold());
        if (italic)
            font.Append(new Italic());
        font.Append(new FontSize { Val = $"{halfPoints}" });
        return font;
    }
}
