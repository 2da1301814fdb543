using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Identity.Keys;

/// <summary>A generated key: shared by all replicas, since it lies where their clients lie.</summary>
internal sealed class SigningKey
{
    public required Guid Id { get; init; }

    /// <summary>PKCS#8 in PEM; encrypted when <see cref="IdentitySettings.SigningKeyPassword"/> is set.</summary>
    public required string Pem { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SigningKey>
    {
        public void Configure(EntityTypeBuilder<SigningKey> key)
        {
            key.ToTable("signing_key");
            key.HasKey(k => k.Id);
        }
    }
}
