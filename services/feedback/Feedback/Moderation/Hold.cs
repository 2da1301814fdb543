using DanVan.Feedback.Contracts.V1;
using DanVan.Feedback.Opinions;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Moderation;

/// <summary>
/// An opinion is kept back for abuse, by a rule or by a person, and later removed from sight or released. The opinion itself stays as it was
/// written, whatever happens to it here: every step can be undone.
/// </summary>
internal sealed class Hold : Aggregate
{
    public const int LongestReason = 1000;
    public const string OneOpenPerOpinion = "one_open_hold_per_opinion";

    private static readonly (HoldState From, HoldState To)[] Transitions =
    [
        (HoldState.Held, HoldState.Removed),
        (HoldState.Held, HoldState.Released),
        (HoldState.Removed, HoldState.Released),
    ];

    private Hold()
    {
    }

    public Guid OpinionId { get; private set; }

    public Guid ConsultationId { get; private set; }

    public HoldState State { get; private set; }

    public Ground Ground { get; private set; }

    /// <summary>The rule that held it; null when a person did.</summary>
    public Guid? RuleId { get; private set; }

    /// <summary>Why the last step was taken.</summary>
    public string? Reason { get; private set; }

    public DateOnly HeldOn { get; private set; }

    /// <summary>What the holder of the receipt says against it.</summary>
    public string? Appeal { get; private set; }

    public static (Hold Hold, OpinionHeld Event) Place(Opinion opinion, Ground ground, string? reason, Guid? ruleId, DateOnly today)
    {
        var hold = new Hold
        {
            OpinionId = opinion.Id,
            ConsultationId = opinion.ConsultationId,
            Ground = ground,
            Reason = reason,
            RuleId = ruleId,
            HeldOn = today,
        };
        return (hold, new(hold.Id, opinion.Id, opinion.ConsultationId, Kebab.Of(ground), ruleId, today));
    }

    public Decision<HoldSettled> Settle(HoldState next, string reason, DateOnly today)
    {
        if (Array.IndexOf(Transitions, (State, next)) < 0)
            return FeedbackProblems.HoldState;
        (State, Reason) = (next, reason);
        return new HoldSettled(Id, OpinionId, ConsultationId, Kebab.Of(Ground), next == HoldState.Removed, today);
    }

    /// <summary>Once for each hold; whoever moderates reads it.</summary>
    public Decision<HoldAppealed> AppealWith(string words, DateOnly today)
    {
        if (State == HoldState.Released)
            return FeedbackProblems.HoldState;
        if (Appeal is not null)
            return FeedbackProblems.AppealedAlready;
        Appeal = words;
        return new HoldAppealed(Id, OpinionId, ConsultationId, today);
    }

    internal sealed class Table : IEntityTypeConfiguration<Hold>
    {
        public void Configure(EntityTypeBuilder<Hold> hold)
        {
            hold.ToTable("hold");
            hold.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
            hold.Property(one => one.Ground).HasConversion<string>().HasMaxLength(20);
            hold.Property(one => one.Reason).HasMaxLength(LongestReason);
            hold.Property(one => one.Appeal).HasMaxLength(LongestReason);
            hold.HasOne<Opinion>().WithMany().HasForeignKey(one => one.OpinionId).OnDelete(DeleteBehavior.Restrict);
            hold.HasOne<HoldRule>().WithMany().HasForeignKey(one => one.RuleId).OnDelete(DeleteBehavior.Restrict);
            hold.HasIndex(one => one.OpinionId).IsUnique().HasFilter("state <> 'Released'").HasDatabaseName(OneOpenPerOpinion);
            hold.HasIndex(one => new { one.ConsultationId, one.Id }).HasDatabaseName("hold_by_consultation");
        }
    }
}

public enum HoldState
{
    /// <summary>Kept back until somebody has looked.</summary>
    Held,

    /// <summary>Out of sight, the original kept.</summary>
    Removed,

    /// <summary>Back among the others.</summary>
    Released,
}

/// <summary>Why an opinion is kept back.</summary>
public enum Ground
{
    Spam,
    Insult,

    /// <summary>It names private persons or their affairs.</summary>
    PersonalData,
    Advertising,

    /// <summary>It calls for what the law forbids.</summary>
    Unlawful,
}
