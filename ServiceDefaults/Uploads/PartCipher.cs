using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DanVan.ServiceDefaults;

/// <summary>
/// Closes what lies in the database before it is used: the scan of a form bears a name, and belongs nowhere in the open. The key comes from the
/// secret of <see cref="RequestPrint"/>: replicas share it, restarts keep it, backups do not hold it.
/// </summary>
internal sealed class PartCipher(string secret) : IDisposable
{
    private const int Nonce = 12, Tag = 16;

    private readonly AesGcm aes = new(HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: "danvan upload part 1"u8.ToArray()), Tag);

    public byte[] Close(ReadOnlySpan<byte> part, Guid upload, long startsAt)
    {
        var closed = new byte[Nonce + Tag + part.Length];
        RandomNumberGenerator.Fill(closed.AsSpan(0, Nonce));
        lock (aes)
            aes.Encrypt(closed.AsSpan(0, Nonce), part, closed.AsSpan(Nonce + Tag), closed.AsSpan(Nonce, Tag), Place(upload, startsAt));
        return closed;
    }

    /// <summary>Null where it was closed with another secret, or is not the part of this place.</summary>
    public byte[]? Open(ReadOnlySpan<byte> closed, Guid upload, long startsAt)
    {
        var part = new byte[closed.Length - Nonce - Tag];
        try
        {
            lock (aes)
                aes.Decrypt(closed[..Nonce], closed[(Nonce + Tag)..], closed[Nonce..(Nonce + Tag)], part, Place(upload, startsAt));
            return part;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public void Dispose() => aes.Dispose();

    private static byte[] Place(Guid upload, long startsAt)
    {
        var place = new byte[24];
        upload.TryWriteBytes(place);
        BinaryPrimitives.WriteInt64BigEndian(place.AsSpan(16), startsAt);
        return place;
    }
}
