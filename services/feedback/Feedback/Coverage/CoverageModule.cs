using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Coverage;

internal static class CoverageModule
{
    internal static void AddCoverage(this IHostApplicationBuilder builder) => builder.Services.AddRhythm("Coverage", 3600).AddHostedService<NoticeSilence>();

    internal static void MapCoverage(this RouteGroupBuilder v1)
    {
        var consultation = v1.MapGroup("/consultations/{consultationId:guid}").WithTags("coverage");
        AskUnits.Map(consultation);
        GetCoverage.Map(consultation);
    }
}
