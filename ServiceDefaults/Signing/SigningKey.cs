using Microsoft.EntityFrameworkCore;

namespace DanVan.ServiceDefaults;

/// <summary>A key that a service signs or signed with. Its public half is kept for ever: what is signed does not expire.</summary>
public sealed class SigningKey
{
    /// <summary>As <see cref="Signer.KeyId"/> says.</summary>
    public required string Id { get; init; }

    public required string PublicPem { get; init; }

    /// <summary>Only for a key that the service generated for want of a configured one.</summary>
    public string? PrivatePem { get; init; }

    public required DateTimeOffset Since { get; init; }
}

public static class SigningModel
{
    /// <summary>The service's table of keys. Its migration adds a unique index that keeps one generated key: see <see cref="SigningKeys"/>.</summary>
    public static void UseSigningKeys(this ModelBuilder model, string table) => model.Entity<SigningKey>(key =>
    {
        key.ToTable(table);
        key.Property(one => one.Id).HasMaxLength(8);
    });
}
