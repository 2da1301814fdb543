using System.ComponentModel.DataAnnotations;
using DanVan.Feedback.Issues;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Replies;

/// <summary>An official writes the next version of the answer to an issue.</summary>
internal static class DraftReply
{
    /// <param name="Outcome">What is done with it.</param>
    /// <param name="Reason">Why; the people will read it.</param>
    public sealed record Request(
        [property: Required] Outcome? Outcome,
        [property: Required, StringLength(Reply.LongestReason, MinimumLength = 10)] string Reason);

    internal static void Map(RouteGroupBuilder issues) => issues.MapPost("/{id:guid}/replies", Handle)
        .WithName(nameof(DraftReply)).WithSummary("Write the next version of the answer to an issue")
        .Needs("feedback.write").Answers<ReplyView>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid id, Request request, IssueDesk desk, FeedbackDbContext db, EventLog log, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if ((await desk.Issue(id, null, ct)).Refused(out var refusal, out var opened))
            return refusal;
        var (consultation, issue) = opened;
        if (issue.MergedIntoId is not null)
            return FeedbackProblems.CannotMerge.ToRefusal();
        var last = await db.Replies.Where(one => one.IssueId == id).MaxAsync(one => (int?)one.Number, ct) ?? 0;
        var (reply, drafted) = Reply.Draft(consultation, issue, last + 1, request.Outcome!.Value, request.Reason, caller.Client, clock.GetUtcNow());
        db.Add(reply);
        log.Append(reply, drafted, Readers.Within(consultation.UnitId));
        var elsewhere = await db.Replies.Where(one => one.ConsultationId == consultation.Id && one.ReasonKey == reply.ReasonKey && one.IssueId != id)
            .Select(one => one.IssueId).Distinct().CountAsync(ct);
        return await log.Save(Answer.Created($"/v1/issues/{id}/replies", ReplyView.Of(reply, elsewhere), reply.Version), ct,
            (Reply.OneAtWork, FeedbackProblems.ReplyAtWork), (Issue.OnlyWhileClosed, FeedbackProblems.NotInReview));
    }
}
