using DanVan.Committee.Units;
using DanVan.Feedback.Opinions;
using DanVan.Feedback.Scans;
using DanVan.Feedback.Sealing;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Privacy;

/// <summary>
/// The identity, for the two officials, for a day after the approval; and the list of what was asked. Read, not posted: the answer to a post
/// is remembered with its key, and a name has no business there.
/// </summary>
internal static class GetUnsealed
{
    /// <param name="ScanIds">Papers that bear the person's name, and recordings of the voice, at <c>/v1/unsealings/{id}/scans/{scanId}</c>.</param>
    public sealed record Response(Guid SubjectId, Person Person, IReadOnlyList<Guid> ScanIds);

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder unsealings)
    {
        unsealings.MapGet("/{id:guid}/person", Handle).WithName(nameof(GetUnsealed)).WithSummary("The identity that two officials unsealed")
            .Needs(PrivacyModule.Unseal).Answers<Response>().Refuses(403, 404);
        unsealings.MapGet("/{id:guid}/scans/{scanId:guid}", Paper).WithName("GetUnsealedScan").WithSummary("A paper or recording that two officials unsealed")
            .Needs(PrivacyModule.Unseal)
            .Produces<byte[]>(200, FileKind.Pdf, FileKind.Jpeg, FileKind.Png, FileKind.Mp3, FileKind.Ogg, FileKind.Wav, FileKind.M4a, FileKind.Webm, FileKind.Amr).Refuses(403, 404);
        unsealings.MapGet("/", List).WithName("GetUnsealings").WithSummary("Unsealings asked for before the caller's unit, newest first")
            .Needs(PrivacyModule.Unseal).Answers<Page<UnsealingView>>();
    }

    internal static async Task<IResult> Handle(
        Guid id, FeedbackDbContext db, Seal seal, Caller caller, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        if ((await Opened(id, db, caller, clock, ct)).Refused(out var refusal, out var unsealing))
            return refusal;
        if (await db.Set<SealedIdentity>().AsNoTracking().SingleOrDefaultAsync(one => one.SubjectId == unsealing.SubjectId, ct) is not { } identity)
            return FeedbackProblems.IdentityNotFound.ToRefusal();
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response(unsealing.SubjectId, seal.Open(identity), await db.Set<Scan>()
            .Where(one => one.OpinionId == unsealing.SubjectId).OrderBy(one => one.Number).Select(one => one.Id).ToListAsync(ct)));
    }

    internal static async Task<IResult> Paper(
        Guid id, Guid scanId, FeedbackDbContext db, Seal seal, Caller caller, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        if ((await Opened(id, db, caller, clock, ct)).Refused(out var refusal, out var unsealing))
            return refusal;
        if (await db.Set<Scan>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == scanId && one.OpinionId == unsealing.SubjectId, ct) is not { } scan)
            return FeedbackProblems.IdentityNotFound.ToRefusal();
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(seal.Open(scan.Id, scan.WrappedKey, scan.Content), scan.ContentType);
    }

    internal static async Task<IResult> List(
        [AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var mine = (units.Resolve(caller.Unit) is { } own ? units.Reach(own) : []).Select(one => one.UnitId).Distinct().ToArray();
        var found = await db.Unsealings.AsNoTracking().Where(one => mine.Contains(one.UnitId) && (after == null || one.Id < after.Id))
            .OrderByDescending(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(UnsealingView.Of)], one => new After(one.Id)));
    }

    private static async Task<Decision<Unsealing>> Opened(Guid id, FeedbackDbContext db, Caller caller, TimeProvider clock, CancellationToken ct) =>
        await db.Unsealings.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } unsealing ? FeedbackProblems.IdentityNotFound
        : unsealing.IsOpenTo(caller.Client, clock.GetUtcNow()) ? unsealing
        : FeedbackProblems.NotUnsealed;
}
