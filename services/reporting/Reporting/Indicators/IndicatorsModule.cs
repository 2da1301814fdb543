namespace DanVan.Reporting.Indicators;

internal static class IndicatorsModule
{
    internal static void MapIndicators(this RouteGroupBuilder v1) => GetIndicators.Map(v1.MapGroup("/indicators").WithTags("indicators"));
}
