using DanVan.Feedback.Moderation;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Issues;

/// <summary>How much stands behind an issue, with what was merged into it.</summary>
/// <param name="Opinions">How many people.</param>
/// <param name="Arguments">In how many different wordings.</param>
/// <param name="ByMachine">Opinions whose place here was suggested by likeness.</param>
/// <param name="Audited">Those of them that a person has looked at and agreed with.</param>
internal sealed record IssueFigures(Guid IssueId, int Opinions, int Arguments, int ByMachine, int Audited)
{
    public static Task<Dictionary<Guid, IssueFigures>> Of(FeedbackDbContext db, IReadOnlyCollection<Guid> issues, CancellationToken ct) => (
        from issue in db.Issues
        where issues.Contains(issue.Id) || issue.MergedIntoId != null && issues.Contains(issue.MergedIntoId.Value)
        join assignment in db.Assignments on issue.Id equals assignment.IssueId
        where assignment.EndedAt == null
        join argument in db.Arguments.InPlay() on assignment.ArgumentKey equals argument.Key
        group new { assignment, argument } by issue.MergedIntoId ?? issue.Id into all
        select new IssueFigures(
            all.Key,
            all.Sum(one => one.argument.Opinions),
            all.Count(),
            all.Sum(one => one.assignment.Method == AssignmentMethod.Similarity ? one.argument.Opinions : 0),
            all.Sum(one => one.assignment.Method == AssignmentMethod.Similarity && one.assignment.AuditedBy != null ? one.argument.Opinions : 0)))
        .ToDictionaryAsync(one => one.IssueId, ct);
}
