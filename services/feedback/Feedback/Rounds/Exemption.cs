using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Rounds;

/// <summary>A signed paper by which a round may be left out.</summary>
/// <param name="Symbol">Its number and symbol.</param>
/// <param name="Signer">The office that signed it.</param>
/// <param name="SignedOn">The day of signing.</param>
/// <param name="Reason">Why the round is left out; it is public.</param>
public sealed record Exemption(
    [property: Required, StringLength(100, MinimumLength = 1)] string Symbol,
    [property: Required, StringLength(200, MinimumLength = 3)] string Signer,
    [property: PlausibleDate] DateOnly SignedOn,
    [property: Required, StringLength(2000, MinimumLength = 10)] string Reason);
