using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Drafts;
using DanVan.Feedback.Issues;
using DanVan.Feedback.Moderation;
using DanVan.Feedback.Replies;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Paths;

/// <summary>From a provision back to what shaped it, in one call: its wordings, the issues about it with their answers, and how many people spoke. No names.</summary>
internal static class GetProvisionPath
{
    private const int MostIssues = 500;

    /// <param name="Versions">Its wording in each version that has it.</param>
    /// <param name="Change">From the first to the last, word by word.</param>
    /// <param name="Opinions">How many people spoke about it in consultations that are closed.</param>
    /// <param name="Arguments">In how many different wordings.</param>
    /// <param name="Answered">The issues about it that have an answer, those of most people first.</param>
    public sealed record Response(
        Guid ProvisionId, IReadOnlyList<WordingView> Versions, ChangeView? Change, int Opinions, int Arguments, IReadOnlyList<AnsweredView> Answered,
        DocumentView? Document);

    internal static void Map(RouteGroupBuilder v1) => v1.MapGet("/provisions/{id:guid}/path", Handle)
        .WithName(nameof(GetProvisionPath)).WithTags("drafts").WithSummary("From a provision to the arguments that shaped it")
        .AllowAnonymous().Answers<Response>().Refuses(404);

    internal static async Task<IResult> Handle(Guid id, FeedbackDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        var dossier = await db.DraftVersions.Where(one => db.Provisions.Any(provision => provision.ProvisionId == id && provision.DraftVersionId == one.Id))
            .Select(one => (Guid?)one.DossierId).FirstOrDefaultAsync(ct);
        var consultation = await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == dossier, ct);
        if (consultation is null || consultation.IsHiddenFrom(caller, units))
            return FeedbackProblems.ProvisionUnknown.ToRefusal();
        var versions = await db.DraftVersions.Of(consultation, caller, units, db).OrderBy(one => one.Number).ToListAsync(ct);
        var provisions = await db.Provisions.AsNoTracking().Where(one => one.ProvisionId == id).ToListAsync(ct);
        var wordings = versions.Join(provisions, version => version.Id, provision => provision.DraftVersionId,
            (version, provision) => new WordingView(version.Number, provision.Path, provision.Whole)).ToList();
        if (wordings.Count == 0)
            return FeedbackProblems.ProvisionUnknown.ToRefusal();

        var spoken = await db.Arguments.Where(one => one.ProvisionId == id).InPlay().GroupBy(_ => 1)
            .Select(all => new { Opinions = all.Sum(one => one.Opinions), Arguments = all.Count() }).SingleOrDefaultAsync(ct);
        var issues = await db.Issues.AsNoTracking()
            .Where(one => one.MergedIntoId == null && one.ProvisionId == id && db.Replies.Any(reply => reply.IssueId == one.Id && reply.State == ReplyState.Accepted))
            .OrderBy(one => one.Id).Take(MostIssues).ToListAsync(ct);
        var promulgation = await db.Promulgations.AsNoTracking().SingleOrDefaultAsync(one => one.DossierId == dossier, ct);
        return TypedResults.Ok(new Response(
            id, wordings, wordings.Count > 1 ? ChangeView.Of(wordings[0], wordings[^1]) : null, spoken?.Opinions ?? 0, spoken?.Arguments ?? 0,
            [.. (await GetIssues.Views(db, issues, ct)).OrderByDescending(one => one.Opinions)
                .Select(one => new AnsweredView(one.Id, one.Title, one.Opinions, one.Arguments, one.Reply!.Outcome, one.Reply.Reason))],
            DocumentView.Of(promulgation, versions)));
    }
}
