using DanVan.Feedback.Consultations;
using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Issues;

/// <summary>
/// One matter that one or many arguments raise and that gets one answer. A merged issue keeps its arguments and points at the one it went
/// into; a split one remembers what it came from.
/// </summary>
internal sealed class Issue : Aggregate
{
    public const int LongestTitle = 500;

    /// <summary>The trigger by which the database refuses changes while the consultation is open, or after it was completed.</summary>
    public const string OnlyWhileClosed = "issues_only_while_closed";

    private Issue()
    {
    }

    public Guid ConsultationId { get; private init; }

    /// <summary>The matter in a sentence, in an official's words.</summary>
    public string Title { get; private init; } = "";

    /// <summary>The provision it is about; null for the whole draft.</summary>
    public Guid? ProvisionId { get; private init; }

    public Guid? SplitFromId { get; private init; }

    public Guid? MergedIntoId { get; private set; }

    /// <summary>The suggestion it was made of: the database takes over its arguments.</summary>
    public Guid? GroupingId { get; private init; }

    public int? GroupNumber { get; private init; }

    /// <summary>The client of the person who raised it.</summary>
    public string RaisedBy { get; private init; } = "";

    public static (Issue Issue, IssueRaised Event) Raise(
        Consultation consultation, string title, Guid? provisionId, string by, Guid? splitFromId = null, (Guid Grouping, int Number)? group = null)
    {
        var issue = new Issue
        {
            ConsultationId = consultation.Id,
            Title = title.Trim(),
            ProvisionId = provisionId,
            SplitFromId = splitFromId,
            GroupingId = group?.Grouping,
            GroupNumber = group?.Number,
            RaisedBy = by,
        };
        return (issue, new(issue.Id, consultation.Id, consultation.UnitId, provisionId, splitFromId, group?.Grouping));
    }

    public Decision<IssueMerged> MergeInto(Issue other, Consultation consultation)
    {
        if (MergedIntoId is not null || other.MergedIntoId is not null || other.Id == Id || other.ConsultationId != ConsultationId)
            return FeedbackProblems.CannotMerge;
        MergedIntoId = other.Id;
        return new IssueMerged(Id, other.Id, ConsultationId, consultation.UnitId);
    }

    internal sealed class Table : IEntityTypeConfiguration<Issue>
    {
        public void Configure(EntityTypeBuilder<Issue> issue)
        {
            issue.ToTable("issue");
            issue.Property(one => one.Title).HasMaxLength(LongestTitle).UseCollation(VietnameseText.Collation);
            issue.HasOne<Consultation>().WithMany().HasForeignKey(one => one.ConsultationId).OnDelete(DeleteBehavior.Restrict);
            issue.HasOne<Issue>().WithMany().HasForeignKey(one => one.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
            issue.HasOne<Issue>().WithMany().HasForeignKey(one => one.SplitFromId).OnDelete(DeleteBehavior.Restrict);
            issue.HasIndex(one => new { one.ConsultationId, one.Id }).HasDatabaseName("issue_by_consultation");
            issue.HasIndex(one => one.ProvisionId).HasDatabaseName("issue_by_provision");
        }
    }
}
