using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Programmes;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Plans;

/// <summary>
/// A unit's answer to a programme: for each content adopt, adapt or not applicable, with the reason, and what is particular to the unit.
/// What was approved first stays as the baseline. Only the unit and those above it see a plan that has never been approved.
/// </summary>
internal sealed partial class Plan : Aggregate
{
    public const string OnePerUnit = "one_plan_per_unit";
    public const int LongestText = 8000, LongestReason = 2000, LongestName = 200;
    public static readonly PlanText Empty = new("", []);

    public Guid ProgrammeId { get; private set; }

    public Guid UnitId { get; private set; }

    public int Year { get; private set; }

    public PlanState State { get; private set; }

    public PlanText Text { get; private set; } = Empty;

    /// <summary>The text that was approved first.</summary>
    public PlanText? Baseline { get; private set; }

    public IReadOnlyList<ReturnedWith> Returns { get; private set; } = [];

    public IReadOnlyList<Amendment> Amendments { get; private set; } = [];

    public IReadOnlyList<Extension> Extensions { get; private set; } = [];

    public DateOnly BegunOn { get; private set; }

    /// <summary>The last day as the programme set it.</summary>
    public DateOnly FirstDueOn { get; private set; }

    /// <summary>The last day with all extensions.</summary>
    public DateOnly DueOn { get; private set; }

    public DateOnly? FirstSubmittedOn { get; private set; }

    /// <summary>The day of the first approval.</summary>
    public DateOnly? ApprovedOn { get; private set; }

    /// <summary>The day of the newest step: none is entered before it.</summary>
    public DateOnly LastStepOn { get; private set; }

    /// <summary>At the last submission: the share of words that stand in the same order in the text it is most like.</summary>
    public decimal? IdenticalShare { get; private set; }

    /// <summary>That share was above the limit in force.</summary>
    public bool Flagged { get; private set; }

    public bool IsPublic => ApprovedOn is not null;

    public bool ChangedAfterPeriod => Amendments.Any(one => one.AfterPeriod);

    public Readers Readers => IsPublic ? Readers.Public(UnitId) : Readers.Within(UnitId);

    internal sealed class Mapping : IEntityTypeConfiguration<Plan>
    {
        public void Configure(EntityTypeBuilder<Plan> builder)
        {
            builder.ToTable("plan");
            builder.HasOne<Programme>().WithMany().HasForeignKey(plan => plan.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(plan => plan.State).HasConversion<string>().HasMaxLength(20);
            builder.Property(plan => plan.Text).AsJson();
            builder.Property(plan => plan.Baseline!).AsJson();
            builder.Property(plan => plan.Returns).AsJson();
            builder.Property(plan => plan.Amendments).AsJson();
            builder.Property(plan => plan.Extensions).AsJson();
            builder.Property(plan => plan.IdenticalShare).HasPrecision(4, 3);
            builder.Ignore(plan => plan.IsPublic).Ignore(plan => plan.ChangedAfterPeriod).Ignore(plan => plan.Readers);
            builder.HasIndex(plan => new { plan.ProgrammeId, plan.UnitId }).IsUnique().HasDatabaseName(OnePerUnit);
            builder.HasIndex(plan => new { plan.UnitId, plan.Id }).HasDatabaseName("plan_of_unit");
            builder.HasIndex(plan => new { plan.State, plan.Id }).HasDatabaseName("plan_by_state");
            builder.HasIndex(plan => plan.Id).HasFilter("flagged").HasDatabaseName("plan_flagged");
        }
    }
}

/// <summary>The level above sent the plan back.</summary>
/// <param name="By">Who signed the comments.</param>
public sealed record ReturnedWith(DateOnly On, string By, IReadOnlyList<PlanComment> Comments);

/// <summary>A change of what had been approved.</summary>
/// <param name="AfterPeriod">Made when the year of the plan had ended.</param>
public sealed record Amendment(DateOnly On, string Reason, bool AfterPeriod);

/// <summary>More time, given by the level above.</summary>
public sealed record Extension(DateOnly On, DateOnly From, DateOnly To, string Reason, string By);
