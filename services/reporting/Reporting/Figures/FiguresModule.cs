using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Figures;

internal static class FiguresModule
{
    internal static void AddFigures(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<FreshnessOptions>("Freshness");
        builder.Services.AddSingleton<FreshnessReader>();
        builder.Services.AddSingleton<Heard>();
        builder.Services.AddSingleton<KnownTrees>();
        builder.Services.AddSingleton<KeptSums>();
        builder.Services.AddSingleton<FactSums>();
        builder.Services.AddHostedService<ReadAhead>();
        builder.Services.AddScoped<Questions>();
        builder.Services.AddScoped<Queries.QueryRows>();
        builder.Services.AddScoped<Queries.Answers>();
    }

    internal static void MapFigures(this RouteGroupBuilder v1)
    {
        var figures = v1.MapGroup("/figures").WithTags("figures");
        GetFigures.Map(figures);
        GetWhy.Map(figures);
        GetRevisions.Map(figures);
    }
}
