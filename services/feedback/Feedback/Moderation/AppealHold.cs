using System.ComponentModel.DataAnnotations;
using DanVan.Feedback.Receipts;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Moderation;

/// <summary>Whoever holds the receipt objects to being kept back.</summary>
internal static class AppealHold
{
    public sealed record Request([property: Required, StringLength(Hold.LongestReason, MinimumLength = 3)] string Words);

    /// <param name="AppealedOn">The day.</param>
    public sealed record Response(DateOnly AppealedOn);

    internal static void Map(RouteGroupBuilder v1) => v1.MapPost("/receipts/{code}/appeals", Handle)
        .WithName(nameof(AppealHold)).WithTags("receipts").WithSummary("Object to an opinion's being kept back")
        .Needs("feedback.write").Answers<Response>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        [StringLength(200)] string code, Request request, FeedbackDbContext db, EventLog log, TimeProvider clock, CancellationToken ct)
    {
        if (await db.ReceiptKeys.Check(code, ct) is not { } receipt)
            return FeedbackProblems.ReceiptNotFound.ToRefusal();
        if (await db.Holds.SingleOrDefaultAsync(one => one.OpinionId == receipt.SubjectId && one.State != HoldState.Released, ct) is not { } hold)
            return FeedbackProblems.HoldNotFound.ToRefusal();
        if (hold.AppealWith(request.Words, clock.Today()).Refused(out var refusal, out var appealed))
            return refusal;
        var consultation = await db.Consultations.FindAsync([hold.ConsultationId], ct);
        log.Append(hold, appealed, Readers.Within(consultation!.UnitId));
        return await log.Save(Answer.Created($"/v1/receipts/{code}", new Response(clock.Today())), ct);
    }
}
