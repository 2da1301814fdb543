using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Sealing;

/// <summary>Who gave an opinion or sent a petition, closed. In a schema of its own, so that a role may be kept out of it.</summary>
internal sealed class SealedIdentity
{
    /// <summary>The opinion or the petition.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The person's own key, wrapped by the configured one.</summary>
    public required byte[] WrappedKey { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>The day from which its retention counts.</summary>
    public required DateOnly SealedOn { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<SealedIdentity>
    {
        public void Configure(EntityTypeBuilder<SealedIdentity> identity)
        {
            identity.ToTable("identity", "sealed");
            identity.HasKey(one => one.SubjectId);
            identity.Property(one => one.SubjectId).ValueGeneratedNever();
            identity.HasIndex(one => new { one.SealedOn, one.SubjectId }).HasDatabaseName("identity_by_day");
        }
    }
}
