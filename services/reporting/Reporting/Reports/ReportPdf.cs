namespace DanVan.Reporting.Reports;

/// <summary>The report on paper: head, text, recipients and signature as Decree 30/2020/NĐ-CP orders them; behind these the sources of the figures.</summary>
internal static class ReportPdf
{
    private const double Size = 14, Indent = 28.35, Middle = (ReportSheet.Left + ReportSheet.Right) / 2;

    public static byte[] Of(ReportContent report, string sha256, string host)
    {
        using var sheet = new ReportSheet(report.Title);
        Head(sheet, report);
        foreach (var section in report.Sections)
        {
            var isShortEnd = section == report.Sections[^1] && section.Sentences.Count == 1;
            sheet.Keep(3 * Size * 1.35 + (isShortEnd ? Size * 1.35 + 20 + FootHeight(report.Paper) : 0));
            sheet.Paragraph([new(section.Heading, Face.Bold)], Size, Indent, spread: false);
            foreach (var sentence in section.Sentences)
            {
                // A signature never stands without a word of what is signed.
                if (sentence == report.Sections[^1].Sentences[^1])
                    sheet.Keep(2 * Size * 1.35 + 8 + FootHeight(report.Paper));
                sheet.Paragraph(
                    [
                        new(sentence.Text),
                        .. sentence.IsOpinion ? [new Piece(ReportWords.Opinion, Face.Italic)] : sentence.Figures.Select(number => Cite(report, number, host)),
                    ], Size, Indent);
            }
        }
        Foot(sheet, report.Paper);
        Sources(sheet, report, sha256, host);
        return sheet.Finish(sha256);
    }

    private static void Head(ReportSheet sheet, ReportContent report)
    {
        const double Own = ReportSheet.Left + 95, Nation = ReportSheet.Right - 135;
        var paper = report.Paper;
        if (paper.Above is { } above)
            sheet.Centred(ReportWords.Upper(above), Own, 195, 12, Face.Regular);
        sheet.Centred(ReportWords.Upper(paper.Body), Own, 195, 12, Face.Bold);
        sheet.Line(Own - 35, Own + 35);
        sheet.Y -= 8;
        sheet.Centred($"Số: {paper.Symbol}", Own, 195, 13, Face.Regular);
        var below = sheet.Y;

        sheet.Y = ReportSheet.Top;
        sheet.Centred(ReportWords.Nation, Nation, 275, 12, Face.Bold);
        sheet.Centred(ReportWords.Motto, Nation, 275, 13, Face.Bold);
        var motto = sheet.Width(ReportWords.Motto, 13, Face.Bold) / 2; // the line is as long as the motto
        sheet.Line(Nation - motto, Nation + motto);
        sheet.Y -= 8;
        sheet.Centred(paper.PlaceAndDay(), Nation, 275, 13, Face.Italic);

        sheet.Y = Math.Min(below, sheet.Y) - 18;
        sheet.Centred(ReportWords.Heading, Middle, 400, 14, Face.Bold);
        sheet.Centred(report.Title, Middle, 400, 14, Face.Bold);
        sheet.Line(Middle - 55, Middle + 55);
        sheet.Y -= 16;
    }

    private static double FootHeight(ReportPaper paper) => Math.Max(120, 30 + paper.Recipients.Count * 16);

    // Who signs and who receives stand beside each other, on one page.
    private static void Foot(ReportSheet sheet, ReportPaper paper)
    {
        sheet.Keep(FootHeight(paper));
        sheet.Y -= 8;
        var top = sheet.Y;
        const double Signer = ReportSheet.Right - 115;
        sheet.Centred(ReportWords.Upper(paper.SignerOffice), Signer, 230, 13, Face.Bold);
        sheet.Y -= 32;
        sheet.Centred(ReportWords.SignatureLine, Signer, 230, 12, Face.Italic);
        sheet.Y -= 26;
        sheet.Centred(paper.SignerName, Signer, 230, 14, Face.Bold);
        var below = sheet.Y;

        sheet.Y = top;
        sheet.Paragraph([new(ReportWords.Recipients, Face.Bold)], 12, after: 0, spread: false, to: Middle - 20);
        foreach (var one in paper.Recipients)
            sheet.Paragraph([new($"- {one}")], 11, after: 0, spread: false, to: Middle - 20);
        sheet.Y = Math.Min(below, sheet.Y) - 24;
    }

    private static void Sources(ReportSheet sheet, ReportContent report, string sha256, string host)
    {
        sheet.Keep(90);
        sheet.Paragraph([new(ReportWords.Sources, Face.Bold)], 13, spread: false);
        sheet.Paragraph([new(report.AsOfLine(), Face.Italic)], 11);
        foreach (var figure in report.Figures)
        {
            sheet.Paragraph(
                [
                    new($"[{figure.Number}] {figure.Source()}"),
                    .. figure.Href is null ? [] : new[] { new Piece("Số liệu,", Href: host + figure.Href) },
                    .. figure.Why is null ? [] : new[] { new Piece(figure.Href is null ? "Căn cứ" : "căn cứ", Href: host + figure.Why) },
                ], 11, after: 2, spread: false);
        }
        sheet.Y -= 8;
        sheet.Paragraph([new($"SHA-256: {sha256}")], 8, spread: false);
    }

    private static Piece Cite(ReportContent report, int number, string host) =>
        new($"[{number}]", Href: (report.Figures[number - 1].Href ?? report.Figures[number - 1].Why) is { } href ? host + href : null);
}
