using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Exports;

internal static class ExportsModule
{
    internal static void AddExports(this IHostApplicationBuilder builder) =>
        builder.Services.AddSettings<ExportOptions>("Exports").AddSingleton<ExportTurns>();

    internal static void MapExports(this RouteGroupBuilder v1) => GetExport.Map(v1.MapGroup("/exports").WithTags("exports"));
}
