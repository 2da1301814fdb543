using DanVan.Feedback.Issues;
using DanVan.Feedback.Moderation;
using DanVan.Feedback.Opinions;
using DanVan.Feedback.Receipts;
using DanVan.Feedback.Replies;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Paths;

/// <summary>
/// How far an opinion has come: the issue that it counts for, and the accepted answer. An issue is nobody's business before that, and what is
/// kept back or went elsewhere counts for none.
/// </summary>
internal sealed record Standing(OpinionState State, Issue? Issue, Reply? Reply)
{
    public static async Task<Standing> Of(FeedbackDbContext db, Opinion opinion, CancellationToken ct)
    {
        if (await db.Referrals.AnyAsync(one => one.OpinionId == opinion.Id, ct))
            return new(OpinionState.Referred, null, null);
        if (await db.Holds.AsNoTracking().SingleOrDefaultAsync(one => one.OpinionId == opinion.Id && one.State != HoldState.Released, ct) is { } hold)
            return new(hold.State == HoldState.Removed ? OpinionState.Removed : OpinionState.Held, null, null);
        var issue = await db.Issues.AsNoTracking().SingleOrDefaultAsync(one => db.Assignments.Any(held =>
            held.ArgumentKey == opinion.ArgumentKey && held.EndedAt == null && db.Issues.Any(raised =>
                raised.Id == held.IssueId && one.Id == (raised.MergedIntoId ?? raised.Id))), ct);
        var reply = issue is null ? null : await db.Replies.AsNoTracking()
            .Where(one => one.IssueId == issue.Id && one.State == ReplyState.Accepted).OrderByDescending(one => one.Number).FirstOrDefaultAsync(ct);
        return reply is not null ? new(OpinionState.Answered, issue, reply) : new(issue is null ? OpinionState.Received : OpinionState.InReview, null, null);
    }
}
