using System.Security.Cryptography;

namespace DanVan.ServiceDefaults;

/// <summary>Signs with a service's key: ECDSA over P-256 with SHA-256 (FIPS 186-5), as r and s of 32 bytes each unless asked otherwise.</summary>
public sealed class Signer(ECDsa key)
{
    private readonly Lock one = new(); // an ECDsa instance serves one thread at a time

    /// <summary>The first four bytes of SHA-256 over the public key, in hex: so what is signed names its key.</summary>
    public string KeyId { get; } = IdOf(key);

    /// <summary>The algorithm as JOSE calls it (RFC 7518).</summary>
    public static string Algorithm => "ES256";

    public byte[] Sign(ReadOnlySpan<byte> content, DSASignatureFormat format = DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
    {
        lock (one)
            return key.SignData(content, HashAlgorithmName.SHA256, format);
    }

    public static bool HasSigned(
        string publicPem, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature, DSASignatureFormat format = DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(publicPem);
        return key.VerifyData(content, signature, HashAlgorithmName.SHA256, format);
    }

    public static string IdOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 4));

    /// <summary>The key of a PEM; null when it is no key over P-256, or its private half is wanted and missing.</summary>
    public static ECDsa? KeyOf(string pem, bool withPrivateHalf)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.ExportParameters(withPrivateHalf).Curve.Oid.FriendlyName is "nistP256" or "ECDSA_P256")
                return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // No key at all.
        }
        key.Dispose();
        return null;
    }
}
