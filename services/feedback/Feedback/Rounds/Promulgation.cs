using DanVan.Feedback.Consultations;
using DanVan.Feedback.Contracts.V1;
using DanVan.Feedback.Drafts;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Rounds;

/// <summary>The document that a dossier ended in.</summary>
internal sealed class Promulgation
{
    public const string OnePerDossier = "pk_promulgation";

    public required Guid DossierId { get; init; }

    public required string Symbol { get; init; }

    public required string Issuer { get; init; }

    public required DateOnly PromulgatedOn { get; init; }

    public string? Url { get; init; }

    /// <summary>The wording that was promulgated.</summary>
    public required Guid DraftVersionId { get; init; }

    public static Decision<DocumentPromulgated> Of(
        Consultation consultation, Promulgate.Request request, DraftVersion version, DateOnly today, out Promulgation promulgation)
    {
        promulgation = new()
        {
            DossierId = consultation.DossierId,
            Symbol = request.Symbol.Trim(),
            Issuer = request.Issuer.Trim(),
            PromulgatedOn = request.PromulgatedOn,
            Url = request.Url?.ToString(),
            DraftVersionId = version.Id,
        };
        if (consultation.State != ConsultationState.Completed)
            return FeedbackProblems.NotCompleted;
        if (request.PromulgatedOn < consultation.ClosedOn || request.PromulgatedOn > today)
            return FeedbackProblems.PromulgatedOnWrongDay;
        return new DocumentPromulgated(
            consultation.Id, consultation.UnitId, consultation.DossierId, promulgation.Symbol, promulgation.Issuer, promulgation.PromulgatedOn, version.Id);
    }

    internal sealed class Table : IEntityTypeConfiguration<Promulgation>
    {
        public void Configure(EntityTypeBuilder<Promulgation> promulgation)
        {
            promulgation.ToTable("promulgation");
            promulgation.HasKey(one => one.DossierId);
            promulgation.Property(one => one.DossierId).ValueGeneratedNever();
            promulgation.Property(one => one.Symbol).HasMaxLength(Promulgate.LongestSymbol);
            promulgation.Property(one => one.Issuer).HasMaxLength(Promulgate.LongestIssuer);
            promulgation.HasOne<Consultation>().WithOne().HasForeignKey<Promulgation>(one => one.DossierId).OnDelete(DeleteBehavior.Restrict);
            promulgation.HasOne<DraftVersion>().WithMany().HasForeignKey(one => one.DraftVersionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
