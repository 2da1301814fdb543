namespace DanVan.Reporting.Queries;

internal static class QueriesModule
{
    internal static void MapQueries(this RouteGroupBuilder v1) => RunQuery.Map(v1.MapGroup("/queries").WithTags("queries"));
}
