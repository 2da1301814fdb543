using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace DanVan.Feedback.Receipts;

/// <summary>
/// A receipt is 121 bytes in base64url: version 1, key (4), opinion or petition (16), second of arrival (4, since 1970), SHA-256 of the words in
/// UTF-8 (32), and an ECDSA P-256 signature (SHA-256, r and s) over these. Whoever has the words, the code and the published key proves
/// without us that it was received, when, and in which words.
/// </summary>
internal sealed class ReceiptSigner(ECDsa key)
{
    private const int Signed = 57;
    private const int Whole = Signed + 64;
    private readonly Lock one = new(); // an ECDsa instance serves one thread at a time
    private readonly byte[] keyId = Convert.FromHexString(IdOf(key));

    public static string IdOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 4));

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    public string Sign(Guid subjectId, DateTimeOffset receivedAt, string text)
    {
        Span<byte> code = stackalloc byte[Whole];
        code[0] = 1;
        keyId.CopyTo(code[1..]);
        subjectId.TryWriteBytes(code[5..], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(code[21..], (uint)receivedAt.ToUnixTimeSeconds());
        HashOf(text).CopyTo(code[25..]);
        lock (one)
            key.SignData(code[..Signed], code[Signed..], HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return Base64Url.EncodeToString(code);
    }

    /// <summary>Signs any content: ECDSA P-256 with SHA-256, r and s in base64url.</summary>
    public (string KeyId, string Signature) Sign(byte[] content)
    {
        lock (one)
            return (Convert.ToHexStringLower(keyId), Base64Url.EncodeToString(key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)));
    }

    /// <summary>What a code says, before its signature is checked; null when it is no code.</summary>
    public static Receipt? Read(string code)
    {
        Span<byte> bytes = stackalloc byte[Whole];
        return Base64Url.IsValid(code, out var length) && length == Whole && Base64Url.TryDecodeFromChars(code, bytes, out _) && bytes[0] == 1
            ? new(Convert.ToHexStringLower(bytes[1..5]), new(bytes[5..21], bigEndian: true), bytes[25..57].ToArray(), bytes[..Signed].ToArray(), bytes[Signed..].ToArray())
            : null;
    }
}

/// <param name="Content">What is signed.</param>
internal sealed record Receipt(string KeyId, Guid SubjectId, byte[] TextHash, byte[] Content, byte[] Signature)
{
    public bool IsSignedBy(string publicPem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(publicPem);
        return key.VerifyData(Content, Signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
