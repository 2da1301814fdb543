namespace DanVan.ModelRegistry.Models;

/// <summary>A model as it is shown.</summary>
public sealed record ModelView(
    Guid Id, long Version, Guid UnitId, string Title, string Field, ModelSubject Subject, string? Place, DateOnly RegisteredOn,
    ModelState State, IReadOnlyList<RecognitionView> Recognitions, string? SourceUrl)
{
    internal static ModelView Of(Model model) => new(
        model.Id, model.Version, model.UnitId, model.Title, model.Field, model.Subject, model.Place, model.RegisteredOn,
        model.IsPublic ? ModelState.Recognised : ModelState.Registered,
        [.. model.Recognitions.OrderBy(one => one.RecognisedOn).Select(one => new RecognitionView(one.Level, one.Decision, one.RecognisedOn))],
        model.SourceUrl);
}

public sealed record RecognitionView(RecognitionLevel Level, string Decision, DateOnly RecognisedOn);

public enum ModelState
{
    Registered,
    Recognised,
}
