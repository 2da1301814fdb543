using DanVan.Reporting.Contracts.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Indicators;

/// <summary>One version of the definition of a number. Rows, never code: a new indicator or version is an insert (<see cref="DefineIndicator"/>).</summary>
internal sealed class Indicator
{
    public required string Code { get; init; }

    public short Version { get; init; }

    public DateOnly ValidFrom { get; init; }

    /// <summary>First day on which another version defines it; null while this one does.</summary>
    public DateOnly? ValidTo { get; private set; }

    public required string NameVi { get; init; }

    public required string NameEn { get; init; }

    public required string DefinitionVi { get; init; }

    public required string DefinitionEn { get; init; }

    /// <summary>What is counted: <c>model</c>, <c>opinion</c>.</summary>
    public required string Measure { get; init; }

    /// <summary><c>up</c> where more is better, <c>down</c> where less is, <c>none</c> where a number says nothing by itself.</summary>
    public required string Direction { get; init; }

    /// <summary>
    /// <c>public</c>; <c>subtree</c>: only for callers of the unit and those above it; <c>grouped</c>: for these exactly, for everybody else
    /// in groups of <see cref="SmallestGroup"/>.
    /// </summary>
    public required string Visibility { get; init; }

    /// <summary>How many facts of one unit others are shown together, never fewer (Analytics/Analytics.sql); null where it is not grouped.</summary>
    public short? SmallestGroup { get; init; }

    /// <summary><c>each</c>, <c>first</c>, <c>latest</c>, <c>units</c>, <c>residents</c> or <c>ratio</c> (Archive/Schema.sql, Indicators/Ratios.sql).</summary>
    public required string Counts { get; init; }

    /// <summary>Of a ratio: the code of what is divided.</summary>
    public string? Numerator { get; init; }

    /// <summary>Of a ratio: the code of what it is divided by.</summary>
    public string? Denominator { get; init; }

    /// <summary>Of a ratio: what it is multiplied with; 100 makes it percent.</summary>
    public decimal? Per { get; init; }

    /// <summary>The document that orders the count, where there is one.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>Fields of the counted events by which it may be divided.</summary>
    public List<string> Disaggregations { get; init; } = [];

    /// <summary>The events that are counted; none of a ratio, nor of the unit tree.</summary>
    public List<IndicatorInput> Inputs { get; init; } = [];

    public bool IsPublic => Visibility == "public";

    public bool IsGrouped => SmallestGroup is not null;

    public bool IsRatio => Counts == "ratio";

    /// <summary>No facts are counted: the unit tree says it.</summary>
    public bool IsOfTheTree => Counts is "units" or "residents";

    public bool CountsUnits => Counts == "units";

    public static Indicator Of(IndicatorDefined defined) => new()
    {
        Code = defined.Code,
        Version = (short)defined.Number,
        ValidFrom = defined.From,
        NameVi = defined.NameVi,
        NameEn = defined.NameEn,
        DefinitionVi = defined.DefinitionVi,
        DefinitionEn = defined.DefinitionEn,
        Measure = defined.Measure,
        Direction = defined.Direction,
        Visibility = defined.Visibility,
        SmallestGroup = (short?)defined.SmallestGroup,
        Counts = defined.Counts,
        Numerator = defined.Numerator,
        Denominator = defined.Denominator,
        Per = defined.Per,
        LegalBasis = defined.LegalBasis,
        Disaggregations = [.. defined.Disaggregations ?? []],
        Inputs = [.. defined.Inputs.Select(IndicatorInput.Of)],
    };

    /// <summary>From the day on, another version counts.</summary>
    public void EndBefore(DateOnly day) => ValidTo = day;

    internal sealed class Table : IEntityTypeConfiguration<Indicator>
    {
        public void Configure(EntityTypeBuilder<Indicator> indicator)
        {
            indicator.ToTable("indicator", table => table.ExcludeFromMigrations());
            indicator.HasKey(one => new { one.Code, one.Version });
            indicator.HasMany(one => one.Inputs).WithOne().HasForeignKey(input => new { input.Code, input.Version });
            indicator.Property(one => one.Disaggregations).HasColumnType("text[]");
            indicator.Ignore(one => one.IsPublic);
            indicator.Ignore(one => one.IsGrouped);
            indicator.Ignore(one => one.IsRatio);
            indicator.Ignore(one => one.IsOfTheTree);
            indicator.Ignore(one => one.CountsUnits);
        }
    }
}
