using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Npgsql;

namespace DanVan.Feedback.Receipts;

/// <summary>Configuration section <c>Receipts</c>.</summary>
public sealed class ReceiptOptions : IValidatableObject
{
    /// <summary>PEM of the ECDSA P-256 private key that signs receipts; without it one is generated and kept in the database.</summary>
    public string? SigningKeyPem { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(SigningKeyPem) && !IsP256(SigningKeyPem))
            yield return new("Receipts: SigningKeyPem must be the PEM of an ECDSA P-256 private key.", [nameof(SigningKeyPem)]);
    }

    private static bool IsP256(string pem)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return key.ExportParameters(includePrivateParameters: true).Curve.Oid.FriendlyName is "nistP256" or "ECDSA_P256";
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return false;
        }
    }
}

/// <summary>The key that receipts are signed with, found on first use and published from then on.</summary>
internal sealed class ReceiptKeys(NpgsqlDataSource database, IOptions<ReceiptOptions> options) : IDisposable
{
    private readonly SemaphoreSlim once = new(1, 1);
    private ReceiptSigner? signer;

    public async Task<ReceiptSigner> Signer(CancellationToken ct)
    {
        if (signer is not null)
            return signer;
        await once.WaitAsync(ct);
        try
        {
            return signer ??= new(await Find(ct));
        }
        finally
        {
            once.Release();
        }
    }

    public void Dispose() => once.Dispose();

    private async Task<ECDsa> Find(CancellationToken ct)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (!string.IsNullOrEmpty(options.Value.SigningKeyPem))
        {
            key.ImportFromPem(options.Value.SigningKeyPem);
            await Publish(key, null, ct);
            return key;
        }
        // Of several processes that start together the first one's key stands; the others' inserts are ignored.
        await Publish(key, key.ExportPkcs8PrivateKeyPem(), ct);
        await using var read = database.CreateCommand("select private_pem from receipt_key where private_pem is not null");
        key.ImportFromPem((string)(await read.ExecuteScalarAsync(ct))!);
        return key;
    }

    private async Task Publish(ECDsa key, string? privatePem, CancellationToken ct)
    {
        await using var write = database.CreateCommand(
            "insert into receipt_key (id, public_pem, private_pem, since) values ($1, $2, $3, now()) on conflict do nothing");
        write.Parameters.Add(new() { Value = ReceiptSigner.IdOf(key) });
        write.Parameters.Add(new() { Value = key.ExportSubjectPublicKeyInfoPem() });
        write.Parameters.Add(new() { Value = (object?)privatePem ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await write.ExecuteNonQueryAsync(ct);
    }
}
