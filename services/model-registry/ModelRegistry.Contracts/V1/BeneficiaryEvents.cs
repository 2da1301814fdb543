namespace DanVan.ModelRegistry.Contracts.V1;

/// <summary>Those whom a model serves were counted, not named.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works.</param>
/// <param name="CountedOn">The day of the count.</param>
/// <param name="People">How many people; null where they are so few that the number could give somebody away.</param>
public sealed record BeneficiariesCounted(Guid ModelId, Guid UnitId, DateOnly CountedOn, int? People);

/// <summary>A photo was put beside a step of a model as evidence.</summary>
/// <param name="PhotoId">The photo.</param>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works.</param>
/// <param name="Step">The number of the step.</param>
/// <param name="ContentType"><c>image/jpeg</c> or <c>image/png</c>.</param>
/// <param name="Sha256">SHA-256 of what is kept, hex.</param>
public sealed record PhotoAttached(Guid PhotoId, Guid ModelId, Guid UnitId, int Step, string ContentType, string Sha256);

/// <summary>A unit asked how a model works.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works.</param>
/// <param name="AskingUnitId">The unit that asks.</param>
/// <param name="AskedOn">The day.</param>
public sealed record ModelAskedAbout(Guid QuestionId, Guid ModelId, Guid UnitId, Guid AskingUnitId, DateOnly AskedOn);

/// <summary>The unit of the model answered.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works.</param>
/// <param name="AnsweredOn">The day.</param>
public sealed record ModelQuestionAnswered(Guid QuestionId, Guid ModelId, Guid UnitId, DateOnly AnsweredOn);
