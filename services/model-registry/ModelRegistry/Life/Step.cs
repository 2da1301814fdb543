using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Life;

/// <summary>One step in the life of a model: what was said, by whom it was signed, on which documents it rests.</summary>
internal sealed class Step
{
    public Guid ModelId { get; init; }

    /// <summary>1 for the first step after the registration.</summary>
    public int Number { get; init; }

    public StepKind Kind { get; init; }

    public DateOnly On { get; init; }

    /// <summary>The section itself: plan, report, findings, grounds, lessons.</summary>
    public required string Statement { get; init; }

    public required Signature Signature { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>The client that recorded it.</summary>
    public required string RecordedBy { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Step>
    {
        public void Configure(EntityTypeBuilder<Step> step)
        {
            step.ToTable("model_step");
            step.HasKey(one => new { one.ModelId, one.Number });
            step.Property(one => one.Kind).HasConversion<string>().HasMaxLength(20);
            step.Property(one => one.Statement).HasMaxLength(Prose.Most);
            step.Property(one => one.Signature).AsJson();
            step.Property(one => one.Evidence).AsJson();
            step.Property(one => one.RecordedBy).HasMaxLength(200);
        }
    }
}

public enum StepKind
{
    Started,
    ResultsReported,
    ImpactChecked,
    NamedTypical,
    Ended,
    Rechecked,
    Withdrawn,
}

/// <summary>What is common to the request of every step, checked before the step itself.</summary>
internal sealed record StepPaper(DateOnly On, string Statement, Signature Signature, IReadOnlyList<Evidence> Evidence, string RecordedBy, DateOnly Today);
