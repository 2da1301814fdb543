using System.ComponentModel.DataAnnotations;
using DanVan.Feedback.Sealing;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Privacy;

/// <summary>What is held about the holder of a receipt, and who has opened it: so the person sees that it happened.</summary>
internal static class GetPrivacy
{
    /// <param name="IdentitySealed">True while an identity is held.</param>
    /// <param name="Unsealings">When two officials opened it, and why.</param>
    /// <param name="ErasedOn">When it was destroyed.</param>
    public sealed record Response(
        Guid SubjectId, bool IdentitySealed, IReadOnlyList<Opened> Unsealings, DateOnly? ErasedOn, IReadOnlyList<DataRequestView> Requests);

    public sealed record Opened(DateTimeOffset At, string Reason);

    internal static void Map(RouteGroupBuilder v1) => v1.MapGet("/receipts/{code}/privacy", Handle)
        .WithName(nameof(GetPrivacy)).WithTags("privacy").WithSummary("What is held about the holder of a receipt, and who opened it")
        .AllowAnonymous().Answers<Response>().Refuses(404);

    internal static async Task<IResult> Handle([StringLength(200)] string code, PrivacyDesk desk, FeedbackDbContext db, CancellationToken ct)
    {
        if (await desk.OfHolder(code, ct) is not (var id, _))
            return FeedbackProblems.ReceiptNotFound.ToRefusal();
        return TypedResults.Ok(new Response(
            id,
            await db.Set<SealedIdentity>().AnyAsync(one => one.SubjectId == id, ct),
            await db.Unsealings.Where(one => one.SubjectId == id && one.ApprovedAt != null).OrderBy(one => one.Id)
                .Select(one => new Opened(one.ApprovedAt!.Value, one.Reason)).ToListAsync(ct),
            await db.Set<Erasure>().Where(one => one.SubjectId == id).MaxAsync(one => (DateOnly?)one.ErasedOn, ct),
            [.. (await db.DataRequests.AsNoTracking().Where(one => one.SubjectId == id).OrderBy(one => one.Id).ToListAsync(ct)).Select(DataRequestView.Of)]));
    }
}
