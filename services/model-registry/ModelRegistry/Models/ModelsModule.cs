using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

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

    /// <summary>Before it is public, only the unit of a model and those above it read it, and only with a token for reading.</summary>
    internal static bool IsHiddenFrom(this Model model, Caller caller, UnitTree units) => !model.IsPublic
        && (!caller.Has("models.read") || caller.IsOutside(units, model.UnitId, model.RegisteredOn, out _));
}
