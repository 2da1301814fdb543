using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DanVan.Feedback.Opinions;
using DanVan.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace DanVan.Feedback.Sealing;

/// <summary>Configuration section <c>Sealing</c>.</summary>
public sealed class SealingOptions : IValidatableObject
{
    /// <summary>A random secret of 32 characters or more; what is derived of it wraps every person's own key. Without it no identity is accepted.</summary>
    public string? Key { get; set; }

    /// <summary>
    /// Further secrets of that kind, separated by spaces, that open and never close: those before <see cref="Key"/>, for as long as there is
    /// what they closed, and the one after it, until every replica has it.
    /// </summary>
    public string? OtherKeys { get; set; }

    internal IEnumerable<string> Others => (OtherKeys ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Key) && Key.Length < 32)
            yield return new("must have at least 32 random characters.", [nameof(Key)]);
        if (Others.Any(other => other.Length < 32))
            yield return new("must have at least 32 random characters each.", [nameof(OtherKeys)]);
    }
}

/// <summary>
/// Closes identities before they reach the database: AES-256-GCM under a key of the person's own, which is wrapped by the configured key.
/// Forgetting the small wrapped key is enough to forget the person for good, in every backup too.
/// </summary>
internal sealed class Seal(IOptions<SealingOptions> options)
{
    private const int KeyBytes = 32;

    private readonly byte[]? key = string.IsNullOrEmpty(options.Value.Key) ? null : Derived(options.Value.Key);

    private readonly byte[][] opening = [.. options.Value.Others.Prepend(options.Value.Key ?? "").Where(secret => secret.Length > 0).Select(Derived)];

    public bool IsPossible => key is not null;

    public SealedIdentity Close(Guid subjectId, Person person, DateOnly today)
    {
        var (wrappedKey, content) = Close(subjectId, JsonSerializer.SerializeToUtf8Bytes(person, Json.Options));
        return new() { SubjectId = subjectId, WrappedKey = wrappedKey, Content = content, SealedOn = today };
    }

    public Person Open(SealedIdentity identity) =>
        JsonSerializer.Deserialize<Person>(Open(identity.SubjectId, identity.WrappedKey, identity.Content), Json.Options)!;

    /// <summary>Closes anything that names a person, bound to its id.</summary>
    public (byte[] WrappedKey, byte[] Content) Close(Guid id, byte[] plain)
    {
        var own = RandomNumberGenerator.GetBytes(KeyBytes);
        try
        {
            return (Encrypt(key!, own, id), Encrypt(own, plain, id));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(own);
        }
    }

    public byte[] Open(Guid id, byte[] wrappedKey, byte[] content) => Decrypt(Unwrap(wrappedKey, id), content, id);

    // Which key it was is not on record, and a wrong one never passes for the right one.
    private byte[] Unwrap(byte[] wrappedKey, Guid id)
    {
        for (var next = 0; ; next++)
        {
            try
            {
                return Decrypt(opening[next], wrappedKey, id);
            }
            catch (AuthenticationTagMismatchException) when (next < opening.Length - 1)
            {
                // The next one.
            }
        }
    }

    private static byte[] Derived(string secret) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), KeyBytes, info: "danvan sealing 1"u8.ToArray());

    // nonce | ciphertext | tag. The subject's id is bound in, so that a row moved to another one does not open.
    private static byte[] Encrypt(byte[] key, byte[] plain, Guid subjectId)
    {
        var (nonceSize, tagSize) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var closed = new byte[nonceSize + plain.Length + tagSize];
        RandomNumberGenerator.Fill(closed.AsSpan(0, nonceSize));
        using var aes = new AesGcm(key, tagSize);
        aes.Encrypt(closed.AsSpan(0, nonceSize), plain, closed.AsSpan(nonceSize, plain.Length), closed.AsSpan(nonceSize + plain.Length), subjectId.ToByteArray());
        return closed;
    }

    private static byte[] Decrypt(byte[] key, byte[] closed, Guid subjectId)
    {
        var (nonceSize, tagSize) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[closed.Length - nonceSize - tagSize];
        using var aes = new AesGcm(key, tagSize);
        aes.Decrypt(closed.AsSpan(0, nonceSize), closed.AsSpan(nonceSize, plain.Length), closed.AsSpan(nonceSize + plain.Length), plain, subjectId.ToByteArray());
        return plain;
    }
}

internal static class SealingModule
{
    internal static void AddSealing(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<SealingOptions>("Sealing");
        builder.Services.AddSingleton<Seal>();
    }
}
