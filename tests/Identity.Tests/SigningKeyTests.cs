using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DanVan.Identity.Keys;
using DanVan.TestKit;
using Microsoft.IdentityModel.JsonWebTokens;

namespace DanVan.Identity.Tests;

public sealed class SigningKeyTests(IdentityDatabase database) : IClassFixture<IdentityDatabase>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("danvan-keys-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_generated_key_survives_a_restart()
    {
        string token;
        await using (var before = IdentityHost.On(database.Database))
            token = await before.Token(IdentityHost.Commune);

        await using var after = IdentityHost.On(database.Database);

        Assert.True((await after.Validate(token)).IsValid);
        Assert.Equal(new JsonWebToken(token).Kid, new JsonWebToken(await after.Token(IdentityHost.Commune)).Kid);
    }

    [Fact]
    public async Task Replicas_that_start_together_share_one_key_and_one_set_of_clients()
    {
        await using var empty = await IdentityHost.NewDatabase();

        var replicas = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => IdentityHost.On(empty))));

        try
        {
            var token = await replicas[0].Token(IdentityHost.Commune);
            foreach (var replica in replicas)
                Assert.True((await replica.Validate(token)).IsValid);
            Assert.Equal(1, await empty.Read<int>("select count(*) from signing_key"));
            Assert.Equal(2, await empty.Read<int>("select count(*) from client"));
        }
        finally
        {
            foreach (var replica in replicas)
                await replica.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_generated_key_can_be_encrypted_where_it_is_kept()
    {
        await using var empty = await IdentityHost.NewDatabase();
        await using (var first = IdentityHost.On(empty, ("Identity:SigningKeyPassword", "a long enough password")))
            await first.Token(IdentityHost.Commune);

        Assert.StartsWith("-----BEGIN ENCRYPTED PRIVATE KEY", await empty.Read<string>("select pem from signing_key"), StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => IdentityHost.On(empty, ("Identity:SigningKeyPassword", "another password")));
    }

    [Fact]
    public async Task The_newest_key_signs_and_the_ones_before_it_still_validate()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "2026-01.pem"), NewKey());
        string old;
        await using (var before = IdentityHost.On(database.Database, ("Identity:SigningKeyPath", folder.FullName)))
            old = await before.Token(IdentityHost.Commune);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "2026-07.pem"), NewKey());

        await using var after = IdentityHost.On(database.Database, ("Identity:SigningKeyPath", folder.FullName));
        var fresh = await after.Token(IdentityHost.Commune);

        Assert.NotEqual(new JsonWebToken(old).Kid, new JsonWebToken(fresh).Kid);
        Assert.True((await after.Validate(old)).IsValid);
        Assert.True((await after.Validate(fresh)).IsValid);
    }

    [Fact]
    public async Task A_key_that_was_taken_away_validates_nothing_any_more()
    {
        var file = Path.Combine(folder.FullName, "only.pem");
        await File.WriteAllTextAsync(file, NewKey());
        string old;
        await using (var before = IdentityHost.On(database.Database, ("Identity:SigningKeyPath", file)))
            old = await before.Token(IdentityHost.Commune);
        await File.WriteAllTextAsync(file, NewKey());

        await using var after = IdentityHost.On(database.Database, ("Identity:SigningKeyPath", file));

        Assert.False((await after.Validate(old)).IsValid);
    }

    [Fact]
    public async Task A_key_put_into_the_folder_signs_without_a_restart_and_an_unreadable_one_changes_nothing()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "2026-01.pem"), NewKey());
        await using var identity = IdentityHost.On(
            database.Database, ("Identity:SigningKeyPath", folder.FullName), ("Identity:KeysReadEvery", "00:00:00.05"));
        var old = await identity.Token(IdentityHost.Commune);

        var next = Path.Combine(folder.FullName, "2026-07.pem");
        await File.WriteAllTextAsync(next, "half a ke");
        Assert.Equal(Kid(old), Kid(await identity.Token(IdentityHost.Commune)));
        await File.WriteAllTextAsync(next, NewKey());
        var fresh = await Eventually.Get(async () => await identity.Token(IdentityHost.Commune) is var token && Kid(token) != Kid(old) ? token : null);

        Assert.True((await identity.Validate(old)).IsValid);
        Assert.True((await identity.Validate(fresh)).IsValid);
    }

    [Fact]
    public async Task A_key_may_come_as_PKCS_12()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=identity", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "identity.p12"), certificate.Export(X509ContentType.Pkcs12, "opens it"));

        await using var identity = IdentityHost.On(
            database.Database, ("Identity:SigningKeyPath", folder.FullName), ("Identity:SigningKeyPassword", "opens it"));

        Assert.True((await identity.Validate(await identity.Token(IdentityHost.Commune))).IsValid);
    }

    [Fact]
    public void A_weak_key_a_public_key_and_a_missing_one_are_refused()
    {
        var file = Path.Combine(folder.FullName, "key.pem");
        foreach (var pem in new[] { NewKey(1024), PublicKey(), "no key at all" })
        {
            File.WriteAllText(file, pem);
            Assert.Throws<InvalidOperationException>(() => KeyFiles.Read(file, password: null));
        }
        Assert.Throws<InvalidOperationException>(() => KeyFiles.Read(Path.Combine(folder.FullName, "nowhere"), password: null));
    }

    [Fact]
    public void A_folder_without_keys_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => KeyFiles.Read(folder.FullName, password: null));

    private static string Kid(string token) => new JsonWebToken(token).Kid;

    private static string NewKey(int bits = 2048)
    {
        using var key = RSA.Create(bits);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static string PublicKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportSubjectPublicKeyInfoPem();
    }
}
