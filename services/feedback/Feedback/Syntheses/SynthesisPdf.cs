namespace DanVan.Feedback.Syntheses;

/// <summary>The table on paper. The head of the table is on every page; a row that no page holds goes on on the next.</summary>
internal static class SynthesisPdf
{
    private const double Size = 11, Leading = Size * 1.2, Padding = 4, Middle = (PdfSheet.Left + PdfSheet.Right) / 2;

    private static readonly double[] Edges =
        [.. SynthesisWords.Widths.Append(0).Select((_, at) => PdfSheet.Left + (PdfSheet.Right - PdfSheet.Left) * SynthesisWords.Widths.Take(at).Sum())];

    public static byte[] Of(Synthesis synthesis)
    {
        var table = synthesis.Table;
        using var sheet = new PdfSheet(table.Subject());
        Head(sheet, table);
        sheet.Y -= 10;
        Row(sheet, SynthesisWords.Columns, isHead: true);
        foreach (var row in table.Rows)
            Row(sheet, row.Cells(), isHead: false);
        Signature(sheet, table);
        sheet.Paragraph($"SHA-256: {synthesis.Sha256}", 8);
        sheet.Paragraph($"ECDSA ({synthesis.KeyId}): {synthesis.Signature}", 8);
        return sheet.Finish();
    }

    private static void Head(PdfSheet sheet, SynthesisTable table)
    {
        const double Own = PdfSheet.Left + 140, Nation = PdfSheet.Right - 170;
        sheet.Centred(table.Body(), Own, 280, 13, Face.Bold);
        sheet.Line(Own - 45, sheet.Y - 4, Own + 45, sheet.Y - 4);
        sheet.Y -= 8;
        sheet.Centred(table.Symbol(), Own, 280, 13, Face.Regular);
        var below = sheet.Y;

        sheet.Y = PdfSheet.Top;
        sheet.Centred(SynthesisWords.Nation, Nation, 340, 13, Face.Bold);
        sheet.Centred(SynthesisWords.Motto, Nation, 340, 14, Face.Bold);
        var motto = sheet.Width(SynthesisWords.Motto, 14, Face.Bold) / 2; // the line is as long as the motto
        sheet.Line(Nation - motto, sheet.Y - 4, Nation + motto, sheet.Y - 4);
        sheet.Y -= 10;
        sheet.Centred(table.PlaceAndDay(), Nation, 340, 14, Face.Italic);

        sheet.Y = Math.Min(below, sheet.Y) - 14;
        sheet.Centred(SynthesisWords.Heading, Middle, 640, 14, Face.Bold);
        sheet.Centred(table.Subject(), Middle, 640, 14, Face.Bold);
        sheet.Line(Middle - 60, sheet.Y - 5, Middle + 60, sheet.Y - 5);
        sheet.Y -= 12;
        foreach (var line in table.Summary())
            sheet.Paragraph(line, 13);
    }

    private static void Row(PdfSheet sheet, IReadOnlyList<string> cells, bool isHead)
    {
        var face = isHead ? Face.Bold : Face.Regular;
        var lines = cells.Select((cell, at) => sheet.Lines(cell, Edges[at + 1] - Edges[at] - 2 * Padding, Size, face)).ToList();
        for (var (from, most) = (0, Math.Max(1, lines.Max(cell => cell.Count))); from < most;)
        {
            var room = (int)((sheet.Y - PdfSheet.Bottom - 2 * Padding) / Leading);
            // Short rows stay whole; a long one is begun where at least three lines of it fit.
            if (room < Math.Min(most - from, 3))
            {
                sheet.NextPage();
                if (!isHead)
                    Row(sheet, SynthesisWords.Columns, isHead: true);
                continue;
            }
            var count = Math.Min(room, most - from);
            Box(sheet, count * Leading + 2 * Padding);
            foreach (var (cell, at) in lines.Select((cell, at) => (cell, at)))
            {
                foreach (var (line, number) in cell.Skip(from).Take(count).Select((line, number) => (line, number)))
                    Write(sheet, line, at, sheet.Y - Padding - Size * 0.9 - number * Leading, isHead);
            }
            sheet.Y -= count * Leading + 2 * Padding;
            from += count;
        }
    }

    private static void Write(PdfSheet sheet, string line, int column, double y, bool isHead)
    {
        // Numbers and heads stand in the middle.
        var centred = isHead || column is 0 or 3 or 4;
        sheet.Text(line, centred ? (Edges[column] + Edges[column + 1]) / 2 : Edges[column] + Padding, y, Size, isHead ? Face.Bold : Face.Regular, centred);
    }

    private static void Box(PdfSheet sheet, double height)
    {
        foreach (var edge in Edges)
            sheet.Line(edge, sheet.Y, edge, sheet.Y - height);
        sheet.Line(Edges[0], sheet.Y, Edges[^1], sheet.Y);
        sheet.Line(Edges[0], sheet.Y - height, Edges[^1], sheet.Y - height);
    }

    private static void Signature(PdfSheet sheet, SynthesisTable table)
    {
        const double Signer = PdfSheet.Right - 150, Needed = 150;
        if (sheet.Y - Needed < PdfSheet.Bottom)
            sheet.NextPage();
        sheet.Y -= 16;
        sheet.Centred(table.Office(), Signer, 300, 13, Face.Bold);
        sheet.Centred(SynthesisWords.SignatureLine, Signer, 300, 13, Face.Italic);
        sheet.Y -= 46;
        sheet.Centred(table.Form.SignerName, Signer, 300, 14, Face.Bold);
        sheet.Y -= 14;
    }
}
