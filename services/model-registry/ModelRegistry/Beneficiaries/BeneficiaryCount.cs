using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Beneficiaries;

/// <summary>Those whom a model serves on a day: numbers by group, each person once, and no name anywhere.</summary>
internal sealed class BeneficiaryCount
{
    public const string OnePerDay = "one_beneficiary_count_per_day";

    public required Guid ModelId { get; init; }

    public required DateOnly CountedOn { get; init; }

    /// <summary>How they were counted: "Danh sách hộ hưởng lợi do khối lập, họp dân thông qua".</summary>
    public required string Method { get; init; }

    public required IReadOnlyList<GroupOfPeople> Groups { get; init; }

    /// <summary>What may be shown of it: small groups are withheld, with as many others as keep a subtraction from finding them.</summary>
    /// <param name="k">The smallest group that is shown.</param>
    public (int? People, IReadOnlyDictionary<BeneficiaryGroup, int?> Groups) Shown(int k)
    {
        var figures = Groups.ToDictionary(one => one.Group, one => one.People);
        return (SmallGroups.Total(figures, k), SmallGroups.Withhold(figures, k));
    }

    public static Task<BeneficiaryCount?> Newest(RegistryDbContext db, Guid modelId, CancellationToken ct) => db.BeneficiaryCounts.AsNoTracking()
        .Where(one => one.ModelId == modelId).OrderByDescending(one => one.CountedOn).FirstOrDefaultAsync(ct);

    internal sealed class Table : IEntityTypeConfiguration<BeneficiaryCount>
    {
        public void Configure(EntityTypeBuilder<BeneficiaryCount> count)
        {
            count.ToTable("beneficiary_count");
            count.HasKey(one => new { one.ModelId, one.CountedOn }).HasName(OnePerDay);
            count.Property(one => one.Method).HasMaxLength(500);
            count.Property(one => one.Groups).AsJson();
            count.HasOne<Models.Model>().WithMany().HasForeignKey(one => one.ModelId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <param name="People">How many people.</param>
public sealed record GroupOfPeople(BeneficiaryGroup Group, [property: Range(0, 10_000_000)] int People);

/// <summary>Each person is counted in the first group that fits.</summary>
public enum BeneficiaryGroup
{
    /// <summary>Of a poor household (Decree 07/2021/NĐ-CP and what follows it).</summary>
    PoorHousehold,

    /// <summary>Of a household near the poverty line.</summary>
    NearPoorHousehold,

    /// <summary>Who has rendered service to the revolution, and their families.</summary>
    MeritFamily,
    PersonWithDisability,
    EthnicMinority,
    Other,
}

/// <summary>Below which number figures about people are withheld: data, chosen by day.</summary>
internal sealed class BeneficiaryRule
{
    public required DateOnly ValidFrom { get; init; }

    public required int SmallestGroup { get; init; }

    public required string Source { get; init; }

    public static Task<BeneficiaryRule> On(RegistryDbContext db, DateOnly day, CancellationToken ct) => db.Set<BeneficiaryRule>().AsNoTracking()
        .Where(rule => rule.ValidFrom <= day).OrderByDescending(rule => rule.ValidFrom).FirstAsync(ct);

    internal sealed class Table : IEntityTypeConfiguration<BeneficiaryRule>
    {
        public void Configure(EntityTypeBuilder<BeneficiaryRule> rule)
        {
            rule.ToTable("beneficiary_rule");
            rule.HasKey(one => one.ValidFrom);
            rule.Property(one => one.Source).HasMaxLength(300);
            rule.HasData(new BeneficiaryRule { ValidFrom = new(1900, 1, 1), SmallestGroup = 5, Source = "Yêu cầu R15, F16 của nền tảng: không nêu nhóm dưới 5 người" });
        }
    }
}
