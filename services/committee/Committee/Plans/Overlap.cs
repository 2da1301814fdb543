using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Plans;

/// <summary>How much of a plan stands word for word in the text that it is most like.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Limit">What is tolerated at the plan's level on the day.</param>
internal sealed record Overlap(decimal Share, decimal Limit)
{
    public bool Flagged => Share > Limit;
}

/// <summary>
/// The largest share of a plan that may stand word for word in the text of the level above or of a neighbour. The conference of 26 March 2018
/// asked for plans "reflecting the characteristics of each locality"; it named no number, so the number is a row that a committee can change.
/// </summary>
internal sealed class OverlapLimit
{
    public required string Level { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>First day on which it no longer holds.</summary>
    public DateOnly? To { get; init; }

    public required decimal Share { get; init; }

    public required string Citation { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OverlapLimit>
    {
        private const string Initial = "Mức khởi đầu của hệ thống; hội nghị ngày 26/3/2018 không nêu con số";

        public void Configure(EntityTypeBuilder<OverlapLimit> builder)
        {
            builder.ToTable("overlap_limit");
            builder.HasKey(limit => new { limit.Level, limit.From });
            builder.HasIndex(limit => new { limit.From, limit.Level }).HasDatabaseName("overlap_limit_by_day");
            builder.Property(limit => limit.Level).HasMaxLength(20);
            builder.Property(limit => limit.From).HasColumnName("valid_from");
            builder.Property(limit => limit.To).HasColumnName("valid_to");
            builder.Property(limit => limit.Share).HasPrecision(4, 3);
            builder.HasData(At("district"), At("commune"), At("agency"));
        }

        private static OverlapLimit At(string level) => new() { Level = level, From = new(2000, 1, 1), Share = 0.6m, Citation = Initial };
    }
}
