using System.Text;
using static DanVan.Reporting.Reports.WordPieces;

namespace DanVan.Reporting.Reports;

/// <summary>The report as a text that an office can go on with.</summary>
internal static class ReportDocx
{
    public static byte[] Of(ReportContent report, string sha256, string host) => Document(Body(report, sha256),
        report.Figures.SelectMany(one => new[] { (Id: $"f{one.Number}", Path: one.Href), (Id: $"w{one.Number}", Path: one.Why) })
            .Where(link => link.Path is not null).Select(link => (link.Id, host + link.Path)));

    private static string Body(ReportContent report, string sha256)
    {
        var (paper, body) = (report.Paper, new StringBuilder());
        body.Append(Head(paper.Above, paper.Body, paper.Symbol, paper.PlaceAndDay()));
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
        body.Append(Line("", 16)).Append(Foot(paper.Recipients, paper.SignerOffice, paper.SignerName));
        body.Append(Paragraph(Run(ReportWords.Sources, 26, bold: true), "left", before: 360, keep: true)).Append(Paragraph(Run(report.AsOfLine(), 22, italic: true), "both"));
        foreach (var figure in report.Figures)
            body.Append(Paragraph(Run($"[{figure.Number}] {figure.Source()}", 22) + (figure.Href is null ? "" : Link($"f{figure.Number}", " Số liệu", 22) + Run(",", 22))
                + (figure.Why is null ? "" : Link($"w{figure.Number}", figure.Href is null ? " Căn cứ" : " căn cứ", 22)), "left"));
        return body.Append(Paragraph(Run($"SHA-256: {sha256}", 16), "left", before: 240)).ToString();
    }

    private static string Cite(ReportContent report, int number) =>
        report.Figures[number - 1] switch
        {
            { Href: not null } => Link($"f{number}", $" [{number}]", 28),
            { Why: not null } => Link($"w{number}", $" [{number}]", 28),
            _ => Run($" [{number}]", 28),
        };
}
