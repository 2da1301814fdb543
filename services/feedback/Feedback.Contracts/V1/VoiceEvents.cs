namespace DanVan.Feedback.Contracts.V1;

/// <summary>Somebody who lives with a model says whether its published result is true. Neither the words nor the person are in the event.</summary>
/// <param name="VoiceId">The voice.</param>
/// <param name="ModelId">The model, as the registry calls it.</param>
/// <param name="ModelUnitId">The unit in which the model works.</param>
/// <param name="UnitId">The unit in which the voice was heard.</param>
/// <param name="Confirms">True: the result is as published; false: it is contested.</param>
/// <param name="Channel">As in <see cref="OpinionReceived"/>.</param>
/// <param name="VoicedOn">The day.</param>
public sealed record ModelResultVoiced(
    Guid VoiceId, Guid ModelId, Guid ModelUnitId, Guid UnitId, bool Confirms, string Channel, DateOnly VoicedOn);
