namespace DanVan.Reporting.Targets;

internal static class TargetsModule
{
    internal static void MapTargets(this RouteGroupBuilder v1)
    {
        var targets = v1.MapGroup("/targets").WithTags("targets");
        AgreeTarget.Map(targets);
        GetTargets.Map(targets);
        GetTarget.Map(targets);
    }
}
