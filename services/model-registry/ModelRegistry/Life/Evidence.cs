using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Life;

/// <summary>A document that supports one step. No step may lean on the document of another.</summary>
/// <param name="Title">What it is: "Biên bản họp khối ngày 12/3/2026".</param>
/// <param name="Url">Where it can be read, if anywhere.</param>
/// <param name="Sha256">Hash of the file, hexadecimal, so that a later exchange shows.</param>
public sealed record Evidence(
    [property: Required, StringLength(300, MinimumLength = 3)] string Title,
    [property: WebAddress] Uri? Url = null,
    [property: RegularExpression("^[0-9a-f]{64}$")] string? Sha256 = null)
{
    internal bool IsSameAs(Evidence other) =>
        Sha256 is not null && Sha256 == other.Sha256
        || Url is not null && Url == other.Url
        || Sha256 is null && Url is null && string.Equals(Title, other.Title, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Who answers for a step.</summary>
/// <param name="Name">The signer.</param>
/// <param name="Office">The office in which he or she signs.</param>
/// <param name="Document">Number and symbol of the signed paper.</param>
public sealed record Signature(
    [property: Required, StringLength(120, MinimumLength = 2)] string Name,
    [property: Required, StringLength(200, MinimumLength = 2)] string Office,
    [property: StringLength(100)] string? Document = null);

/// <summary>Sections are written for the person who must copy the model: none is blank, none only points elsewhere.</summary>
internal static partial class Prose
{
    internal const int Least = 40, Most = 8000;

    internal static bool SaysNothing(string text) => Links().Replace(text, "").Count(char.IsLetter) < Least / 2;

    [GeneratedRegex(@"(https?://|www\.)\S+")]
    private static partial Regex Links();
}
