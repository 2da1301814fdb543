namespace DanVan.Reporting.Indicators;

internal static class IndicatorsModule
{
    internal static void MapIndicators(this RouteGroupBuilder v1)
    {
        var indicators = v1.MapGroup("/indicators").WithTags("indicators");
        DefineIndicator.Map(indicators);
        GetIndicators.Map(indicators);
    }
}
