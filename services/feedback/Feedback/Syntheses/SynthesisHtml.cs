using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace DanVan.Feedback.Syntheses;

/// <summary>The table as a page that needs nothing else, readable on a small screen and by a screen reader.</summary>
internal static class SynthesisHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style = """
        body{font:13pt/1.4 "Times New Roman",Tinos,serif;max-width:297mm;margin:20mm auto;padding:0 5mm}
        header{display:flex;justify-content:space-between;text-align:center;gap:5mm}header p{margin:0}
        .line{border-top:1px solid;width:40%;margin:1mm auto}h1{font-size:14pt;text-align:center;margin:8mm 0 0}h2{font-size:13pt;text-align:center;margin:0 0 6mm}
        table{border-collapse:collapse;width:100%}th,td{border:1px solid;padding:1.5mm;vertical-align:top;text-align:left}thead{display:table-header-group}
        .sign{margin:8mm 0 8mm auto;width:40%;text-align:center}footer{font-size:10pt;word-break:break-all}@page{size:A4 landscape;margin:20mm 15mm 20mm 30mm}
        """;

    public static string Of(Synthesis synthesis)
    {
        var table = synthesis.Table;
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        html.Append(CultureInfo.InvariantCulture, $"<title>{E(table.Subject())}</title><style>{Style}</style></head><body>\n<header><div><p><b>{E(table.Body())}</b></p><div class=\"line\"></div><p>{E(table.Symbol())}</p></div>");
        html.Append(CultureInfo.InvariantCulture, $"<div><p><b>{SynthesisWords.Nation}</b></p><p><b>{SynthesisWords.Motto}</b></p><div class=\"line\"></div><p><i>{E(table.PlaceAndDay())}</i></p></div></header>\n");
        html.Append(CultureInfo.InvariantCulture, $"<main><h1>{SynthesisWords.Heading}</h1><h2>{E(table.Subject())}</h2>\n");
        foreach (var line in table.Summary())
            html.Append(CultureInfo.InvariantCulture, $"<p>{E(line)}</p>\n");
        html.Append("<table><thead><tr>");
        foreach (var column in SynthesisWords.Columns)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{column}</th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (var row in table.Rows)
            html.Append(CultureInfo.InvariantCulture, $"<tr>{string.Concat(row.Cells().Select(cell => $"<td>{E(cell)}</td>"))}</tr>\n");
        html.Append(CultureInfo.InvariantCulture, $"</tbody></table>\n<div class=\"sign\"><b>{E(table.Office())}</b><p><i>{SynthesisWords.SignatureLine}</i></p><p><b>{E(table.Form.SignerName)}</b></p></div></main>\n");
        html.Append(CultureInfo.InvariantCulture, $"<footer>SHA-256: {synthesis.Sha256}. ECDSA ({synthesis.KeyId}): {synthesis.Signature}</footer></body></html>\n");
        return html.ToString();
    }

    private static string E(string text) => Encoder.Encode(text);
}
