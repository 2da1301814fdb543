using DanVan.Committee.Rules;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Alerts;

/// <summary>In how many working days the task of an alert is due, by the level of the committee: data with a first day and a source.</summary>
internal sealed class AlertTaskRule
{
    public required string Level { get; init; }

    public DateOnly ValidFrom { get; init; }

    public int WorkingDays { get; init; }

    public required string Source { get; init; }

    /// <summary>The rule of the level on the day; there is one from the first day on.</summary>
    public static Task<AlertTaskRule> On(CommitteeDbContext db, string level, DateOnly day, CancellationToken ct) => db.AlertTaskRules.AsNoTracking()
        .Where(one => one.Level == level && one.ValidFrom <= day).OrderByDescending(one => one.ValidFrom).FirstAsync(ct);

    internal sealed class Mapping : IEntityTypeConfiguration<AlertTaskRule>
    {
        public void Configure(EntityTypeBuilder<AlertTaskRule> builder)
        {
            builder.ToTable("alert_task_rule");
            builder.HasKey(one => new { one.Level, one.ValidFrom });
            builder.HasIndex(one => new { one.ValidFrom, one.Level }).HasDatabaseName("alert_task_rule_by_day");
            builder.Property(one => one.Level).HasMaxLength(20);
            builder.Property(one => one.Source).HasMaxLength(300);
            // No act names a period for this; whoever keeps the registry sets another.
            const string source = "Yêu cầu P28 của nền tảng: cảnh báo là một nhiệm vụ có người phụ trách và có hạn";
            builder.HasData(Enum.GetValues<RuleLevel>()
                .Select(one => Kebab.Of(one)).Select(level => new AlertTaskRule { Level = level, ValidFrom = new(1900, 1, 1), WorkingDays = 5, Source = source }));
        }
    }
}
