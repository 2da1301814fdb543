using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace DanVan.Identity.Keys;

/// <summary>The keys in use: the first signs, all are published so that what they signed stays valid.</summary>
/// <remarks>They are read before the server listens; those that are files also later, whenever the files have changed.</remarks>
internal sealed class SigningKeys(IOptions<IdentitySettings> settings, TimeProvider clock, ILogger<SigningKeys> log)
    : IConfigureOptions<OpenIddictServerOptions>, IOptionsChangeTokenSource<OpenIddictServerOptions>
{
    private volatile IReadOnlyList<RSA> keys = [];
    private ConfigurationReloadToken changed = new();

    public string Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => changed;

    public async Task Load(IdentityDbContext db, CancellationToken ct)
    {
        keys = settings.Value.SigningKeyPath is { Length: > 0 } path
            ? KeyFiles.Read(path, settings.Value.SigningKeyPassword)
            : await FromDatabase(db, ct);
        log.LogInformation("{Count} signing key(s) loaded", keys.Count);
    }

    /// <summary>Takes the files as they are now. What cannot be read changes nothing: tokens are signed as before.</summary>
    public void ReadAgain(string path)
    {
        try
        {
            var read = KeyFiles.Read(path, settings.Value.SigningKeyPassword);
            if (read.Select(Id).SequenceEqual(keys.Select(Id)))
                return;
            keys = read;
            log.LogInformation("The signing keys have changed: {Count} are in use, {Signing} signs", keys.Count, Id(keys[0]));
            Interlocked.Exchange(ref changed, new()).OnReload();
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            log.LogError("The signing keys stay as they are: {Reason}", e.Message);
        }
    }

    public void Configure(OpenIddictServerOptions options)
    {
        foreach (var rsa in keys)
        {
            var key = new RsaSecurityKey(rsa) { KeyId = Id(rsa) };
            options.SigningCredentials.Add(new SigningCredentials(key, SecurityAlgorithms.RsaSha256));
        }
    }

    // The thumbprint of RFC 7638: every replica, and every restart, publishes a key under the same name.
    private static string Id(RSA key) => Base64UrlEncoder.Encode(new RsaSecurityKey(key).ComputeJwkThumbprint());

    private async Task<IReadOnlyList<RSA>> FromDatabase(IdentityDbContext db, CancellationToken ct)
    {
        var password = settings.Value.SigningKeyPassword;
        var stored = await db.SigningKeys.OrderByDescending(k => k.CreatedAt).ThenByDescending(k => k.Id).ToListAsync(ct);
        if (stored.Count > 0)
            return [.. stored.Select(k => KeyFiles.FromPem(k.Pem, password, "the database"))];

        log.LogWarning("No Identity__SigningKeyPath is set: a signing key is generated and kept in the database");
        var generated = RSA.Create(KeyFiles.SmallestKey);
        db.Add(new SigningKey
        {
            Id = Guid.CreateVersion7(),
            CreatedAt = clock.GetUtcNow(),
            Pem = string.IsNullOrEmpty(password)
                ? generated.ExportPkcs8PrivateKeyPem()
                : generated.ExportEncryptedPkcs8PrivateKeyPem(
                    password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000)),
        });
        await db.SaveChangesAsync(ct);
        return [generated];
    }
}
