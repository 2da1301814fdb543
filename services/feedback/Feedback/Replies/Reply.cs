using DanVan.Feedback.Consultations;
using DanVan.Feedback.Contracts.V1;
using DanVan.Feedback.Drafts;
using DanVan.Feedback.Issues;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Replies;

/// <summary>
/// One version of the answer to an issue: what is done with it (tiếp thu) and why (giải trình). Written by one, accepted by another; a
/// returned version stays on record, and the next one follows it.
/// </summary>
internal sealed class Reply : Aggregate
{
    public const int LongestReason = 10_000;
    public const string OneAtWork = "one_reply_at_work_per_issue";

    /// <summary>Which step leads from where to where. There is no other way.</summary>
    public static readonly IReadOnlyDictionary<ReplyStep, (ReplyState From, ReplyState To)> Transitions = new Dictionary<ReplyStep, (ReplyState, ReplyState)>
    {
        [ReplyStep.Submit] = (ReplyState.Draft, ReplyState.Review),
        [ReplyStep.Accept] = (ReplyState.Review, ReplyState.Accepted),
        [ReplyStep.Return] = (ReplyState.Review, ReplyState.Returned),
    };

    private Reply()
    {
    }

    public Guid ConsultationId { get; private init; }

    public Guid IssueId { get; private init; }

    /// <summary>From 1.</summary>
    public int Number { get; private init; }

    public Outcome Outcome { get; private init; }

    public string Reason { get; private init; } = "";

    /// <summary>Equal for reasons of the same words: so stock answers show.</summary>
    public long ReasonKey { get; private init; }

    public ReplyState State { get; private set; }

    public string WrittenBy { get; private init; } = "";

    public DateTimeOffset WrittenAt { get; private init; }

    /// <summary>Who accepted or returned it; never its writer.</summary>
    public string? DecidedBy { get; private set; }

    public static (Reply Reply, ReplyDrafted Event) Draft(
        Consultation consultation, Issue issue, int number, Outcome outcome, string reason, string by, DateTimeOffset now)
    {
        var reply = new Reply
        {
            ConsultationId = consultation.Id, IssueId = issue.Id, Number = number, Outcome = outcome, Reason = reason.Trim(),
            ReasonKey = (long)new Words(reason).Key(), WrittenBy = by, WrittenAt = now,
        };
        return (reply, new(reply.Id, issue.Id, consultation.Id, consultation.UnitId, number, Kebab.Of(outcome)));
    }

    public Decision<ReplyMoved> Move(ReplyStep step, Consultation consultation, string by)
    {
        var (from, to) = Transitions[step];
        if (State != from)
            return FeedbackProblems.ReplyOutOfOrder.With($"Trạng thái hiện tại: {Kebab.Of(State)}.", $"It is {Kebab.Of(State)}.", ("state", Kebab.Of(State)));
        if (from == ReplyState.Review && by == WrittenBy)
            return FeedbackProblems.OwnReply;
        (State, DecidedBy) = (to, from == ReplyState.Review ? by : DecidedBy);
        return new ReplyMoved(Id, IssueId, consultation.Id, consultation.UnitId, Kebab.Of(to), Kebab.Of(Outcome));
    }

    internal sealed class Table : IEntityTypeConfiguration<Reply>
    {
        public void Configure(EntityTypeBuilder<Reply> reply)
        {
            reply.ToTable("reply");
            reply.Property(one => one.Outcome).HasConversion<string>().HasMaxLength(20);
            reply.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
            reply.Property(one => one.Reason).HasMaxLength(LongestReason);
            reply.HasOne<Issue>().WithMany().HasForeignKey(one => one.IssueId).OnDelete(DeleteBehavior.Restrict);
            reply.HasIndex(one => new { one.IssueId, one.Number }).IsUnique().HasDatabaseName("one_reply_of_each_number");
            reply.HasIndex(one => one.IssueId).IsUnique().HasFilter("state in ('Draft', 'Review')").HasDatabaseName(OneAtWork);
            reply.HasIndex(one => new { one.ConsultationId, one.ReasonKey }).HasDatabaseName("reply_by_reason");
        }
    }
}

/// <summary>What is done with an opinion. There is no sixth.</summary>
public enum Outcome
{
    Accepted,
    Partly,
    Not,
    AlreadyInTheText,
    OutOfScope,
}

public enum ReplyState
{
    Draft,
    Review,
    Accepted,

    /// <summary>Not good enough: the next version follows.</summary>
    Returned,
}

public enum ReplyStep
{
    Submit,
    Accept,
    Return,
}
