namespace DanVan.ModelRegistry.Contracts.V1;

/// <summary>A panel began to assess models. Which ones is not told: in a blind round an assessor could read it here.</summary>
/// <param name="RoundId">The round.</param>
/// <param name="UnitId">The unit whose committee holds it.</param>
/// <param name="Title">Its name.</param>
/// <param name="IsBlind">True when assessors see neither the place nor its names.</param>
/// <param name="Models">How many models are assessed.</param>
public sealed record AssessmentOpened(Guid RoundId, Guid UnitId, string Title, bool IsBlind, int Models);

/// <summary>An assessor has scored a model, or scored it again. The score itself is not told.</summary>
/// <param name="SheetId">The sheet of scores.</param>
/// <param name="RoundId">The round.</param>
/// <param name="UnitId">The unit whose committee holds the round.</param>
/// <param name="Number">The model's number in the round.</param>
public sealed record ModelScored(Guid SheetId, Guid RoundId, Guid UnitId, int Number);

/// <summary>A round ended; its medians are final. Neither they nor single scores are part of any event.</summary>
/// <param name="RoundId">The round.</param>
/// <param name="UnitId">The unit whose committee holds it.</param>
public sealed record AssessmentClosed(Guid RoundId, Guid UnitId);
