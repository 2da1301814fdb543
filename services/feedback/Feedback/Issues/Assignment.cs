using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Issues;

/// <summary>
/// Who or what says that an argument belongs to an issue. Ended, never overwritten: what was overruled stays on record.
/// </summary>
internal sealed class Assignment
{
    public const string OneIssuePerArgument = "one_issue_per_argument";

    /// <summary>The trigger that lets nobody end twice, or rewrite.</summary>
    public const string Stays = "assignment_stays";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ConsultationId { get; init; }

    public required Guid ArgumentKey { get; init; }

    public required Guid IssueId { get; init; }

    public required AssignmentMethod Method { get; init; }

    /// <summary>A client, or the name and version of the procedure that suggested it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>How like the head of its group, 0 to 1; null when a person assigned it.</summary>
    public double? Similarity { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The client of the person who looked and agreed.</summary>
    public string? AuditedBy { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBy { get; set; }

    public static Assignment ByPerson(Issue issue, Guid argumentKey, string by, DateTimeOffset now) => new()
    {
        ConsultationId = issue.ConsultationId, ArgumentKey = argumentKey, IssueId = issue.Id, Method = AssignmentMethod.Person, MadeBy = by, MadeAt = now,
    };

    internal sealed class Table : IEntityTypeConfiguration<Assignment>
    {
        public void Configure(EntityTypeBuilder<Assignment> assignment)
        {
            assignment.ToTable("assignment");
            assignment.Property(one => one.Id).ValueGeneratedNever().HasDefaultValueSql("gen_random_uuid()");
            assignment.Property(one => one.Method).HasConversion<string>().HasMaxLength(20);
            assignment.HasOne<Issue>().WithMany().HasForeignKey(one => one.IssueId).OnDelete(DeleteBehavior.Restrict);
            assignment.HasOne<Argument>().WithMany().HasForeignKey(one => one.ArgumentKey).OnDelete(DeleteBehavior.Restrict);
            assignment.HasIndex(one => one.ArgumentKey).IsUnique().HasFilter("ended_at is null").HasDatabaseName(OneIssuePerArgument);
            assignment.HasIndex(one => new { one.IssueId, one.ArgumentKey }).HasFilter("ended_at is null").HasDatabaseName("assignment_by_issue");
        }
    }
}

public enum AssignmentMethod
{
    /// <summary>A person read it and assigned it.</summary>
    Person,

    /// <summary>It is like others of its group; a person took over the group as a whole.</summary>
    Similarity,
}
