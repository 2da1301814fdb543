namespace DanVan.Reporting.Exports;

internal static class ExportsModule
{
    internal static void MapExports(this RouteGroupBuilder v1) => GetExport.Map(v1.MapGroup("/exports").WithTags("exports"));
}
