using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Replies;

/// <summary>All versions of the answer to an issue, with who wrote and who decided.</summary>
internal static class GetReplies
{
    private sealed record After(int Number);

    internal static void Map(RouteGroupBuilder issues) => issues.MapGet("/{id:guid}/replies", Handle)
        .WithName(nameof(GetReplies)).WithSummary("Versions of the answer to an issue, oldest first")
        .Needs("feedback.read").Answers<Page<ReplyView>>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid id, [AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var consultation = await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => db.Issues.Any(issue => issue.Id == id && issue.ConsultationId == one.Id), ct);
        if (consultation?.IsWithinReachOf(caller, units) != true)
            return FeedbackProblems.IssueNotFound.ToRefusal();
        var found = await db.Replies.AsNoTracking().Where(one => one.IssueId == id && (after == null || one.Number > after.Number))
            .OrderBy(one => one.Number).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(one => ReplyView.Of(one))], one => new After(one.Number)));
    }
}
