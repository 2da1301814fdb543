using DanVan.Feedback.Issues;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Replies;

/// <summary>An answer goes to review, and is accepted or returned by somebody who did not write it.</summary>
internal static class MoveReply
{
    internal static void Map(RouteGroupBuilder v1)
    {
        var replies = v1.MapGroup("/replies/{id:guid}").WithTags("issues");
        Map(replies, "submissions", ReplyStep.Submit, "Send an answer to review");
        Map(replies, "acceptances", ReplyStep.Accept, "Accept an answer that somebody else wrote");
        Map(replies, "returns", ReplyStep.Return, "Return an answer to its writer");
    }

    private static void Map(RouteGroupBuilder replies, string path, ReplyStep step, string summary) => replies
        .MapPost($"/{path}", (Guid id, IfMatch ifMatch, IssueDesk desk, FeedbackDbContext db, EventLog log, Caller caller, CancellationToken ct) =>
            Handle(id, step, ifMatch, desk, db, log, caller, ct))
        .WithName($"{step}Reply").WithSummary(summary).Needs("feedback.write").Answers<ReplyView>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid id, ReplyStep step, IfMatch ifMatch, IssueDesk desk, FeedbackDbContext db, EventLog log, Caller caller, CancellationToken ct)
    {
        if (await db.Replies.FindAsync([id], ct) is not { } reply)
            return FeedbackProblems.ReplyNotFound.ToRefusal();
        if ((await desk.Consultation(reply.ConsultationId, ct)).Refused(out var refusal, out var consultation))
            return refusal;
        if (ifMatch.Stale(reply, out var stale))
            return stale;
        if (reply.Move(step, consultation, caller.Client).Refused(out refusal, out var moved))
            return refusal;
        log.Append(reply, moved, reply.State == ReplyState.Accepted ? Readers.Public(consultation.UnitId) : Readers.Within(consultation.UnitId));
        return await log.Save(Answer.Created($"/v1/issues/{reply.IssueId}/replies", ReplyView.Of(reply), reply.Version), ct,
            (Issue.OnlyWhileClosed, FeedbackProblems.NotInReview));
    }
}
