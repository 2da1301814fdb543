using DanVan.Reporting.Contracts.V1;
using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Targets;

/// <summary>What a unit agreed to reach by a day, who answers for it, and what was expected on the way. Agreed once: another target is another period.</summary>
internal sealed class Target : Aggregate
{
    public const string OnePerPeriod = "one_target_per_period";
    public const int LongestOwner = 200, LongestDocument = 300, MostMilestones = 60;

    /// <summary>More than anything here counts to, in đồng too.</summary>
    public const double Most = 1e15;

    public Guid UnitId { get; private set; }

    public string Indicator { get; private set; } = "";

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public decimal Value { get; private set; }

    public string Owner { get; private set; } = "";

    public string Document { get; private set; } = "";

    /// <summary>The figure of as many days before <see cref="From"/>.</summary>
    public decimal? Baseline { get; private set; }

    public List<ExpectedBy> Milestones { get; private set; } = [];

    /// <summary>It was met before it was set: nothing has to be done to reach it.</summary>
    public bool IsTooLow(bool lessIsBetter) => Baseline is { } before && (lessIsBetter ? before <= Value : before >= Value);

    public Decision<TargetAgreed> Agree(Guid unitId, string indicator, Period period, decimal value, string owner, string document,
        decimal? baseline, IReadOnlyList<Milestone> milestones)
    {
        if (milestones.Any(one => one.Day < period.From || one.Day > period.To) || milestones.DistinctBy(one => one.Day).Count() < milestones.Count)
            return ReportingProblems.MilestonesUnfit.With(
                "Mỗi mốc phải nằm trong kỳ và khác ngày.", "Every milestone lies in the period, on a day of its own.", ("from", period.From), ("to", period.To));
        (UnitId, Indicator, From, To, Value, Owner, Document, Baseline) = (unitId, indicator, period.From, period.To, value, owner, document, baseline);
        Milestones = [.. milestones.OrderBy(one => one.Day).Select(one => new ExpectedBy(one.Day, one.Value))];
        return new TargetAgreed(Id, UnitId, Indicator, From, To, Value, Owner, Document, Baseline, [.. milestones.OrderBy(one => one.Day)]);
    }

    /// <summary>What is expected by the day: between two milestones, and to the end, progress is even.</summary>
    public decimal Expected(DateOnly day)
    {
        // The first day has nothing behind it, the last the whole.
        ExpectedBy[] way = [new(From.AddDays(-1), 0), .. Milestones.Where(one => one.Day < To), new(To, Value)];
        var next = Array.Find(way, one => one.Day >= day) ?? way[^1];
        var before = way.LastOrDefault(one => one.Day < next.Day) ?? way[0];
        var part = Math.Clamp((decimal)(day.DayNumber - before.Day.DayNumber) / Math.Max(1, next.Day.DayNumber - before.Day.DayNumber), 0, 1);
        return before.Value + (next.Value - before.Value) * part;
    }

    /// <summary>What it will be at the end, if it goes on as it went so far.</summary>
    public decimal Forecast(decimal soFar, DateOnly day) =>
        soFar / Math.Max(1, Math.Min(day.DayNumber, To.DayNumber) - From.DayNumber + 1) * (To.DayNumber - From.DayNumber + 1);

    internal sealed class Mapping : IEntityTypeConfiguration<Target>
    {
        public void Configure(EntityTypeBuilder<Target> builder)
        {
            builder.ToTable("target");
            builder.Property(one => one.Indicator).HasMaxLength(60);
            builder.Property(one => one.From).HasColumnName("valid_from");
            builder.Property(one => one.To).HasColumnName("valid_to");
            builder.Property(one => one.Owner).HasMaxLength(LongestOwner);
            builder.Property(one => one.Document).HasMaxLength(LongestDocument);
            builder.OwnsMany(one => one.Milestones, milestones => milestones.ToJson());
            builder.HasIndex(one => new { one.UnitId, one.Indicator, one.From, one.To }).IsUnique().HasDatabaseName(OnePerPeriod);
        }
    }
}

internal sealed record ExpectedBy(DateOnly Day, decimal Value);
