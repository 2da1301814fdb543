namespace DanVan.Committee.Contracts.V1;

/// <summary>The legal document that ordered a change. Its symbol (<c>1678/NQ-UBTVQH15</c>) is text, never a key.</summary>
/// <param name="Symbol">Number and symbol as printed on the document.</param>
/// <param name="Issuer">Who issued it, in Vietnamese.</param>
/// <param name="IssuedOn">Date of signing; null where the source does not say.</param>
/// <param name="EffectiveOn">The day the document took effect; may be earlier than the day a single change begins.</param>
public sealed record LegalDocument(string Symbol, string Issuer, DateOnly? IssuedOn, DateOnly EffectiveOn);
