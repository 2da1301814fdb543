using DanVan.Feedback.Consultations;
using DanVan.Feedback.Contracts.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Drafts;

/// <summary>
/// Where a place that opinions speak of stands in a later version: found by rule with its measured similarity, or gone until a person has
/// looked. Opinions that quote the same words share the place, so five hundred of them are anchored once.
/// </summary>
internal sealed class Anchor
{
    public const int LongestReason = 1000;

    public required Guid PlaceId { get; init; }

    public required Guid DraftVersionId { get; init; }

    public required AnchorMatch Match { get; set; }

    /// <summary>Null while the text is gone.</summary>
    public Guid? ProvisionId { get; set; }

    /// <summary>The words as this version has them; null for a place that quotes nothing, or is gone.</summary>
    public string? Quote { get; set; }

    /// <summary>How like the quoted words these are, 0 to 1.</summary>
    public required double Similarity { get; set; }

    /// <summary>The client of the person who looked.</summary>
    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? Reason { get; set; }

    /// <summary>A person says where the words are now, or that they are gone for good.</summary>
    public AnchorDecided Decide(Consultation consultation, Provision? provision, string by, string reason, DateTimeOffset now)
    {
        (Match, ProvisionId, Quote, Similarity) = (provision is null ? AnchorMatch.TextGone : AnchorMatch.ByPerson, provision?.ProvisionId, null, 0);
        (DecidedBy, DecidedAt, Reason) = (by, now, reason.Trim());
        return new(consultation.Id, consultation.UnitId, DraftVersionId, PlaceId, ProvisionId);
    }

    internal sealed class Table : IEntityTypeConfiguration<Anchor>
    {
        public void Configure(EntityTypeBuilder<Anchor> anchor)
        {
            anchor.ToTable("anchor");
            anchor.HasKey(one => new { one.DraftVersionId, one.PlaceId });
            anchor.Property(one => one.Match).HasConversion<string>().HasMaxLength(20);
            anchor.Property(one => one.Reason).HasMaxLength(LongestReason);
            anchor.HasOne<DraftVersion>().WithMany().HasForeignKey(one => one.DraftVersionId).OnDelete(DeleteBehavior.Restrict);
            anchor.HasIndex(one => new { one.DraftVersionId, one.Match, one.PlaceId }).HasDatabaseName("anchor_by_match");
        }
    }
}

public enum AnchorMatch
{
    /// <summary>The provision of the same id still says it, whatever its number now.</summary>
    SameProvision,

    /// <summary>Word for word, in another provision.</summary>
    MovedText,

    /// <summary>The most alike passage, with its similarity.</summary>
    NearMatch,

    /// <summary>Nothing alike was found: a person looks.</summary>
    TextGone,

    /// <summary>A person said where it is.</summary>
    ByPerson,
}
