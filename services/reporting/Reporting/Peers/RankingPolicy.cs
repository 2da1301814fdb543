using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Peers;

/// <summary>Whose decision allows an indicator to be ranked, since when, and by how much a rank must rest on (Indicators/Ratios.sql).</summary>
internal sealed class RankingPolicy
{
    public required string Indicator { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public required decimal SmallestDenominator { get; init; }

    public required string Document { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<RankingPolicy>
    {
        public void Configure(EntityTypeBuilder<RankingPolicy> policy)
        {
            policy.ToTable("ranking_policy", table => table.ExcludeFromMigrations());
            policy.HasKey(one => new { one.Indicator, one.ValidFrom });
        }
    }
}
