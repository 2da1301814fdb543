namespace DanVan.Feedback.Contracts.V1;

/// <summary>The Fatherland Front is asked for social criticism of a draft (phản biện xã hội).</summary>
/// <param name="CriticismId">The request.</param>
/// <param name="ConsultationId">The consultation on the draft.</param>
/// <param name="UnitId">The unit that asks.</param>
/// <param name="FrontUnitId">The committee of the Front that is asked.</param>
/// <param name="Symbol">Number and symbol of the request.</param>
/// <param name="RequestedOn">The day of the request.</param>
/// <param name="DueOn">The last day for the reply.</param>
public sealed record CriticismRequested(
    Guid CriticismId, Guid ConsultationId, Guid UnitId, Guid FrontUnitId, string Symbol, DateOnly RequestedOn, DateOnly DueOn);

/// <summary>The Front has replied.</summary>
/// <param name="CriticismId">The request.</param>
/// <param name="ConsultationId">The consultation on the draft.</param>
/// <param name="UnitId">The unit that asked.</param>
/// <param name="FrontUnitId">The committee of the Front that replied.</param>
/// <param name="Symbol">Number and symbol of the reply.</param>
/// <param name="RepliedOn">The day of the reply.</param>
public sealed record CriticismReplied(Guid CriticismId, Guid ConsultationId, Guid UnitId, Guid FrontUnitId, string Symbol, DateOnly RepliedOn);

/// <summary>The unit has said what it takes on of the criticism and what it does not (tiếp thu, giải trình).</summary>
/// <param name="CriticismId">The request.</param>
/// <param name="ConsultationId">The consultation on the draft.</param>
/// <param name="UnitId">The unit that answered.</param>
/// <param name="Symbol">Number and symbol of the answer.</param>
/// <param name="AnsweredOn">The day of the answer.</param>
public sealed record CriticismAnswered(Guid CriticismId, Guid ConsultationId, Guid UnitId, string Symbol, DateOnly AnsweredOn);
