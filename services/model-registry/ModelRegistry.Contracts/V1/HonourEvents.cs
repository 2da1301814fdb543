namespace DanVan.ModelRegistry.Contracts.V1;

/// <summary>Somebody was proposed as a typical individual, with his or her consent. No event ever names a person.</summary>
/// <param name="IndividualId">The individual.</param>
/// <param name="UnitId">The unit of the model.</param>
/// <param name="ModelId">The model whose measured results show what he or she did.</param>
public sealed record IndividualProposed(Guid IndividualId, Guid UnitId, Guid ModelId);

/// <summary>A witness has confirmed what an individual did.</summary>
/// <param name="IndividualId">The individual.</param>
/// <param name="UnitId">The unit of the model.</param>
/// <param name="ModelId">The model.</param>
/// <param name="Witnesses">How many independent witnesses there are now.</param>
/// <param name="Confirmed">True from the second one on: the individual is shown to everybody.</param>
public sealed record IndividualWitnessed(Guid IndividualId, Guid UnitId, Guid ModelId, int Witnesses, bool Confirmed);

/// <summary>An individual took the consent back. Whoever shows the name must stop.</summary>
/// <param name="IndividualId">The individual.</param>
/// <param name="UnitId">The unit of the model.</param>
/// <param name="WithdrawnOn">The day.</param>
public sealed record ConsentWithdrawn(Guid IndividualId, Guid UnitId, DateOnly WithdrawnOn);

/// <summary>A form of award holds from a day on; what was given before keeps its old name for ever.</summary>
/// <param name="FormId">This version of the form.</param>
/// <param name="Code">Kebab-case.</param>
/// <param name="Name">As the law names it: "Giấy khen của Chủ tịch UBND cấp xã".</param>
/// <param name="Level"><c>commune</c>, <c>district</c> or <c>province</c>.</param>
/// <param name="MinTier">The evidence tier below which it is not given.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="Source">The law or decision.</param>
public sealed record AwardFormPublished(Guid FormId, string Code, string Name, string Level, int MinTier, DateOnly ValidFrom, string Source);

/// <summary>A commendation was proposed.</summary>
/// <param name="CommendationId">The file.</param>
/// <param name="UnitId">The unit of the model.</param>
/// <param name="ModelId">The model whose achievement it is.</param>
/// <param name="IndividualId">Who is to receive it; null for the collective.</param>
/// <param name="Form">The code of the form of award.</param>
public sealed record CommendationProposed(Guid CommendationId, Guid UnitId, Guid ModelId, Guid? IndividualId, string Form);

/// <summary>The council has met over a file.</summary>
/// <param name="CommendationId">The file.</param>
/// <param name="UnitId">The unit of the model.</param>
/// <param name="HeldOn">The day of the meeting.</param>
/// <param name="Endorsed">True when it supports the award.</param>
public sealed record CommendationReviewed(Guid CommendationId, Guid UnitId, DateOnly HeldOn, bool Endorsed);

/// <summary>An award was given by a decision.</summary>
/// <param name="CommendationId">The file.</param>
/// <param name="UnitId">The unit of the model.</param>
/// <param name="ModelId">The model.</param>
/// <param name="IndividualId">Who received it; null for the collective.</param>
/// <param name="Form">The code of the form.</param>
/// <param name="FormName">Its name on that day.</param>
/// <param name="Level">The level of who gave it.</param>
/// <param name="Decision">Number and symbol of the decision.</param>
/// <param name="AwardedOn">The day of the decision.</param>
/// <param name="Recipient"><c>collective</c>, <c>grassroots</c> or <c>leader</c>.</param>
/// <param name="EvidenceTier">The model's tier on that day.</param>
public sealed record CommendationAwarded(
    Guid CommendationId, Guid UnitId, Guid ModelId, Guid? IndividualId, string Form, string FormName, string Level, string Decision,
    DateOnly AwardedOn, string Recipient, int EvidenceTier);

/// <summary>An award was cancelled and is recovered (Law 06/2022/QH15).</summary>
/// <param name="CommendationId">The file.</param>
/// <param name="UnitId">The unit of the model.</param>
/// <param name="ModelId">The model.</param>
/// <param name="Decision">Number and symbol of the cancelling decision.</param>
/// <param name="RevokedOn">The day of the decision.</param>
/// <param name="Reason">Why.</param>
public sealed record CommendationRevoked(Guid CommendationId, Guid UnitId, Guid ModelId, string Decision, DateOnly RevokedOn, string Reason);

/// <summary>A conference of commendation was arranged: awards in the order of their presentation.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="UnitId">The unit that holds it.</param>
/// <param name="Title">Its name.</param>
/// <param name="HeldOn">The day.</param>
/// <param name="CommendationIds">The awards, in order.</param>
public sealed record ConferenceArranged(Guid ConferenceId, Guid UnitId, string Title, DateOnly HeldOn, IReadOnlyList<Guid> CommendationIds);
