using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Replies;

/// <summary>In how many working days a written reply is owed: data with a first day and a citation, chosen by the day on which the duty began.</summary>
internal sealed class ReplyRule
{
    public ReplyKind Kind { get; init; }

    public DateOnly ValidFrom { get; init; }

    public int WorkingDays { get; init; }

    public required string Citation { get; init; }

    public static Task<ReplyRule?> On(CommitteeDbContext db, ReplyKind kind, DateOnly day, CancellationToken ct) => db.ReplyRules.AsNoTracking()
        .Where(rule => rule.Kind == kind && rule.ValidFrom <= day).OrderByDescending(rule => rule.ValidFrom).FirstOrDefaultAsync(ct);

    internal sealed class Mapping : IEntityTypeConfiguration<ReplyRule>
    {
        public void Configure(EntityTypeBuilder<ReplyRule> builder)
        {
            builder.ToTable("reply_rule");
            builder.HasKey(rule => new { rule.Kind, rule.ValidFrom });
            builder.HasIndex(rule => new { rule.ValidFrom, rule.Kind }).HasDatabaseName("reply_rule_by_day");
            builder.Property(rule => rule.Kind).HasConversion<string>().HasMaxLength(20);
            builder.Property(rule => rule.Citation).HasMaxLength(300);
            // Periods of supervision and criticism were read in no source: a session names its own until a row is added.
            builder.HasData(new ReplyRule
            {
                Kind = ReplyKind.DialogueNotice, ValidFrom = new(2019, 2, 18), WorkingDays = 10, Citation = "Quy định 11-QĐi/TW ngày 18/2/2019 của Bộ Chính trị",
            });
        }
    }
}
