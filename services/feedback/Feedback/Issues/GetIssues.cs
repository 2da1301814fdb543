using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Replies;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Issues;

/// <summary>All issues of a consultation, great and small. The unit that asks sees them at work, everybody else once they are answered.</summary>
internal static class GetIssues
{
    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder consultations) => consultations.MapGet("/{consultationId:guid}/issues", Handle)
        .WithName(nameof(GetIssues)).WithSummary("Issues of a consultation, oldest first").WithTags("issues")
        .AllowAnonymous().Answers<Page<IssueView>>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid consultationId, [AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var consultation = await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consultationId, ct);
        if (consultation is null || consultation.IsHiddenFrom(caller, units))
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        var issues = db.Issues.AsNoTracking().Where(one => one.ConsultationId == consultationId && (after == null || one.Id > after.Id));
        if (!consultation.IsWithinReachOf(caller, units))
            issues = issues.Where(one => db.Replies.Any(reply => reply.IssueId == one.Id && reply.State == ReplyState.Accepted));
        var found = await issues.OrderBy(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of(await Views(db, found, ct), one => new After(one.Id)));
    }

    internal static async Task<List<IssueView>> Views(FeedbackDbContext db, IReadOnlyList<Issue> issues, CancellationToken ct)
    {
        if (issues.Count == 0)
            return [];
        var ids = issues.Select(one => one.Id).ToList();
        var figures = await IssueFigures.Of(db, ids, ct);
        var replies = (await db.Replies.AsNoTracking().Where(one => ids.Contains(one.IssueId) && one.State == ReplyState.Accepted).ToListAsync(ct))
            .GroupBy(one => one.IssueId).ToDictionary(one => one.Key, one => one.MaxBy(reply => reply.Number));
        return [.. issues.Select(one => IssueView.Of(one, figures.GetValueOrDefault(one.Id), replies.GetValueOrDefault(one.Id)))];
    }
}
