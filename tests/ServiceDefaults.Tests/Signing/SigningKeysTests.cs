using System.Security.Cryptography;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.ServiceDefaults.Tests.Signing;

public sealed class SigningKeysTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private NpgsqlDataSource source = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Empty("signing");
        source = NpgsqlDataSource.Create(database.ConnectionString);
        await database.Run("""
            create table signing_key (id text primary key, public_pem text not null, private_pem text, since timestamptz not null);
            create unique index one_generated on signing_key ((true)) where private_pem is not null
            """);
    }

    [Fact]
    public async Task A_generated_key_leaves_the_database_when_one_is_configured_and_what_it_signed_is_still_checked()
    {
        var content = "Đã nhận."u8.ToArray();
        var generated = await Signer(null);
        var signature = generated.Sign(content);
        Assert.Equal(1, await database.Read<long>("select count(*) from signing_key where private_pem is not null"));

        using var configured = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.NotEqual(generated.KeyId, (await Signer(configured.ExportPkcs8PrivateKeyPem())).KeyId);
        Assert.Equal(0, await database.Read<long>("select count(*) from signing_key where private_pem is not null"));
        Assert.True(ServiceDefaults.Signer.HasSigned(await database.Read<string>($"select public_pem from signing_key where id = '{generated.KeyId}'"), content, signature));
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task<Signer> Signer(string? pem)
    {
        using var keys = new SigningKeys(source, "signing_key", pem);
        return await keys.Signer(TestContext.Current.CancellationToken);
    }
}
