using System.ComponentModel.DataAnnotations;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Moderation;
using DanVan.Feedback.Opinions;
using DanVan.Feedback.Paths;
using DanVan.Feedback.Replies;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Receipts;

/// <summary>Where an opinion stands, for whoever holds its receipt. The words are not shown: a receipt may be read over a shoulder.</summary>
internal static class GetReceipt
{
    /// <param name="TextSha256">SHA-256 of the words in UTF-8, hex: compare it with your own.</param>
    /// <param name="Ground">Why it is kept back.</param>
    /// <param name="Referral">Where it went, and by which act.</param>
    /// <param name="Unaltered">True while the words that are kept are those that were signed for.</param>
    /// <param name="Outcome">What was done with it; absent until it is answered. The way it went is at <c>/v1/receipts/{code}/path</c>.</param>
    public sealed record Response(
        Guid OpinionId, OpinionState State, Guid ConsultationId, string ConsultationTitle, ConsultationState ConsultationState, DateOnly? ClosesOn,
        Channel Channel, string? Provision, DateTimeOffset ReceivedAt, string TextSha256, bool Unaltered,
        Outcome? Outcome, Ground? Ground, SentTo? Referral);

    public sealed record SentTo(string Office, string Law);

    internal static void Map(RouteGroupBuilder v1) => v1.MapGet("/receipts/{code}", Handle)
        .WithName(nameof(GetReceipt)).WithTags("receipts").WithSummary("Where an opinion stands").AllowAnonymous().Answers<Response>().Refuses(404);

    internal static async Task<IResult> Handle([StringLength(200)] string code, FeedbackDbContext db, CancellationToken ct)
    {
        if (await db.ReceiptKeys.Check(code, ct) is not { } receipt)
            return FeedbackProblems.ReceiptNotFound.ToRefusal();
        var found = await db.Opinions.AsNoTracking().Where(opinion => opinion.Id == receipt.SubjectId)
            .Join(db.Consultations, opinion => opinion.ConsultationId, consultation => consultation.Id, (opinion, consultation) => new { opinion, consultation })
            .SingleOrDefaultAsync(ct);
        if (found is null)
            return FeedbackProblems.ReceiptNotFound.ToRefusal();
        var (opinion, consultation) = (found.opinion, found.consultation);
        var standing = await Standing.Of(db, opinion, ct);
        var hold = await db.Holds.AsNoTracking().SingleOrDefaultAsync(one => one.OpinionId == opinion.Id && one.State != HoldState.Released, ct);
        var referral = await db.Referrals.Where(one => one.OpinionId == opinion.Id).Select(one => new SentTo(one.Office, one.Law)).SingleOrDefaultAsync(ct);
        return TypedResults.Ok(new Response(
            opinion.Id, standing.State, consultation.Id, consultation.Title, consultation.State, consultation.ClosesOn,
            opinion.Channel, opinion.Provision, opinion.ReceivedAt, Convert.ToHexStringLower(receipt.TextHash),
            Receipt.HashOf(opinion.Text).AsSpan().SequenceEqual(receipt.TextHash), standing.Reply?.Outcome, hold?.Ground, referral));
    }
}

/// <summary>Where an opinion stands.</summary>
public enum OpinionState
{
    /// <summary>It has arrived and waits for its answer.</summary>
    Received,

    /// <summary>It counts for an issue that is being answered.</summary>
    InReview,

    /// <summary>Its issue has an accepted answer.</summary>
    Answered,

    /// <summary>It is kept back until somebody has looked; an appeal is possible.</summary>
    Held,

    /// <summary>It was taken out of sight for abuse; an appeal is possible.</summary>
    Removed,

    /// <summary>It is a complaint or a denunciation and went to the office that the law names.</summary>
    Referred,
}
