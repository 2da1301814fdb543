using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Peers;

/// <summary>What makes units alike and no other service knows, declared from a document. A later day's takes the place of an earlier one's.</summary>
internal sealed class UnitTrait : Aggregate
{
    public const string OnePerDay = "one_trait_per_day";
    public const int LongestSource = 300;

    public Guid UnitId { get; private set; }

    public string Trait { get; private set; } = "";

    public decimal Value { get; private set; }

    public DateOnly From { get; private set; }

    public string Source { get; private set; } = "";

    public UnitTraitDeclared Declare(Guid unitId, Trait trait, decimal value, DateOnly from, string source)
    {
        (UnitId, Trait, Value, From, Source) = (unitId, Kebab.Of(trait), value, from, source);
        return new(Id, UnitId, Trait, Value, From, Source);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<UnitTrait>
    {
        public void Configure(EntityTypeBuilder<UnitTrait> builder)
        {
            builder.ToTable("unit_trait");
            builder.Property(one => one.Trait).HasMaxLength(20);
            builder.Property(one => one.Source).HasMaxLength(LongestSource);
            builder.Property(one => one.From).HasColumnName("valid_from");
            builder.HasIndex(one => new { one.UnitId, one.Trait, one.From }).IsUnique().HasDatabaseName(OnePerDay);
        }
    }
}

/// <summary>terrain: 0 plain, 1 hills, 2 mountains, 3 high mountains. poverty: percent of households. ethnic-minorities: percent of residents.</summary>
public enum Trait
{
    Terrain,
    Poverty,
    EthnicMinorities,
}
