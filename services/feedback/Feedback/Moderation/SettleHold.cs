using System.ComponentModel.DataAnnotations;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Replies;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Moderation;

/// <summary>
/// Somebody has looked: the opinion goes out of sight, or back among the others. Releasing undoes a removal too, and
/// after completion it opens the review again where the opinion has no answer.
/// </summary>
internal static class SettleHold
{
    public sealed record Request([property: Required, StringLength(Hold.LongestReason, MinimumLength = 3)] string Reason);

    internal static void Map(RouteGroupBuilder holds)
    {
        holds.MapPost("/{id:guid}/removals", Remove).WithName("RemoveOpinion").WithSummary("Take a held opinion out of sight; the original is kept")
            .Needs(ModerationModule.Moderate).Answers<HoldView>().Refuses(404, 409);
        holds.MapPost("/{id:guid}/releases", Release).WithName("ReleaseOpinion").WithSummary("Put a held or removed opinion back")
            .Needs(ModerationModule.Moderate).Answers<HoldView>().Refuses(404, 409);
    }

    internal static Task<IResult> Remove(
        Guid id, Request request, IfMatch ifMatch, HoldDesk desk, FeedbackDbContext db, EventLog log, TimeProvider clock, CancellationToken ct) =>
        Settle(id, HoldState.Removed, request, ifMatch, desk, db, log, clock, ct);

    internal static Task<IResult> Release(
        Guid id, Request request, IfMatch ifMatch, HoldDesk desk, FeedbackDbContext db, EventLog log, TimeProvider clock, CancellationToken ct) =>
        Settle(id, HoldState.Released, request, ifMatch, desk, db, log, clock, ct);

    private static async Task<IResult> Settle(
        Guid id, HoldState next, Request request, IfMatch ifMatch, HoldDesk desk, FeedbackDbContext db, EventLog log, TimeProvider clock,
        CancellationToken ct)
    {
        if ((await desk.Hold(id, ct)).Refused(out var refusal, out var hold) || ifMatch.Stale(hold, out refusal))
            return refusal;
        if (hold.Settle(next, request.Reason, clock.Today()).Refused(out refusal, out var settled))
            return refusal;
        var consultation = await db.Consultations.SingleAsync(one => one.Id == hold.ConsultationId, ct);
        log.Append(hold, settled, Readers.Within(consultation.UnitId));
        if (next == HoldState.Released && consultation.State == ConsultationState.Completed && !await HasAnswer(db, hold.OpinionId, ct))
            log.Append(consultation, consultation.Reopen(clock.Today()), Readers.Public(consultation.UnitId));
        return await log.Save(Answer.Ok(HoldView.Of(hold), hold.Version), ct, (CompleteConsultation.OnlyWhenAnswered, CommonProblems.Conflict));
    }

    private static Task<bool> HasAnswer(FeedbackDbContext db, Guid opinionId, CancellationToken ct) => db.Opinions
        .Where(one => one.Id == opinionId && !db.Referrals.Any(referral => referral.OpinionId == opinionId))
        .AllAsync(one => CompleteConsultation.Answered(db).Any(key => key == one.ArgumentKey), ct);
}
