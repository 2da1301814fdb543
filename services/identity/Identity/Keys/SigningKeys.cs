using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace DanVan.Identity.Keys;

/// <summary>The keys in use: the first signs, all are published so that what they signed stays valid.</summary>
/// <remarks>They are read once, before the server listens: keys change by a restart, which a rollout is anyway.</remarks>
internal sealed class SigningKeys(IOptions<IdentitySettings> settings, TimeProvider clock, ILogger<SigningKeys> log)
    : IConfigureOptions<OpenIddictServerOptions>
{
    private IReadOnlyList<RSA> keys = [];

    public async Task Load(IdentityDbContext db, CancellationToken ct)
    {
        keys = settings.Value.SigningKeyPath is { Length: > 0 } path
            ? KeyFiles.Read(path, settings.Value.SigningKeyPassword)
            : await FromDatabase(db, ct);
        log.LogInformation("{Count} signing key(s) loaded", keys.Count);
    }

    public void Configure(OpenIddictServerOptions options)
    {
        foreach (var rsa in keys)
        {
            var key = new RsaSecurityKey(rsa);
            // The thumbprint of RFC 7638: every replica, and every restart, publishes a key under the same name.
            key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
            options.SigningCredentials.Add(new SigningCredentials(key, SecurityAlgorithms.RsaSha256));
        }
    }

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
