using System.Text;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Reports;

/// <summary>A report in any of its forms, and the proof that it comes out again as it was.</summary>
internal static class GetReport
{
    /// <param name="Format">HTML unless given; JSON is the very content that the hash is of.</param>
    public sealed record Query(Choice<ReportFormat>? Format);

    /// <param name="Same">Written again from the figures as of the same time, it has the same bytes.</param>
    public sealed record Rerun(bool Same, string Sha256, string RerunSha256);

    internal static void Map(RouteGroupBuilder reports)
    {
        reports.MapGet("/{id:guid}", Handle).WithName(nameof(GetReport)).WithSummary("An official report as HTML, DOCX, PDF or JSON").Needs(ReportingScopes.Read)
            .Produces(200, contentType: "text/html", additionalContentTypes: [WordPieces.Docx, "application/pdf", "application/json"]).Refuses(404);
        reports.MapGet("/{id:guid}/rerun", HandleRerun).WithName("RerunReport").WithSummary("Write a report again as of its time, and compare").Needs(ReportingScopes.Read)
            .Answers<Rerun>().Refuses(404, 422, 503);
    }

    internal static async Task<IResult> Handle(Guid id, [AsParameters] Query query, ReportDesk desk, HttpRequest http, CancellationToken ct)
    {
        var (report, why) = await desk.Find(id, ct);
        if (report is null)
            return why!;
        var (content, name, host) = (report.Content, $"bao-cao-{report.To:yyyy-MM-dd}", $"{http.Scheme}://{http.Host}");
        return (query.Format?.Value ?? ReportFormat.Html) switch
        {
            ReportFormat.Json => TypedResults.Bytes(Encoding.UTF8.GetBytes(report.Json), "application/json"),
            ReportFormat.Docx => TypedResults.Bytes(ReportDocx.Of(content, report.Sha256, host), WordPieces.Docx, $"{name}.docx"),
            ReportFormat.Pdf => TypedResults.Bytes(ReportPdf.Of(content, report.Sha256, host), "application/pdf", $"{name}.pdf"),
            _ => TypedResults.Bytes(Encoding.UTF8.GetBytes(ReportHtml.Of(content, report.Sha256)), "text/html; charset=utf-8"),
        };
    }

    internal static async Task<IResult> HandleRerun(Guid id, ReportDesk desk, CancellationToken ct)
    {
        var (report, why) = await desk.Find(id, ct);
        if (report is null)
            return why!;
        var before = report.Content;
        var (content, whyNot) = await desk.Write(before.Template, before.TemplateVersion, before.UnitId, new(before.From, before.To), before.AsOf, before.Paper,
            before.Remarks, before.Tasks, ct);
        if (content is null)
            return whyNot!;
        var (_, again) = Report.Written(content);
        return TypedResults.Ok(new Rerun(again == report.Sha256, report.Sha256, again));
    }
}

public enum ReportFormat
{
    Html,
    Docx,
    Pdf,
    Json,
}
