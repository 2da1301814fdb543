using System.Text;
using DanVan.Reporting.Reports;
using static DanVan.Reporting.Reports.WordPieces;

namespace DanVan.Reporting.Submissions;

/// <summary>The official form as a text that an office can go on with; what was drawn from records is cited by number.</summary>
internal static class OfficialFormDocx
{
    private static readonly int[] Widths = [760, 3394, 1200, 2200, 1800];

    public static byte[] Of(OfficialForm form, string host) =>
        Document(Body(form), form.Lines.Where(line => line.Why is not null).Select(line => ($"w{line.Number}", host + line.Why)));

    private static string Body(OfficialForm form)
    {
        var body = new StringBuilder(Head(form.Above, form.Body, form.Symbol, form.Place, form.IsDraft ? Line(OfficialForm.Draft, 26, bold: true, before: 120) : ""));
        body.Append(Line(ReportWords.Upper(form.Title), 28, bold: true, before: 360)).Append(Line(form.Period, 26, before: 60)).Append(Line("", 12));
        foreach (var said in new[] { $"Đơn vị báo cáo: {form.Unit}", $"Căn cứ: {form.Basis}", $"Trạng thái: {form.State}", form.Correction }.OfType<string>())
            body.Append(Paragraph(Run(said, 26), "left", before: 60));
        body.Append(Line("", 12)).Append(Table(Widths, [[.. Heading.Select(name => Line(name, 26, bold: true))], .. form.Lines.Select(Cells)]));
        body.Append(Line("", 16)).Append(Foot(form.Recipients, form.SignerOffice, ""));
        if (form.Lines.All(line => line.Source is null))
            return body.ToString();
        body.Append(Paragraph(Run(ReportWords.Sources, 26, bold: true), "left", before: 360, keep: true)).Append(Paragraph(Run(ReportWords.KnownAt(form.KnownAt), 22, italic: true), "both"));
        foreach (var line in form.Lines.Where(line => line.Source is not null))
            body.Append(Paragraph(Run($"[{line.Number}] {line.Source}", 22) + (line.Why is null ? "" : Run(":", 22) + Link($"w{line.Number}", " căn cứ", 22)), "left"));
        return body.ToString();
    }

    private static string[] Heading => [OfficialForm.No, OfficialForm.Item, OfficialForm.Measure, OfficialForm.Result, OfficialForm.Remark];

    private static string[] Cells(FormLine line) =>
    [
        Line($"{line.Number}", 26),
        Said(line.Item),
        Line(line.Measure ?? "", 26),
        line.Source is null && line.Value is null ? Said(line.Text)
            : Paragraph(Run(line.Value is { } value ? ReportWords.Exact(value) : line.Text ?? "", 26) + Cite(line), line.Value is null ? "left" : "right"),
        Said(line.Remark),
    ];

    private static string Cite(FormLine line) => line switch
    {
        { Source: null } => "",
        { Why: null } => Run($" [{line.Number}]", 22),
        _ => Link($"w{line.Number}", $" [{line.Number}]", 22),
    };

    // As many paragraphs as were written.
    private static string Said(string? text) => string.Concat((text ?? "").Split('\n').Select(one => Paragraph(Run(one.TrimEnd('\r'), 26), "left")));
}
