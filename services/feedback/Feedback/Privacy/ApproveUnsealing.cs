using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Privacy;

/// <summary>A second official agrees. From this moment the person sees that it happened.</summary>
internal static class ApproveUnsealing
{
    internal static void Map(RouteGroupBuilder unsealings) => unsealings.MapPost("/{id:guid}/approvals", Handle)
        .WithName(nameof(ApproveUnsealing)).WithSummary("Agree, as a second official, to unseal an identity")
        .Needs(PrivacyModule.Unseal).Answers<UnsealingView>().Refuses(403, 404, 409);

    internal static async Task<IResult> Handle(
        Guid id, IfMatch ifMatch, PrivacyDesk desk, FeedbackDbContext db, EventLog log, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Unsealings.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } unsealing || await desk.UnitOf(unsealing.SubjectId, ct) is null)
            return FeedbackProblems.IdentityNotFound.ToRefusal();
        if (ifMatch.Stale(unsealing, out var stale))
            return stale;
        if (unsealing.Approve(caller.Client, clock.GetUtcNow()).Refused(out var refusal, out var unsealed))
            return refusal;
        log.Append(unsealing, unsealed, Readers.Within(unsealing.UnitId));
        return await log.Save(Answer.Ok(UnsealingView.Of(unsealing), unsealing.Version), ct, (Unsealing.TwoOfficials, FeedbackProblems.SecondOfficialNeeded));
    }
}
