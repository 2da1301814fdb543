namespace DanVan.ModelRegistry.Models;

internal static class ModelsModule
{
    internal static void MapModels(this RouteGroupBuilder v1)
    {
        var models = v1.MapGroup("/models").WithTags("models");
        RegisterModel.Map(models);
        RecogniseModel.Map(models);
        GetModel.Map(models);
        GetModels.Map(models);
    }
}
