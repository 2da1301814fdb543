namespace DanVan.Committee.Contracts.V1;

/// <summary>A committee gave advice to a Party committee or an authority.</summary>
/// <param name="Addressee">Whom it advised: "Ban Thường vụ Tỉnh ủy".</param>
public sealed record AdviceGiven(Guid AdviceId, Guid CommitteeId, Guid UnitId, string Addressee, string Subject, DateOnly GivenOn);

/// <summary>The addressee decided on the advice.</summary>
/// <param name="Answer"><c>adopted</c>, <c>partly-adopted</c> or <c>not-adopted</c>.</param>
/// <param name="Document">Number and symbol of the decision.</param>
public sealed record AdviceAnswered(Guid AdviceId, Guid CommitteeId, Guid UnitId, string Answer, string? Document, string? Reason, DateOnly AnsweredOn);

/// <summary>What came of advice that was adopted.</summary>
public sealed record AdviceOutcomeNoted(Guid AdviceId, Guid CommitteeId, Guid UnitId, string Outcome, DateOnly On);

/// <summary>People of one unit visited another to learn from it.</summary>
/// <param name="ModelId">The model that they came to see; null where it was more than one, or none.</param>
/// <param name="TakenHome">What they want to do at home.</param>
public sealed record ExchangeHeld(
    Guid ExchangeId, Guid VisitorUnitId, Guid HostUnitId, Guid? ModelId, DateOnly On, int Participants, IReadOnlyList<string> TakenHome);

/// <summary>A model at home came out of an exchange: what exchanges are measured by.</summary>
/// <param name="ModelId">The replica, in the model registry.</param>
public sealed record ExchangeBoreReplica(Guid ExchangeId, Guid VisitorUnitId, Guid HostUnitId, Guid ModelId, DateOnly On);

/// <summary>A cadre committed to something of their own. Neither the words nor the person are in the event.</summary>
public sealed record CommitmentMade(Guid CommitmentId, Guid UnitId, int Year);

/// <summary>The person says that the commitment was kept.</summary>
public sealed record CommitmentReported(Guid CommitmentId, Guid UnitId, int Year, DateOnly On);

/// <summary>The grassroots unit confirmed it.</summary>
public sealed record CommitmentConfirmed(Guid CommitmentId, Guid UnitId, int Year, DateOnly On);
