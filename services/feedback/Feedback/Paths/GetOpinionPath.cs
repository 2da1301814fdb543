using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Drafts;
using DanVan.Feedback.Issues;
using DanVan.Feedback.Receipts;
using DanVan.Feedback.Rounds;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Paths;

/// <summary>
/// From a receipt to what it changed, in one call: opinion, issue, answer, the provision before and after, the document. For whoever holds
/// the receipt; the opinion's own words are not shown.
/// </summary>
internal static class GetOpinionPath
{
    /// <param name="Provision">The place that the opinion named, and the words that it quotes.</param>
    /// <param name="Anchors">Where that place stood in each later version.</param>
    /// <param name="Answer">The issue that it counts for, with its answer; absent until there is one.</param>
    /// <param name="Change">The provision before and after.</param>
    /// <param name="Document">The document in force; absent until it is promulgated.</param>
    /// <param name="LookBackId">The round that asks whether it works; absent until it opens.</param>
    public sealed record Response(
        Guid OpinionId, OpinionState State, Guid ConsultationId, string ConsultationTitle, string? Provision, string? Quote,
        IReadOnlyList<AnchorView> Anchors, AnsweredView? Answer, ChangeView? Change, DocumentView? Document, Guid? LookBackId);

    /// <param name="Version">The number of the version.</param>
    public sealed record AnchorView(int Version, AnchorMatch Match, double Similarity, string? Provision, string? Found);

    internal static void Map(RouteGroupBuilder v1) => v1.MapGet("/receipts/{code}/path", Handle)
        .WithName(nameof(GetOpinionPath)).WithTags("receipts").WithSummary("From a receipt to what the opinion changed").AllowAnonymous().Answers<Response>().Refuses(404)
        .AddEndpointFilter(FromEveryPage);

    // The public page of another service shows it. Nobody is known here by more than the code, which the page has.
    private static ValueTask<object?> FromEveryPage(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
        return next(context);
    }

    internal static async Task<IResult> Handle([StringLength(200)] string code, FeedbackDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (await db.ReceiptKeys.Check(code, ct) is not { } receipt || await db.Opinions.FindAsync([receipt.SubjectId], ct) is not { } opinion)
            return FeedbackProblems.ReceiptNotFound.ToRefusal();
        var consultation = await db.Consultations.AsNoTracking().SingleAsync(one => one.Id == opinion.ConsultationId, ct);
        var versions = await db.DraftVersions.Of(consultation, caller, units, db).OrderBy(one => one.Number).ToListAsync(ct);
        var anchors = opinion.PlaceId is null ? [] : await db.Anchors.AsNoTracking().Where(one => one.PlaceId == opinion.PlaceId).ToListAsync(ct);
        var shown = versions.SelectMany(version => anchors.Where(one => one.DraftVersionId == version.Id), (version, anchor) => (version, anchor)).ToList();
        var ids = anchors.Select(one => one.ProvisionId).Append(opinion.ProvisionId).OfType<Guid>().Distinct().ToList();
        var wordings = await db.Provisions.AsNoTracking().Where(one => ids.Contains(one.ProvisionId)).ToListAsync(ct);
        var promulgation = await db.Promulgations.AsNoTracking().SingleOrDefaultAsync(one => one.DossierId == consultation.DossierId, ct);
        var standing = await Standing.Of(db, opinion, ct);
        var figures = standing.Issue is null ? null : (await IssueFigures.Of(db, [standing.Issue.Id], ct)).GetValueOrDefault(standing.Issue.Id);
        return TypedResults.Ok(new Response(
            opinion.Id, standing.State, consultation.Id, consultation.Title, opinion.Provision, opinion.Quote,
            [.. shown.Select(one => new AnchorView(one.version.Number, one.anchor.Match, one.anchor.Similarity,
                At(one.version, one.anchor.ProvisionId)?.Path, one.anchor.Quote))],
            standing is { Issue: { } issue, Reply: { } reply } ? new(issue.Id, issue.Title, figures?.Opinions ?? 0, figures?.Arguments ?? 0, reply.Outcome, reply.Reason) : null,
            Change(), DocumentView.Of(promulgation, versions),
            await db.Consultations.Where(one => one.DossierId == consultation.DossierId && one.Round == Round.LookBack && one.State != ConsultationState.Draft)
                .Select(one => (Guid?)one.Id).FirstOrDefaultAsync(ct)));

        WordingView? At(DraftVersion version, Guid? provisionId) =>
            wordings.Find(one => one.DraftVersionId == version.Id && one.ProvisionId == provisionId) is { } found ? new(version.Number, found.Path, found.Whole) : null;

        // To what was promulgated, or else to the newest version.
        ChangeView? Change()
        {
            if (versions.Find(one => one.Id == opinion.DraftVersionId) is not { } first || At(first, opinion.ProvisionId) is not { } before)
                return null;
            var last = versions.Find(one => one.Id == promulgation?.DraftVersionId) ?? versions[^1];
            return ChangeView.Of(before, last.Id == first.Id ? null : At(last, anchors.Find(one => one.DraftVersionId == last.Id)?.ProvisionId));
        }
    }
}
