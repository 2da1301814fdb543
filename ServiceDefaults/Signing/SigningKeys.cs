using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>The key that a service signs with, found on first use and published from then on.</summary>
public sealed class SigningKeys : IDisposable
{
    private readonly NpgsqlDataSource database;
    private readonly string table;
    private readonly string? configuredPem;
    private readonly SemaphoreSlim once = new(1, 1);
    private Signer? signer;

    internal SigningKeys(NpgsqlDataSource database, string table, string? configuredPem) =>
        (this.database, this.table, this.configuredPem) = (database, table, configuredPem);

    public async ValueTask<Signer> Signer(CancellationToken ct)
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
        if (!string.IsNullOrEmpty(configuredPem))
        {
            key.ImportFromPem(configuredPem);
            await Publish(key, null, ct);
            // Whoever has a backup of the time before must find no more in it than in the next one: what it signed is still checked.
            await using var forget = database.CreateCommand($"update {table} set private_pem = null where private_pem is not null");
            await forget.ExecuteNonQueryAsync(ct);
            return key;
        }
        // Of several processes that start together the first one's key stands; the others' inserts are ignored.
        await Publish(key, key.ExportPkcs8PrivateKeyPem(), ct);
        await using var read = database.CreateCommand($"select private_pem from {table} where private_pem is not null");
        key.ImportFromPem((string)(await read.ExecuteScalarAsync(ct))!);
        return key;
    }

    private async Task Publish(ECDsa key, string? privatePem, CancellationToken ct)
    {
        await using var write = database.CreateCommand(
            $"insert into {table} (id, public_pem, private_pem, since) values ($1, $2, $3, now()) on conflict do nothing");
        write.Parameters.Add(new() { Value = ServiceDefaults.Signer.IdOf(key) });
        write.Parameters.Add(new() { Value = key.ExportSubjectPublicKeyInfoPem() });
        write.Parameters.Add(new() { Value = (object?)privatePem ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await write.ExecuteNonQueryAsync(ct);
    }
}

public static class SigningRegistration
{
    /// <param name="table">As <see cref="SigningModel.UseSigningKeys"/> was told.</param>
    /// <param name="pem">The configured private key, an ECDSA P-256 PEM; without one a key is generated and kept in the table.</param>
    public static void AddSigning(this IHostApplicationBuilder builder, string table, Func<IServiceProvider, string?> pem) =>
        builder.Services.AddSingleton(services => new SigningKeys(services.GetRequiredService<NpgsqlDataSource>(), table, pem(services)));
}
