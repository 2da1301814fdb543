namespace DanVan.ModelRegistry.Lineage;

internal static class LineageModule
{
    internal static void MapLineage(this RouteGroupBuilder v1)
    {
        var replications = v1.MapGroup("/replications").WithTags("lineage");
        ClaimReplication.Map(replications);
        AnswerReplication.Map(replications);
        GetReplications.Map(replications);
        var models = v1.MapGroup("/models").WithTags("lineage");
        GetLineage.Map(models);
        GetSpread.Map(models);
        SuggestPlaces.Map(models);
    }
}
