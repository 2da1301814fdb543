using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Criticisms;

/// <summary>A signed paper of the criticism.</summary>
/// <param name="Symbol">Its number and symbol.</param>
/// <param name="SignedOn">The day of signing; not after today.</param>
/// <param name="Text">What it says.</param>
public sealed record Paper(
    [property: Required, StringLength(Criticism.LongestSymbol, MinimumLength = 1)] string Symbol,
    [property: PlausibleDate] DateOnly SignedOn,
    [property: Required, StringLength(Criticism.LongestText, MinimumLength = 3)] string Text);
