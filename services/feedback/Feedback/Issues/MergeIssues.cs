using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Issues;

/// <summary>Two issues turn out to be one. Nothing is moved: the merged one keeps its arguments and points at the other.</summary>
internal static class MergeIssues
{
    /// <param name="IntoId">The issue that stays.</param>
    public sealed record Request(Guid IntoId);

    internal static void Map(RouteGroupBuilder issues) => issues.MapPost("/{id:guid}/merges", Handle)
        .WithName(nameof(MergeIssues)).WithSummary("Merge an issue into another")
        .Needs("feedback.write").Answers<ChangedView>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, IssueDesk desk, FeedbackDbContext db, EventLog log, CancellationToken ct)
    {
        if ((await desk.Issue(id, ifMatch, ct)).Refused(out var refusal, out var opened))
            return refusal;
        var (consultation, issue) = opened;
        if (await db.Issues.FindAsync([request.IntoId], ct) is not { } other)
            return FeedbackProblems.IssueNotFound.ToRefusal();
        if (await db.Issues.AnyAsync(one => one.MergedIntoId == id, ct))
            return FeedbackProblems.CannotMerge.ToRefusal();
        if (issue.MergeInto(other, consultation).Refused(out refusal, out var merged))
            return refusal;
        log.Append(issue, merged, Readers.Within(consultation.UnitId));
        return await log.Save(Answer.Created($"/v1/issues/{other.Id}", ChangedView.Of(issue), issue.Version), ct, IssueDesk.Lost);
    }
}
