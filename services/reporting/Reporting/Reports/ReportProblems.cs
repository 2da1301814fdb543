using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Reports;

/// <summary>Why no official report is drafted or found.</summary>
internal static class ReportProblems
{
    public static readonly Problem TemplateNotFound = new(404, "report-template-not-found", "Không có mẫu báo cáo này", "No such report template");
    public static readonly Problem ReportNotFound = new(404, "report-not-found", "Không có báo cáo này", "No such report");
    public static readonly Problem NotSettled = new(422, "figures-not-settled",
        "Số liệu của thời điểm này có thể còn thay đổi", "What was known then may not all have arrived yet");
}
