using DanVan.Feedback.Consultations;
using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Coverage;

/// <summary>A unit whose people are asked. Whoever has not been heard when much of the round has passed is told of, once.</summary>
internal sealed class Invitation : Aggregate
{
    public const string OnePerUnit = "one_invitation_per_unit";

    private Invitation()
    {
    }

    public Guid ConsultationId { get; private set; }

    public Guid UnitId { get; private set; }

    public DateOnly AskedOn { get; private set; }

    /// <summary>When it was told that nobody there had spoken.</summary>
    public DateOnly? NoticedOn { get; private set; }

    public static (Invitation Invitation, UnitAsked Event) Ask(Consultation consultation, Guid unitId, DateOnly today)
    {
        var invitation = new Invitation { ConsultationId = consultation.Id, UnitId = unitId, AskedOn = today };
        return (invitation, new(invitation.Id, consultation.Id, consultation.UnitId, unitId, today));
    }

    public UnitNotHeardYet Notice(Consultation consultation, DateOnly today)
    {
        NoticedOn = today;
        return new(Id, consultation.Id, consultation.UnitId, UnitId, consultation.Title, consultation.ClosesOn!.Value, today);
    }

    internal sealed class Table : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> invitation)
        {
            invitation.ToTable("invitation");
            invitation.HasOne<Consultation>().WithMany().HasForeignKey(one => one.ConsultationId).OnDelete(DeleteBehavior.Restrict);
            invitation.HasIndex(one => new { one.ConsultationId, one.UnitId }).IsUnique().HasDatabaseName(OnePerUnit);
        }
    }
}

/// <summary>When silence is noticed: data, chosen by the day of opening.</summary>
internal sealed class CoverageRule
{
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Percent of the round's days that must have passed.</summary>
    public required int PercentPassed { get; init; }

    public required string Source { get; init; }

    /// <summary>The day from which silence is noticed.</summary>
    public DateOnly NoticesFrom(DateOnly opens, DateOnly closes) => opens.AddDays((closes.DayNumber - opens.DayNumber) * PercentPassed / 100);

    internal sealed class Table : IEntityTypeConfiguration<CoverageRule>
    {
        public void Configure(EntityTypeBuilder<CoverageRule> rule)
        {
            rule.ToTable("coverage_rule");
            rule.HasKey(one => one.ValidFrom);
            rule.Property(one => one.Source).HasMaxLength(300);
            rule.HasData(new CoverageRule { ValidFrom = new(1900, 1, 1), PercentPassed = 50, Source = "Yêu cầu F24 của nền tảng: nhắc khi đã qua nửa thời hạn" });
        }
    }
}
