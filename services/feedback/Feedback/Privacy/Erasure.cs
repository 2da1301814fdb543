using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Privacy;

/// <summary>That an identity was destroyed, and why. What was destroyed is in no backup that is opened without its key.</summary>
internal sealed class Erasure : Aggregate
{
    private Erasure()
    {
    }

    /// <summary>The opinion or petition.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary><c>retention</c> or <c>request</c>.</summary>
    public string Cause { get; private set; } = "";

    public DateOnly ErasedOn { get; private set; }

    public static (Erasure Erasure, IdentityErased Event) Of(Guid subjectId, string cause, DateOnly today)
    {
        var erasure = new Erasure { SubjectId = subjectId, Cause = cause, ErasedOn = today };
        return (erasure, new(erasure.Id, subjectId, cause, today));
    }

    internal sealed class Table : IEntityTypeConfiguration<Erasure>
    {
        public void Configure(EntityTypeBuilder<Erasure> erasure)
        {
            erasure.ToTable("erasure");
            erasure.Property(one => one.Cause).HasMaxLength(20);
            erasure.HasIndex(one => one.SubjectId).HasDatabaseName("erasure_by_subject");
        }
    }
}

/// <summary>Days and months that law or policy sets for what is known of persons: data, chosen by day.</summary>
internal sealed class PrivacyRule
{
    public required DateOnly ValidFrom { get; init; }

    /// <summary>An identity is destroyed after this many months.</summary>
    public required int RetentionMonths { get; init; }

    /// <summary>Working days for the answer to a person's request.</summary>
    public required int RequestDays { get; init; }

    /// <summary>Groups of fewer people are not shown.</summary>
    public required int SmallestGroup { get; init; }

    public required string Source { get; init; }

    public static Task<PrivacyRule> On(FeedbackDbContext db, DateOnly day, CancellationToken ct) => db.Set<PrivacyRule>().AsNoTracking()
        .Where(rule => rule.ValidFrom <= day).OrderByDescending(rule => rule.ValidFrom).FirstAsync(ct);

    internal sealed class Table : IEntityTypeConfiguration<PrivacyRule>
    {
        public void Configure(EntityTypeBuilder<PrivacyRule> rule)
        {
            rule.ToTable("privacy_rule");
            rule.HasKey(one => one.ValidFrom);
            rule.Property(one => one.Source).HasMaxLength(300);
            rule.HasData(new PrivacyRule
            {
                ValidFrom = new(1900, 1, 1),
                RetentionMonths = 24,
                RequestDays = 2,
                SmallestGroup = 5,
                Source = "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: 2 ngày làm việc. Thời gian lưu và nhóm nhỏ nhất: yêu cầu F16, F17 của nền tảng.",
            });
        }
    }
}
