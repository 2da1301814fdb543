using System.Security.Cryptography;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DanVan.Committee.Archives;

/// <summary>
/// Whose archives are read back. The signature covers the manifest, which holds the hash of every part; without this service it is checked with
/// <c>openssl dgst -sha256 -verify key.pem -signature manifest.json.sig manifest.json</c>.
/// </summary>
internal sealed class ArchiveSeal(CommitteeDbContext db, IOptions<ArchiveOptions> options)
{
    private const DSASignatureFormat Format = DSASignatureFormat.Rfc3279DerSequence; // as openssl reads it

    public static byte[] Sign(Signer signer, byte[] manifest) => signer.Sign(manifest, Format);

    /// <summary>The refusal, unless this installation or one that it trusts has signed the manifest.</summary>
    public async Task<Refusal?> Refuses(string keyId, byte[] manifest, byte[]? signature, CancellationToken ct)
    {
        var pem = await db.ArchiveKeys.Where(key => key.Id == keyId).Select(key => key.PublicPem).SingleOrDefaultAsync(ct)
            ?? options.Value.Trusted().FirstOrDefault(key => key.Id == keyId).Pem;
        if (pem is null)
            return ArchiveProblems.NotTrusted.With($"Khóa {keyId} không được tin cậy ở đây.", $"The key {keyId} is not trusted here.", ("keyId", keyId));
        return signature is not null && Signer.HasSigned(pem, manifest, signature, Format)
            ? null
            : ArchiveProblems.Damaged.With("Chữ ký không khớp bản kê.", "The signature is not that of the manifest.");
    }
}
