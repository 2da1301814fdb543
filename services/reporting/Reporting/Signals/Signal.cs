using DanVan.Committee.Units;
using DanVan.Reporting.Contracts.V1;
using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Signals;

/// <summary>A sign that was told to whoever inspects: once for each cause and period.</summary>
internal sealed class Signal : Aggregate
{
    public const string Once = "signal_once";

    public Guid UnitId { get; private set; }

    public string Kind { get; private set; } = "";

    public string Indicator { get; private set; } = "";

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public decimal Measured { get; private set; }

    public decimal Limit { get; private set; }

    public Guid? OtherUnitId { get; private set; }

    public string Explanation { get; private set; } = "";

    public SignalRaised Raise(Sign sign, string indicator, Period period)
    {
        (UnitId, Kind, Indicator, From, To) = (sign.UnitId, sign.Kind, indicator, period.From, period.To);
        (Measured, Limit, OtherUnitId, Explanation) = (sign.Measured, sign.Limit, sign.OtherUnitId, sign.Explanation);
        return new(Id, UnitId, Kind, Indicator, From, To, Measured, Limit, OtherUnitId, Explanation);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Signal>
    {
        public void Configure(EntityTypeBuilder<Signal> builder)
        {
            builder.ToTable("signal");
            builder.Property(one => one.Kind).HasMaxLength(30);
            builder.Property(one => one.Indicator).HasMaxLength(60);
            builder.Property(one => one.From).HasColumnName("valid_from");
            builder.Property(one => one.To).HasColumnName("valid_to");
            builder.Property(one => one.Explanation).HasMaxLength(300);
            builder.HasIndex(one => new { one.UnitId, one.Indicator, one.From, one.To, one.Kind }).IsUnique().HasDatabaseName(Once);
        }
    }
}

/// <param name="Kind"><c>outlier</c> (by the modified z-score), <c>outlier-z</c>, <c>outlier-min-max</c>, <c>round-numbers</c>, <c>identical-rows</c>, <c>too-smooth</c> or <c>always-all</c>.</param>
/// <param name="Limit">Beyond which it is a signal.</param>
/// <param name="OtherUnitId">The unit whose rows are identical; only for who may see these rows too.</param>
/// <param name="Explanation">What was held against what, by which method and threshold, in words.</param>
/// <param name="Method">Of an outlier: <c>modified-z</c>, <c>z</c> or <c>min-max</c>, and so what <paramref name="Measured"/> is; a score, or by min-max the month's figure.</param>
public sealed record SignalResource(
    Guid Id, Guid UnitId, string Kind, string Indicator, DateOnly From, DateOnly To, decimal Measured, decimal Limit, Guid? OtherUnitId, string Explanation,
    string? Method = null)
{
    internal static SignalResource Of(Signal one, Caller caller, UnitTree tree) => new(
        one.Id, one.UnitId, one.Kind, one.Indicator, one.From, one.To, one.Measured, one.Limit,
        one.OtherUnitId is { } other && !caller.IsOutside(tree, other, one.To, out _) ? other : null, one.Explanation, Outliers.Found(one.Kind) is { } method ? Kebab.Of(method) : null);
}
