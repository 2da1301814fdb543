using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Receipts;

/// <summary>
/// A receipt is 121 bytes in base64url: version 1, key (4), opinion or petition (16), second of arrival (4, since 1970), SHA-256 of the words in
/// UTF-8 (32), and an ECDSA P-256 signature (SHA-256, r and s) over these. Whoever has the words, the code and the published key proves
/// without us that it was received, when, and in which words.
/// </summary>
/// <param name="Content">What is signed.</param>
internal sealed record Receipt(string KeyId, Guid SubjectId, byte[] TextHash, byte[] Content, byte[] Signature)
{
    private const int Signed = 57;
    private const int Whole = Signed + 64;

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    public static string Write(Signer signer, Guid subjectId, DateTimeOffset receivedAt, string text)
    {
        Span<byte> code = stackalloc byte[Whole];
        code[0] = 1;
        Convert.FromHexString(signer.KeyId).CopyTo(code[1..]);
        subjectId.TryWriteBytes(code[5..], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(code[21..], (uint)receivedAt.ToUnixTimeSeconds());
        HashOf(text).CopyTo(code[25..]);
        signer.Sign(code[..Signed]).CopyTo(code[Signed..]);
        return Base64Url.EncodeToString(code);
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

internal static class ReceiptCheck
{
    /// <summary>What a code says, when one of our keys has signed it.</summary>
    public static async Task<Receipt?> Check(this DbSet<SigningKey> keys, string code, CancellationToken ct) =>
        Receipt.Read(code) is { } receipt
        && await keys.AsNoTracking().SingleOrDefaultAsync(key => key.Id == receipt.KeyId, ct) is { } key
        && Signer.HasSigned(key.PublicPem, receipt.Content, receipt.Signature)
            ? receipt
            : null;
}
