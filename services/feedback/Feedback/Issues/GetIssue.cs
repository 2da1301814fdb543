using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Issues;

/// <summary>One issue: for the unit that asks at any time, for everybody else once it is answered.</summary>
internal static class GetIssue
{
    internal static void Map(RouteGroupBuilder issues) => issues.MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetIssue)).WithSummary("One issue with what stands behind it and its answer").AllowAnonymous().Answers<IssueView>().Refuses(404);

    internal static async Task<IResult> Handle(Guid id, FeedbackDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (await db.Issues.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } issue)
            return FeedbackProblems.IssueNotFound.ToRefusal();
        var consultation = await db.Consultations.AsNoTracking().SingleAsync(one => one.Id == issue.ConsultationId, ct);
        var view = (await GetIssues.Views(db, [issue], ct))[0];
        return view.Reply is null && !consultation.IsWithinReachOf(caller, units)
            ? FeedbackProblems.IssueNotFound.ToRefusal()
            : Answer.Ok(view, issue.Version);
    }
}
