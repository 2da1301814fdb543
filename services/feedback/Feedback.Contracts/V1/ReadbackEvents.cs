namespace DanVan.Feedback.Contracts.V1;

/// <summary>An opinion that an officer entered was drawn: it is to be read back to the person.</summary>
/// <param name="ReadbackId">The task.</param>
/// <param name="OpinionId">The opinion.</param>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="UnitId">The unit in which it was given.</param>
/// <param name="DrawnOn">The day.</param>
public sealed record ReadbackDrawn(Guid ReadbackId, Guid OpinionId, Guid ConsultationId, Guid UnitId, DateOnly DrawnOn);

/// <summary>An opinion was read back to the person, or nobody could be reached.</summary>
/// <param name="ReadbackId">The task.</param>
/// <param name="OpinionId">The opinion.</param>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="Outcome"><c>confirmed</c>, <c>corrected</c>, <c>denied</c> or <c>not-reached</c>.</param>
/// <param name="CorrectionId">The opinion that says what was meant; null where there is none.</param>
/// <param name="ReadOn">The day.</param>
public sealed record OpinionReadBack(Guid ReadbackId, Guid OpinionId, Guid ConsultationId, string Outcome, Guid? CorrectionId, DateOnly ReadOn);
