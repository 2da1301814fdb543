using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Life;

/// <summary>
/// Where a model stands. In a table of its own that begins with the first step: a registration stays one row in one round trip.
/// </summary>
internal sealed class ModelLife
{
    public ModelState State { get; set; }

    /// <summary>How far its own steps have come, whatever others have decided about it.</summary>
    public Stage Stage { get; set; }

    /// <summary>1 to 5: see the event <c>ModelImpactChecked</c>. Earned, never set.</summary>
    public int EvidenceTier { get; set; } = 1;

    /// <summary>The median of what was achieved, where it was checked independently and still holds; else 0. Rankings use nothing else.</summary>
    public decimal VerifiedEffect { get; set; }

    public bool IsIndependentlyChecked { get; set; }

    public bool IsReproducedElsewhere { get; set; }

    /// <summary>From this day on nobody vouches for the recognition: it lapsed or was withdrawn.</summary>
    public DateOnly? NotVerifiedSince { get; set; }

    public DateOnly? LastStepOn { get; set; }

    public string? LeadingBody { get; set; }

    public IReadOnlyList<string> CoordinatingBodies { get; set; } = [];

    public IReadOnlyList<Milestone> Milestones { get; set; } = [];

    /// <summary>The focus of the unit and year that it serves.</summary>
    public Guid? FocusId { get; set; }

    /// <summary>Why it stands beside the focus.</summary>
    public string? BesideFocusBecause { get; set; }

    public EndOutcome? Outcome { get; set; }

    public string? FailsWhere { get; set; }

    internal static void Configure(OwnedNavigationBuilder<Model, ModelLife> life)
    {
        life.ToTable("model_life");
        life.WithOwner().HasForeignKey("ModelId");
        life.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
        life.Property(one => one.Stage).HasConversion<string>().HasMaxLength(20);
        life.Property(one => one.Outcome).HasConversion<string>().HasMaxLength(20);
        life.Property(one => one.VerifiedEffect).HasPrecision(6, 4);
        life.Property(one => one.LeadingBody).HasMaxLength(200);
        life.Property(one => one.CoordinatingBodies).AsJson();
        life.Property(one => one.Milestones).AsJson();
        life.Property(one => one.BesideFocusBecause).HasMaxLength(1000);
        life.Property(one => one.FailsWhere).HasMaxLength(300);
        life.HasIndex(one => one.State).HasDatabaseName("model_life_by_state");
        life.HasIndex("VerifiedEffect", "EvidenceTier", "ModelId").IsDescending().HasDatabaseName("model_life_by_effect");
    }
}

/// <summary>A named point of the plan.</summary>
/// <param name="Name">What is to be reached.</param>
/// <param name="DueOn">By when.</param>
/// <param name="ReachedOn">When it was reached.</param>
public sealed record Milestone(
    [property: System.ComponentModel.DataAnnotations.Required, System.ComponentModel.DataAnnotations.StringLength(200, MinimumLength = 3)] string Name,
    DateOnly DueOn,
    DateOnly? ReachedOn = null);

/// <summary>The steps that a model takes itself, in this order, none skipped.</summary>
internal enum Stage
{
    Registered,
    Running,
    Results,
    ImpactChecked,
}

/// <summary>How a model ended.</summary>
public enum EndOutcome
{
    /// <summary>It did what it was for.</summary>
    Completed,

    /// <summary>It did not work.</summary>
    Failed,

    /// <summary>Another model or a law took its place.</summary>
    Superseded,
}
