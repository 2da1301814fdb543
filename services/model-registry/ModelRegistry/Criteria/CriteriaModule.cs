namespace DanVan.ModelRegistry.Criteria;

internal static class CriteriaModule
{
    internal static void MapCriteria(this RouteGroupBuilder v1)
    {
        PublishCriteria.Map(v1.MapGroup("/criteria-sets").WithTags("criteria"));
        GetCriteria.Map(v1);
        Fields.Map(v1);
    }
}
