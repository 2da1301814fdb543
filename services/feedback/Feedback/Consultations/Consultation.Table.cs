using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Consultations;

internal sealed partial class Consultation
{
    internal sealed class Table : IEntityTypeConfiguration<Consultation>
    {
        public void Configure(EntityTypeBuilder<Consultation> consultation)
        {
            consultation.ToTable("consultation");
            consultation.Property(one => one.Title).HasMaxLength(LongestTitle).UseCollation(VietnameseText.Collation);
            consultation.Property(one => one.FoldedTitle).HasMaxLength(LongestTitle);
            consultation.Property(one => one.Summary).HasMaxLength(LongestSummary);
            consultation.Property(one => one.Posting).HasMaxLength(LongestPosting);
            consultation.Property(one => one.DocumentType).HasConversion<string>().HasMaxLength(30);
            consultation.Property(one => one.IssuingLevel).HasConversion<string>().HasMaxLength(20);
            consultation.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
            consultation.Property(one => one.Round).HasConversion<string>().HasMaxLength(20);
            consultation.OwnsOne(one => one.Exemption, exemption => exemption.ToJson("exemption"));
            consultation.HasOne<Consultation>().WithMany().HasForeignKey(one => one.FollowsId).OnDelete(DeleteBehavior.Restrict);
            consultation.HasIndex(one => new { one.DossierId, one.Id }).HasDatabaseName("consultation_by_dossier");
            consultation.HasOne(one => one.ClockRule).WithMany().HasForeignKey(one => one.ClockRuleId);
            consultation.HasIndex(one => new { one.UnitId, one.FoldedTitle, one.DraftedOn }).IsUnique().HasDatabaseName(OneTitlePerUnitAndDay);
            consultation.HasIndex(one => new { one.State, one.Id }).HasDatabaseName("consultation_by_state");
            consultation.HasIndex(one => one.FoldedTitle).HasMethod("gin").HasOperators("gin_trgm_ops").HasDatabaseName("consultation_by_folded_title");
        }
    }
}
