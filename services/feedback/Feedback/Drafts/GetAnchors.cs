using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Moderation;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Drafts;

/// <summary>Where the places that opinions speak of stand in a version: above all those whose text is gone and that wait for a person.</summary>
internal static class GetAnchors
{
    /// <param name="Match">Only places found in this way; <c>text-gone</c> are the ones to look at.</param>
    public sealed record Query(Choice<AnchorMatch>? Match);

    /// <param name="Opinions">How many opinions speak of the place.</param>
    /// <param name="Wrote">The place as the opinions named it, and the words they quote.</param>
    /// <param name="Provision">Its place in this version; absent while the text is gone.</param>
    /// <param name="Found">The words that stand there now.</param>
    public sealed record View(
        Guid PlaceId, AnchorMatch Match, double Similarity, int Opinions, string? Wrote, string? Quote, string? Provision, Guid? ProvisionId, string? Found,
        string? DecidedBy, string? Reason);

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder versions) => versions.MapGet("/{number:int}/anchors", Handle)
        .WithName(nameof(GetAnchors)).WithSummary("Where the places of opinions stand in this version")
        .Needs("feedback.read").Answers<Page<View>>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid consultationId, int number, [AsParameters] Query query, [AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller,
        CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        if ((await db.DraftVersionFor(consultationId, number, caller, units, ct)).Refused(out var refusal, out var version))
            return refusal;
        if (!(await db.Consultations.AsNoTracking().SingleAsync(one => one.Id == consultationId, ct)).IsWithinReachOf(caller, units))
            return CommonProblems.Forbidden.ToRefusal();
        var anchors = db.Anchors.AsNoTracking().Where(one => one.DraftVersionId == version.Id && (after == null || one.PlaceId > after.Id));
        if (query.Match is { } match)
            anchors = anchors.Where(one => one.Match == match.Value);
        var found = await anchors.OrderBy(one => one.PlaceId).Take(paging.Size + 1).Select(one => new
        {
            Anchor = one,
            Opinions = db.Opinions.InPlay(db).Count(opinion => opinion.PlaceId == one.PlaceId),
            Wrote = db.Opinions.Where(opinion => opinion.PlaceId == one.PlaceId).OrderBy(opinion => opinion.Id).Select(opinion => opinion.Provision).FirstOrDefault(),
            Quote = db.Opinions.Where(opinion => opinion.PlaceId == one.PlaceId).OrderBy(opinion => opinion.Id).Select(opinion => opinion.Quote).FirstOrDefault(),
            Path = db.Provisions.Where(provision => provision.DraftVersionId == version.Id && provision.ProvisionId == one.ProvisionId)
                .Select(provision => provision.Path).FirstOrDefault(),
        }).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(one => new View(
            one.Anchor.PlaceId, one.Anchor.Match, one.Anchor.Similarity, one.Opinions, one.Wrote, one.Quote, one.Path,
            one.Anchor.ProvisionId, one.Anchor.Quote, one.Anchor.DecidedBy, one.Anchor.Reason))], one => new After(one.PlaceId)));
    }
}
