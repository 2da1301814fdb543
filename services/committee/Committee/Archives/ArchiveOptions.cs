using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Archives;

/// <summary>Configuration section <c>Archives</c>.</summary>
public sealed class ArchiveOptions : IValidatableObject
{
    /// <summary>PEM of the ECDSA P-256 private key that signs archives; without it one is generated and kept in the database.</summary>
    public string? SigningKeyPem { get; set; }

    /// <summary>Public keys of other installations whose archives are read back here, PEM after PEM: they publish them at <c>/v1/archive-keys</c>.</summary>
    public string? TrustedKeysPem { get; set; }

    /// <summary>The trusted keys by the names that archives give them.</summary>
    internal IEnumerable<(string Id, string Pem)> Trusted()
    {
        foreach (var pem in Pems())
        {
            using var key = Signer.KeyOf(pem, withPrivateHalf: false)!;
            yield return (Signer.IdOf(key), pem);
        }
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(SigningKeyPem) && !IsKey(SigningKeyPem, withPrivateHalf: true))
            yield return new("must be the PEM of an ECDSA P-256 private key.", [nameof(SigningKeyPem)]);
        if (!string.IsNullOrWhiteSpace(TrustedKeysPem) && (Pems() is not { Count: > 0 } pems || !pems.TrueForAll(pem => IsKey(pem, withPrivateHalf: false))))
            yield return new("must be the PEMs of ECDSA P-256 public keys.", [nameof(TrustedKeysPem)]);
    }

    private static bool IsKey(string pem, bool withPrivateHalf)
    {
        using var key = Signer.KeyOf(pem, withPrivateHalf);
        return key is not null;
    }

    private List<string> Pems()
    {
        List<string> found = [];
        for (var rest = TrustedKeysPem.AsSpan(); PemEncoding.TryFind(rest, out var pem); rest = rest[pem.Location.End..])
            found.Add(rest[pem.Location].ToString());
        return found;
    }
}
