namespace DanVan.ModelRegistry.Contracts.V1;

/// <summary>A community has declared a model to its launching body. Not yet public.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works, as it was on <paramref name="RegisteredOn"/>.</param>
/// <param name="Title">Its concrete name.</param>
/// <param name="Field">One field, kebab-case: <c>economy</c>, <c>culture-society</c>, <c>defence-security</c>, <c>political-system</c> or a local one.</param>
/// <param name="Subject"><c>collective</c> or <c>individual</c>.</param>
/// <param name="RegisteredOn">The day of the declaration.</param>
/// <param name="Origin"><c>living</c>: followed here step by step; <c>published-source</c>: entered late from what was published elsewhere.</param>
/// <param name="FoundBy">Whose nomination it was, as <see cref="ModelNominated.Source"/> says; null where its own community came forward.</param>
public sealed record ModelRegistered(
    Guid ModelId, Guid UnitId, string Title, string Field, string Subject, DateOnly RegisteredOn, string? Origin = null, string? FoundBy = null);

/// <summary>A body has recognised the model by a decision. From now on it is public.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works.</param>
/// <param name="Level"><c>commune</c>, <c>district</c> or <c>province</c>.</param>
/// <param name="Decision">Number and symbol of the decision, as printed.</param>
/// <param name="RecognisedOn">The day of the decision.</param>
/// <param name="Field">The model's field.</param>
/// <param name="Title">Its name at that time.</param>
/// <param name="AsPublished">True when the decision is only known from a published source: nobody checked the model here.</param>
/// <param name="EvidenceTier">1 to 5, see <see cref="ModelImpactChecked.EvidenceTier"/>; 1 where <paramref name="AsPublished"/>.</param>
public sealed record ModelRecognised(
    Guid ModelId, Guid UnitId, string Level, string Decision, DateOnly RecognisedOn, string Field, string Title,
    bool? AsPublished = null, int? EvidenceTier = null);
