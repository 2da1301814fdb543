using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Tasks;

/// <summary>The least specificity of a task at a level: data with a first day and a source, chosen by the day of the assignment.</summary>
internal sealed class SpecificityThreshold
{
    public required string Level { get; init; }

    public DateOnly ValidFrom { get; init; }

    public int Score { get; init; }

    public required string Source { get; init; }

    public static Task<int> On(CommitteeDbContext db, string level, DateOnly day, CancellationToken ct) => db.SpecificityThresholds.AsNoTracking()
        .Where(one => one.Level == level && one.ValidFrom <= day).OrderByDescending(one => one.ValidFrom).Select(one => one.Score).FirstOrDefaultAsync(ct);

    internal sealed class Mapping : IEntityTypeConfiguration<SpecificityThreshold>
    {
        public void Configure(EntityTypeBuilder<SpecificityThreshold> builder)
        {
            builder.ToTable("specificity_threshold");
            builder.HasKey(one => new { one.Level, one.ValidFrom });
            builder.HasIndex(one => new { one.ValidFrom, one.Level }).HasDatabaseName("specificity_threshold_by_day");
            builder.Property(one => one.Level).HasMaxLength(20);
            builder.Property(one => one.Source).HasMaxLength(300);
            const string source = "Yêu cầu C5 của nền tảng, theo kết luận hội nghị ngày 26/3/2018: giao việc rõ ràng, cụ thể hơn";
            builder.HasData(new (string Level, int Score)[] { ("province", 50), ("district", 50), ("agency", 50), ("commune", 40) }
                .Select(one => new SpecificityThreshold { Level = one.Level, ValidFrom = new(1900, 1, 1), Score = one.Score, Source = source }));
        }
    }
}
