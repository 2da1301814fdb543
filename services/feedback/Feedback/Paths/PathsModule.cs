namespace DanVan.Feedback.Paths;

internal static class PathsModule
{
    internal static void MapPaths(this RouteGroupBuilder v1)
    {
        GetOpinionPath.Map(v1);
        GetProvisionPath.Map(v1);
    }
}
