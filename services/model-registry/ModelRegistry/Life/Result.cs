using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Life;

/// <summary>One measurement of one measure. Words alone leave a model at "described".</summary>
internal sealed class Result
{
    // Without marks: what counts persons or households.
    private static readonly string[] PeopleUnits = ["nguoi", "ho", "ho dan", "ho gia dinh", "khau", "nhan khau", "em", "chau", "hoc sinh", "hoi vien", "doan vien", "lao dong"];

    public Guid ModelId { get; init; }

    public int Number { get; init; }

    public required string Measure { get; init; }

    public required string Unit { get; init; }

    public decimal Baseline { get; init; }

    public DateOnly BaselineOn { get; init; }

    public decimal Target { get; init; }

    public decimal Value { get; init; }

    public DateOnly MeasuredOn { get; init; }

    public required string Method { get; init; }

    /// <summary>How much of the way from baseline to target was gone: 0 to 1.5, so that a low target wins nothing beyond that.</summary>
    public decimal Achieved => Target == Baseline ? 0 : Math.Clamp((Value - Baseline) / (Target - Baseline), 0m, 1.5m);

    /// <summary>
    /// True where a number of people or households is so small that it could be known who they are. Share and number tell one another, so
    /// both are withheld.
    /// </summary>
    /// <param name="k">The smallest group that is shown.</param>
    public bool GivesAway(int k) => PeopleUnits.Contains(VietnameseText.Fold(Unit)) && (Value > 0 && Value < k || Baseline > 0 && Baseline < k);

    /// <summary>The median over the newest measurement of each measure: one measure more never adds up.</summary>
    public static decimal Effect(IEnumerable<Result> results)
    {
        var achieved = results.GroupBy(one => one.Measure, StringComparer.OrdinalIgnoreCase)
            .Select(measure => measure.MaxBy(one => (one.MeasuredOn, one.Number))!.Achieved).Order().ToList();
        return achieved.Count == 0 ? 0 : (achieved[(achieved.Count - 1) / 2] + achieved[achieved.Count / 2]) / 2;
    }

    internal sealed class Table : IEntityTypeConfiguration<Result>
    {
        public void Configure(EntityTypeBuilder<Result> result)
        {
            result.ToTable("model_result");
            result.HasKey(one => new { one.ModelId, one.Number });
            result.Property(one => one.Measure).HasMaxLength(200);
            result.Property(one => one.Unit).HasMaxLength(40);
            result.Property(one => one.Method).HasMaxLength(500);
            result.Property(one => one.Baseline).HasPrecision(18, 4);
            result.Property(one => one.Target).HasPrecision(18, 4);
            result.Property(one => one.Value).HasPrecision(18, 4);
        }
    }
}
