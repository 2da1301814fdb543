using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Drafts;

/// <summary>An article, clause, point or other part in one version of a draft. Its id is the same in every version that has it.</summary>
internal sealed class Provision
{
    public required Guid DraftVersionId { get; init; }

    /// <summary>Survives renumbering; <see cref="Path"/> does not.</summary>
    public required Guid ProvisionId { get; init; }

    /// <summary>Its place in the document, from 0.</summary>
    public required int Position { get; init; }

    public required ProvisionKind Kind { get; init; }

    /// <summary>In the form of <see cref="Opinions.Opinion.ProvisionPattern"/>.</summary>
    public required string Path { get; init; }

    public string? Heading { get; init; }

    public required string Text { get; init; }

    public required ProvisionOrigin Origin { get; init; }

    /// <summary>How like the provision of the version before it is, 0 to 1; 0 for a new one.</summary>
    public required double Similarity { get; init; }

    /// <summary>Heading and text, as a reader sees them.</summary>
    public string Whole => Heading is { Length: > 0 } ? Text.Length > 0 ? $"{Heading}\n{Text}" : Heading : Text;

    internal sealed class Table : IEntityTypeConfiguration<Provision>
    {
        public void Configure(EntityTypeBuilder<Provision> provision)
        {
            provision.ToTable("provision");
            provision.HasKey(one => new { one.DraftVersionId, one.ProvisionId });
            provision.Ignore(one => one.Whole);
            provision.Property(one => one.Kind).HasConversion<string>().HasMaxLength(20);
            provision.Property(one => one.Origin).HasConversion<string>().HasMaxLength(20);
            provision.Property(one => one.Path).HasMaxLength(Opinions.Opinion.LongestProvision);
            provision.HasIndex(one => new { one.DraftVersionId, one.Path }).IsUnique().HasDatabaseName("one_provision_per_path");
            provision.HasIndex(one => new { one.DraftVersionId, one.Position }).IsUnique().HasDatabaseName("provision_by_position");
            provision.HasIndex(one => one.ProvisionId).HasDatabaseName("provision_by_id");
        }
    }
}

/// <summary>How a provision came by its id.</summary>
public enum ProvisionOrigin
{
    /// <summary>Nothing in the version before is like it.</summary>
    New,

    /// <summary>The drafter said which one it was.</summary>
    Declared,

    /// <summary>Word for word the same, perhaps under another number.</summary>
    SameText,

    /// <summary>The one most like it.</summary>
    NearText,
}
