using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Submissions;

/// <summary>A report goes up the tree, or back. Only the unit whose turn it is moves it, or who answers for that where it has ended.</summary>
internal static class MoveSubmission
{
    /// <param name="Comment">What is to be said of it; of a return, the reason, which must be given.</param>
    public sealed record Request([property: StringLength(Submission.LongestComment)] string? Comment = null);

    internal static void Map(RouteGroupBuilder submissions)
    {
        Map(submissions, "withdrawals", SubmissionStep.Withdraw, ReportingScopes.Submit, "Take a report back that nobody has accepted");
        Map(submissions, "acceptances", SubmissionStep.Accept, ReportingScopes.Approve, "Accept a report of a unit below");
        Map(submissions, "approvals", SubmissionStep.Approve, ReportingScopes.Approve, "Approve an accepted report and hand it up; the last unit's approval locks it");
        Map(submissions, "returns", SubmissionStep.Return, ReportingScopes.Approve, "Return a report to its unit, with the reason");
        Map(submissions, "undoings", SubmissionStep.Undo, ReportingScopes.Approve, "Take one's own acceptance or approval back, as long as nothing followed");
    }

    private static void Map(RouteGroupBuilder submissions, string path, SubmissionStep step, string scope, string summary) => submissions
        .MapPost($"/{{id:guid}}/{path}", (Guid id, Request request, IfMatch ifMatch, SubmissionDesk desk, ReportingDbContext db, EventLog log, Caller caller, CancellationToken ct) =>
            Handle(id, step, request, ifMatch, desk, db, log, caller, ct))
        .WithName($"{step}Submission").WithSummary(summary).Needs(scope).Answers<SubmissionView>().Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid id, SubmissionStep step, Request request, IfMatch ifMatch, SubmissionDesk desk, ReportingDbContext db, EventLog log, Caller caller, CancellationToken ct)
    {
        var (submission, why) = await desk.FindToRead(id, ct);
        if (submission is null)
            return why!;
        // Of a unit that has moved since, the units above on the period's last day decide: the report lies with them.
        var tree = await desk.Tree(ct);
        if (submission.Takes(step) is { } unit && desk.IsOutside(tree, unit, out var outside))
            return outside;
        if (ifMatch.Stale(submission, out var stale))
            return stale;
        if (submission.Move(step, caller.Client, request.Comment, desk.Now, desk.Acting(tree)).Refused(out var refusal, out var moved))
            return refusal;
        log.Append(submission, moved, desk.ReadersOf(tree, submission.UnitId));
        // The one that it corrects gives way in the same transaction: at no time are there two approved reports, or none.
        if (submission is { State: SubmissionState.Approved, SupersedesId: { } before } && await db.Submissions.FindAsync([before], ct) is { } superseded)
            log.Append(superseded, superseded.Supersede(caller.Client, desk.Now), desk.ReadersOf(tree, superseded.UnitId));
        return await log.Save(Answer.Ok(await desk.View(submission, ct), submission.Version), ct);
    }
}
