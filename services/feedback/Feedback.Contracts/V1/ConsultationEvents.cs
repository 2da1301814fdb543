namespace DanVan.Feedback.Contracts.V1;

/// <summary>A unit prepares a consultation on a draft. Not yet public.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="UnitId">The unit that will ask, as it was on <paramref name="DraftedOn"/>.</param>
/// <param name="Title">What the draft is called.</param>
/// <param name="DocumentType">Kind of document, kebab-case: <c>council-resolution</c>, <c>committee-decision</c>, <c>chair-decision</c>,
/// <c>grassroots-matter</c>, <c>central-text</c>, <c>other</c>; more may come.</param>
/// <param name="IssuingLevel"><c>central</c>, <c>province</c>, <c>district</c> or <c>commune</c>.</param>
/// <param name="DraftedOn">The day from which the consultation is in preparation.</param>
/// <param name="Round">The round of its dossier: <c>pre-drafting</c>, <c>draft</c>, <c>second-draft</c>, <c>final</c>, <c>look-back</c>; null for <c>draft</c>.</param>
/// <param name="DossierId">The first consultation of the chain of rounds; null for the consultation itself.</param>
public sealed record ConsultationDrafted(
    Guid ConsultationId, Guid UnitId, string Title, string DocumentType, string IssuingLevel, DateOnly DraftedOn, string? Round = null,
    Guid? DossierId = null);

/// <summary>The draft is posted and opinions are taken. From now on the consultation is public.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="UnitId">The unit that asks.</param>
/// <param name="Title">What the draft is called.</param>
/// <param name="DocumentType">As in <see cref="ConsultationDrafted"/>.</param>
/// <param name="IssuingLevel">As in <see cref="ConsultationDrafted"/>.</param>
/// <param name="OpensOn">The day of posting. It is not counted.</param>
/// <param name="ClosesOn">The last day of the period; closing is refused until it has passed.</param>
/// <param name="Days">Length of the period.</param>
/// <param name="ClockRuleId">The rule of law that sets the shortest period; null where no rule binds the document.</param>
/// <param name="Round">As in <see cref="ConsultationDrafted"/>.</param>
/// <param name="DraftVersionId">The version of the draft that is shown; null where none is laid down.</param>
/// <param name="ExemptionSymbol">The signed paper that excused the round before.</param>
public sealed record ConsultationOpened(
    Guid ConsultationId, Guid UnitId, string Title, string DocumentType, string IssuingLevel, DateOnly OpensOn, DateOnly ClosesOn, int Days,
    string? ClockRuleId, string? Round = null, Guid? DraftVersionId = null, string? ExemptionSymbol = null);

/// <summary>The calendar changed, and with it the last day of an open period that is counted in working days.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="UnitId">The unit that asks.</param>
/// <param name="From">The last day so far.</param>
/// <param name="To">The last day from now on.</param>
public sealed record ConsultationPeriodMoved(Guid ConsultationId, Guid UnitId, DateOnly From, DateOnly To);

/// <summary>No more opinions are taken.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="UnitId">The unit that asked.</param>
/// <param name="ClosedOn">The day of closing.</param>
public sealed record ConsultationClosed(Guid ConsultationId, Guid UnitId, DateOnly ClosedOn);

/// <summary>The document that people were asked about has been issued.</summary>
/// <param name="ConsultationId">The last round.</param>
/// <param name="UnitId">The unit that asked.</param>
/// <param name="DossierId">The first consultation of the chain of rounds.</param>
/// <param name="Symbol">Number and symbol of the document.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="PromulgatedOn">The day of issue.</param>
/// <param name="DraftVersionId">The wording that was issued.</param>
public sealed record DocumentPromulgated(
    Guid ConsultationId, Guid UnitId, Guid DossierId, string Symbol, string Issuer, DateOnly PromulgatedOn, Guid DraftVersionId);
