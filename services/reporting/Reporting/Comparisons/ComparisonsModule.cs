namespace DanVan.Reporting.Comparisons;

internal static class ComparisonsModule
{
    internal static void MapComparisons(this RouteGroupBuilder v1) => GetComparisons.Map(v1.MapGroup("/comparisons").WithTags("comparisons"));
}
