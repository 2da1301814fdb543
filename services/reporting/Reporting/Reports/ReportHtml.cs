using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace DanVan.Reporting.Reports;

/// <summary>The report as a page that needs nothing else, readable on a small screen and by a screen reader.</summary>
internal static class ReportHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style = """
        body{font:13pt/1.5 "Times New Roman",Tinos,serif;max-width:165mm;margin:20mm auto;padding:0 5mm}
        header{display:flex;justify-content:space-between;text-align:center;gap:5mm}header p{margin:0}
        .line{border-top:1px solid;width:40%;margin:1mm auto}h1{font-size:14pt;text-align:center;margin:8mm 0 0}.about{font-weight:bold;text-align:center;margin:0 0 6mm}
        h2{font-size:13pt;margin:4mm 0 0}main p{text-align:justify;text-indent:1cm;margin:2mm 0}.opinion{font-style:italic}
        .foot{display:flex;justify-content:space-between;margin-top:8mm}.foot div{width:48%}.foot ul{font-size:11pt;margin:0;padding-left:4mm;list-style:"- "}.sign{text-align:center}
        ol{font-size:11pt;padding-left:8mm}footer{font-size:10pt;word-break:break-all}@page{size:A4;margin:20mm 15mm 20mm 30mm}
        """;

    public static string Of(ReportContent report, string sha256)
    {
        var (paper, html) = (report.Paper, new StringBuilder());
        html.Append("<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        html.Append(CultureInfo.InvariantCulture, $"<title>{E(report.Title)}</title><style>{Style}</style></head><body>\n<header><div>");
        if (paper.Above is { } above)
            html.Append(CultureInfo.InvariantCulture, $"<p>{E(ReportWords.Upper(above))}</p>");
        html.Append(CultureInfo.InvariantCulture, $"<p><b>{E(ReportWords.Upper(paper.Body))}</b></p><div class=\"line\"></div><p>Số: {E(paper.Symbol)}</p></div>");
        html.Append(CultureInfo.InvariantCulture, $"<div><p><b>{ReportWords.Nation}</b></p><p><b>{ReportWords.Motto}</b></p><div class=\"line\"></div><p><i>{E(paper.PlaceAndDay())}</i></p></div></header>\n");
        html.Append(CultureInfo.InvariantCulture, $"<main><h1>{ReportWords.Heading}</h1><p class=\"about\">{E(report.Title)}</p>\n");
        foreach (var section in report.Sections)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{E(section.Heading)}</h2>\n");
            foreach (var sentence in section.Sentences)
            {
                html.Append(CultureInfo.InvariantCulture, $"<p{(sentence.IsOpinion ? " class=\"opinion\"" : "")}>{E(sentence.Text)}");
                html.Append(sentence.IsOpinion ? $" {ReportWords.Opinion}" : string.Concat(sentence.Figures.Select(number => $" <a href=\"#s{number}\">[{number}]</a>")));
                html.Append("</p>\n");
            }
        }
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"foot\"><div><b><i>{ReportWords.Recipients}</i></b><ul>{string.Concat(paper.Recipients.Select(one => $"<li>{E(one)}</li>"))}</ul></div>");
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"sign\"><b>{E(ReportWords.Upper(paper.SignerOffice))}</b><p><i>{ReportWords.SignatureLine}</i></p><b>{E(paper.SignerName)}</b></div></div>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h2>{ReportWords.Sources}</h2><p>{E(report.AsOfLine())}</p><ol>\n");
        foreach (var figure in report.Figures)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li id=\"s{figure.Number}\" value=\"{figure.Number}\">{E(figure.Source())}");
            if (figure.Href is { } href)
                html.Append(CultureInfo.InvariantCulture, $" <a href=\"{E(href)}\">số liệu</a>,");
            if (figure.Why is { } why)
                html.Append(CultureInfo.InvariantCulture, $" <a href=\"{E(why)}\">căn cứ</a>");
            html.Append("</li>\n");
        }
        html.Append(CultureInfo.InvariantCulture, $"</ol></main>\n<footer>SHA-256: {sha256}</footer></body></html>\n");
        return html.ToString();
    }

    private static string E(string text) => Encoder.Encode(text);
}
