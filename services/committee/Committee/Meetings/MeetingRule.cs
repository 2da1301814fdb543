using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Meetings;

/// <summary>
/// What is asked of the meetings of a level from a day on. The regulation of each committee (quy chế làm việc) says it; until one is entered
/// the initial rows hold.
/// </summary>
internal sealed class MeetingRule
{
    public required string Level { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>First day on which it no longer holds.</summary>
    public DateOnly? To { get; init; }

    /// <summary>More than this share of the seats must be filled.</summary>
    public required decimal QuorumShare { get; init; }

    /// <summary>Days for comments on minutes.</summary>
    public required int CommentDays { get; init; }

    /// <summary>An item carried over so often comes before the committee above.</summary>
    public required int CarriesBeforeParent { get; init; }

    /// <summary>A committee meets at least once in so many months.</summary>
    public required int MonthsBetween { get; init; }

    public required string Citation { get; init; }

    public static Task<MeetingRule> Of(CommitteeDbContext db, string level, DateOnly day, CancellationToken ct) => db.MeetingRules.AsNoTracking()
        .Where(rule => rule.Level == level && rule.From <= day && (rule.To == null || day < rule.To)).OrderByDescending(rule => rule.From).FirstAsync(ct);

    internal sealed class Mapping : IEntityTypeConfiguration<MeetingRule>
    {
        public void Configure(EntityTypeBuilder<MeetingRule> builder)
        {
            builder.ToTable("meeting_rule");
            builder.HasKey(rule => new { rule.Level, rule.From });
            builder.HasIndex(rule => new { rule.From, rule.Level }).HasDatabaseName("meeting_rule_by_day");
            builder.Property(rule => rule.Level).HasMaxLength(20);
            builder.Property(rule => rule.From).HasColumnName("valid_from");
            builder.Property(rule => rule.To).HasColumnName("valid_to");
            builder.Property(rule => rule.QuorumShare).HasPrecision(4, 3);
            builder.HasData(At("province", 6), At("district", 3), At("commune", 3), At("agency", 3));
        }

        private static MeetingRule At(string level, int months) => new()
        {
            Level = level,
            From = new(1990, 1, 1),
            QuorumShare = 0.5m,
            CommentDays = 5,
            CarriesBeforeParent = 2,
            MonthsBetween = months,
            Citation = "Mức khởi đầu của hệ thống; thay bằng quy chế làm việc của Ban Chỉ đạo",
        };
    }
}
