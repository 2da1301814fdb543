using System.ComponentModel.DataAnnotations;
using DanVan.Identity.Keys;

namespace DanVan.Identity;

/// <summary>The section <c>Identity</c> of the configuration.</summary>
internal sealed class IdentitySettings : IValidatableObject
{
    /// <summary>The <c>iss</c> of every token. When empty: the address a caller used, which is wrong behind a proxy that changes it.</summary>
    public Uri? Issuer { get; init; }

    /// <summary>The <c>aud</c> of every token: what the services expect as <c>Auth__Audience</c>.</summary>
    [Required]
    public string Audience { get; init; } = "danvan";

    /// <summary>How long a token is valid, and therefore how long a removed client may still act.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "24:00:00")]
    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// A private RSA key (PEM or PKCS#12), or a folder of them: the one whose name sorts last signs, all are published.
    /// When empty, a key is generated once and kept in the database, which suits a desk.
    /// </summary>
    public string? SigningKeyPath { get; init; }

    /// <summary>How often the files of <see cref="SigningKeyPath"/> are looked at for changes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan KeysReadEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Opens the files of <see cref="SigningKeyPath"/>, or encrypts the generated key in the database.</summary>
    public string? SigningKeyPassword { get; init; }

    /// <summary>Refused secrets for each pair of client and address, and for an address with ten times as many, in a minute.</summary>
    [Range(1, 10_000)]
    public int FailuresPerMinute { get; init; } = 10;

    /// <summary>Token requests of one address in a minute, refused or not: a secret is slow to check on purpose.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; init; } = 600;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (KeyFiles.WhyUnreadable(SigningKeyPath, SigningKeyPassword) is { } reason)
            yield return new(reason, [nameof(SigningKeyPath)]);
    }
}
