using DanVan.Feedback.Consultations;
using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Groupings;

/// <summary>A suggestion, made once and kept: which arguments say much the same. Nothing follows from it until a person takes a group over.</summary>
internal sealed class Grouping : Aggregate
{
    private Grouping()
    {
    }

    public Guid ConsultationId { get; private init; }

    /// <summary>Name and version of the procedure.</summary>
    public string MadeBy { get; private init; } = "";

    /// <summary>How alike arguments of one group are at least, 0 to 1.</summary>
    public double Threshold { get; private init; }

    public int Arguments { get; private init; }

    public int Groups { get; private init; }

    public DateTimeOffset MadeAt { get; private init; }

    public static (Grouping Grouping, GroupingSuggested Event) Suggest(
        Consultation consultation, Guid id, double threshold, int arguments, int groups, DateTimeOffset now)
    {
        var grouping = new Grouping
        {
            Id = id, ConsultationId = consultation.Id, MadeBy = Likeness.Name, Threshold = threshold, Arguments = arguments, Groups = groups, MadeAt = now,
        };
        return (grouping, new(id, consultation.Id, consultation.UnitId, grouping.MadeBy, arguments, groups));
    }

    internal sealed class Table : IEntityTypeConfiguration<Grouping>
    {
        public void Configure(EntityTypeBuilder<Grouping> grouping)
        {
            grouping.ToTable("grouping");
            grouping.Property(one => one.MadeBy).HasMaxLength(50);
        }
    }
}

/// <summary>Arguments of one grouping that say much the same.</summary>
internal sealed class SuggestedGroup
{
    public required Guid GroupingId { get; init; }

    /// <summary>From 1; the first groups are headed by the arguments of most people.</summary>
    public required int Number { get; init; }

    public required Guid ConsultationId { get; init; }

    /// <summary>The argument of most people in it.</summary>
    public required Guid Head { get; init; }

    public required int Arguments { get; init; }

    public required int Opinions { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<SuggestedGroup>
    {
        public void Configure(EntityTypeBuilder<SuggestedGroup> group)
        {
            group.ToTable("suggested_group");
            group.HasKey(one => new { one.GroupingId, one.Number });
        }
    }
}

/// <summary>The place of one argument in a grouping. Written and read in sets.</summary>
internal sealed class Suggestion
{
    public required Guid GroupingId { get; init; }

    public required int GroupNumber { get; init; }

    public required Guid ArgumentKey { get; init; }

    /// <summary>How like the head of its group, 0 to 1.</summary>
    public required double Similarity { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Suggestion>
    {
        public void Configure(EntityTypeBuilder<Suggestion> suggestion)
        {
            suggestion.ToTable("suggestion");
            suggestion.HasKey(one => new { one.GroupingId, one.GroupNumber, one.ArgumentKey });
        }
    }
}
