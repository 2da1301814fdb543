namespace DanVan.Reporting.Reports;

/// <summary>Official reports of periods: drafted from figures, so that who reads a sentence reaches what it states.</summary>
internal static class ReportsModule
{
    internal static void AddReports(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReportDesk>();
        builder.Services.AddScoped<ReportDraft>();
    }

    internal static void MapReports(this RouteGroupBuilder v1)
    {
        var reports = v1.MapGroup("/reports").WithTags("reports");
        DraftReport.Map(reports);
        GetReports.Map(reports);
        GetReport.Map(reports);
    }
}
