namespace DanVan.ModelRegistry.Models;

/// <summary>A model as it is shown.</summary>
/// <param name="Origin">How it came into the registry; what is <c>published-source</c> was not verified here.</param>
/// <param name="EvidenceTier">1 described, 2 measured, 3 checked, 4 checked independently, 5 reproduced by another locality.</param>
/// <param name="VerifiedEffect">Median share of the way from baseline to target, 0 to 1.5; 0 below tier 4.</param>
/// <param name="NotVerifiedSince">From this day on nobody vouches for the recognition.</param>
/// <param name="Transitions">What this caller may do with it now; not given in lists.</param>
public sealed record ModelView(
    Guid Id, long Version, Guid UnitId, string Title, string Field, ModelSubject Subject, string? Place, DateOnly RegisteredOn,
    ModelState State, ModelOrigin Origin, int EvidenceTier, decimal VerifiedEffect, IReadOnlyList<RecognitionView> Recognitions,
    string? SourceUrl, DateOnly? NotVerifiedSince = null, IReadOnlyList<Transition>? Transitions = null)
{
    internal static ModelView Of(Model model) => new(
        model.Id, model.Version, model.UnitId, model.Title, model.Field, model.Subject, model.Place, model.RegisteredOn,
        model.State, model.Origin, model.Life?.EvidenceTier ?? 1, model.Life?.VerifiedEffect ?? 0,
        [.. model.Recognitions.OrderBy(one => one.RecognisedOn).Select(RecognitionView.Of)],
        model.SourceUrl, model.Life?.NotVerifiedSince);
}

/// <summary>A body's decision, with what became of it.</summary>
/// <param name="AsPublished">Known from a published source only.</param>
public sealed record RecognitionView(RecognitionLevel Level, string Decision, DateOnly RecognisedOn, bool AsPublished)
{
    internal static RecognitionView Of(Recognition one) => new(one.Level, one.Decision, one.RecognisedOn, one.IsAsPublished);
}

/// <summary>Where a model stands.</summary>
public enum ModelState
{
    /// <summary>Declared to its launching body.</summary>
    Registered,

    /// <summary>Works according to a signed plan.</summary>
    Running,

    /// <summary>Measured results were reported.</summary>
    Results,

    /// <summary>The impact on the place was checked.</summary>
    ImpactChecked,

    /// <summary>A body has recognised it.</summary>
    Recognised,

    /// <summary>Named typical (điển hình).</summary>
    Typical,

    /// <summary>Another locality works after it, confirmed.</summary>
    Replicated,

    /// <summary>Its recognition is no longer verified.</summary>
    Lapsed,

    /// <summary>Its recognition was withdrawn.</summary>
    Withdrawn,

    /// <summary>It ended, with lessons.</summary>
    Ended,
}
