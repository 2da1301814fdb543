using DanVan.ModelRegistry.Models;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Standing;

/// <summary>A day on which somebody must look again. Silence lowers the state.</summary>
internal sealed class Recheck
{
    public Guid ModelId { get; init; }

    public DateOnly DueOn { get; init; }

    /// <summary>The first day on which silence counts.</summary>
    public DateOnly LapsesOn { get; init; }

    public DateOnly? AnsweredOn { get; set; }

    public bool? Holds { get; set; }

    /// <summary>Its silence has been counted.</summary>
    public bool IsLapsed { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Recheck>
    {
        public void Configure(EntityTypeBuilder<Recheck> recheck)
        {
            recheck.ToTable("recheck");
            recheck.HasKey(one => new { one.ModelId, one.DueOn });
            recheck.HasOne<Model>().WithMany(model => model.Rechecks).HasForeignKey(one => one.ModelId);
            recheck.HasIndex(one => one.LapsesOn).HasFilter("answered_on is null and not is_lapsed").HasDatabaseName("recheck_open");
            recheck.HasIndex(one => new { one.DueOn, one.ModelId }).HasFilter("answered_on is null").HasDatabaseName("recheck_by_due_day");
        }
    }
}

/// <summary>When a recognition must be re-checked: data with a first day and a source, chosen by the day of the recognition.</summary>
internal sealed class RecheckRule
{
    public DateOnly ValidFrom { get; init; }

    /// <summary>After this many months.</summary>
    public int Months { get; init; }

    /// <summary>Days after the due day before silence counts.</summary>
    public int GraceDays { get; init; }

    public required string Source { get; init; }

    /// <summary>The rules of the newest day that is not after the recognition.</summary>
    public static async Task<IReadOnlyList<RecheckRule>> On(RegistryDbContext db, DateOnly day, CancellationToken ct) => await db.RecheckRules.AsNoTracking()
        .Where(rule => rule.ValidFrom == db.RecheckRules.Where(other => other.ValidFrom <= day).Max(other => other.ValidFrom)).ToListAsync(ct);

    internal sealed class Table : IEntityTypeConfiguration<RecheckRule>
    {
        public void Configure(EntityTypeBuilder<RecheckRule> rule)
        {
            rule.ToTable("recheck_rule");
            rule.HasKey(one => new { one.ValidFrom, one.Months });
            rule.Property(one => one.Source).HasMaxLength(300);
            const string source = "Yêu cầu R12 của nền tảng: kiểm tra lại sau 6, 12 và 24 tháng";
            rule.HasData(Enumerable.Range(0, 3).Select(step => 6 << step).Select(months => new RecheckRule
            {
                ValidFrom = new(1900, 1, 1), Months = months, GraceDays = 30, Source = source,
            }));
        }
    }
}
