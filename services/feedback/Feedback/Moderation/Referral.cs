using DanVan.Feedback.Contracts.V1;
using DanVan.Feedback.Opinions;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Moderation;

/// <summary>
/// What came as an opinion but is a complaint or a denunciation goes to the office that the law names: it is neither absorbed nor explained
/// here, and the identity of a denouncer is protected by law.
/// </summary>
internal sealed class Referral : Aggregate
{
    public const int LongestOffice = 300;
    public const string OnePerOpinion = "one_referral_per_opinion";

    private Referral()
    {
    }

    public Guid OpinionId { get; private set; }

    public ReferralKind Kind { get; private set; }

    /// <summary>The office that the law names.</summary>
    public string Office { get; private set; } = "";

    /// <summary>The act.</summary>
    public string Law { get; private set; } = "";

    public DateOnly ReferredOn { get; private set; }

    public static (Referral Referral, OpinionReferred Event) Of(Opinion opinion, ReferralKind kind, string office, ReferralLaw law, DateOnly today)
    {
        var referral = new Referral { OpinionId = opinion.Id, Kind = kind, Office = office, Law = law.Citation, ReferredOn = today };
        return (referral, new(referral.Id, opinion.Id, opinion.ConsultationId, Kebab.Of(kind), today));
    }

    internal sealed class Table : IEntityTypeConfiguration<Referral>
    {
        public void Configure(EntityTypeBuilder<Referral> referral)
        {
            referral.ToTable("referral");
            referral.Property(one => one.Kind).HasConversion<string>().HasMaxLength(20);
            referral.Property(one => one.Office).HasMaxLength(LongestOffice);
            referral.HasOne<Opinion>().WithMany().HasForeignKey(one => one.OpinionId).OnDelete(DeleteBehavior.Restrict);
            referral.HasIndex(one => one.OpinionId).IsUnique().HasDatabaseName(OnePerOpinion);
        }
    }
}

/// <summary>The act that takes a matter away from feedback, by day.</summary>
internal sealed class ReferralLaw
{
    public required ReferralKind Kind { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required string Citation { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<ReferralLaw>
    {
        public void Configure(EntityTypeBuilder<ReferralLaw> law)
        {
            law.ToTable("referral_law");
            law.HasKey(one => new { one.Kind, one.ValidFrom });
            law.Property(one => one.Kind).HasConversion<string>().HasMaxLength(20);
            law.HasData(
                new ReferralLaw { Kind = ReferralKind.Complaint, ValidFrom = new(2012, 7, 1), Citation = "Luật Khiếu nại 02/2011/QH13" },
                new ReferralLaw { Kind = ReferralKind.Denunciation, ValidFrom = new(2019, 1, 1), Citation = "Luật Tố cáo 25/2018/QH14" });
        }
    }
}

public enum ReferralKind
{
    /// <summary>Khiếu nại: a decision or an act has wronged the writer.</summary>
    Complaint,

    /// <summary>Tố cáo: the writer reports a violation of law.</summary>
    Denunciation,
}
