using DanVan.Feedback.Opinions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Sealing;

/// <summary>Who gave an opinion, closed. In a schema of its own, so that a role may be kept out of it.</summary>
internal sealed class SealedIdentity
{
    public required Guid OpinionId { get; init; }

    /// <summary>The person's own key, wrapped by the configured one.</summary>
    public required byte[] WrappedKey { get; init; }

    public required byte[] Content { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<SealedIdentity>
    {
        public void Configure(EntityTypeBuilder<SealedIdentity> identity)
        {
            identity.ToTable("identity", "sealed");
            identity.HasKey(one => one.OpinionId);
            identity.Property(one => one.OpinionId).ValueGeneratedNever();
            identity.HasOne<Opinion>().WithOne().HasForeignKey<SealedIdentity>(one => one.OpinionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
