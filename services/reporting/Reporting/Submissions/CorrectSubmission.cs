using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Submissions;

/// <summary>An approved report was wrong: another number of it begins. What was approved stays as it is until that is approved, and readable for ever.</summary>
internal static class CorrectSubmission
{
    /// <param name="Reason">What was wrong.</param>
    public sealed record Request([property: Required, StringLength(Submission.LongestComment, MinimumLength = 3)] string Reason);

    internal static void Map(RouteGroupBuilder submissions) => submissions.MapPost("/{id:guid}/corrections", Handle)
        .WithName(nameof(CorrectSubmission)).WithSummary("Begin the correction of an approved report")
        .Needs(ReportingScopes.Submit).Answers<SubmissionView>(201).Refuses(404, 409, 422, 503);

    internal static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, SubmissionDesk desk, Prefill prefill, ReportingDbContext db, EventLog log, CancellationToken ct)
    {
        var (approved, why) = await desk.Find(id, ct);
        if (approved is null)
            return why!;
        if (ifMatch.Stale(approved, out var stale))
            return stale;
        if (approved.State != SubmissionState.Approved)
            return SubmissionProblems.NotApproved.ToRefusal();
        var period = new ReportPeriod(approved.Period, new(approved.From, approved.To));
        var form = await desk.FormOf(approved, ct);
        // Units may have merged since: it goes up the way that there is today.
        var (chain, notAsked) = await desk.Chain(form, approved.UnitId, period, ct);
        if (chain is null)
            return notAsked!;
        var (reading, unread) = await prefill.Read(form, approved.UnitId, period.Days, ct);
        if (reading is null)
            return unread!;
        var correction = new Submission();
        var begun = correction.Correct(approved, form, request.Reason, chain, reading);
        db.Add(correction);
        log.Append(correction, begun, desk.ReadersOf(await desk.Tree(ct), correction.UnitId));
        return await log.Save(Answer.Created($"/v1/submissions/{correction.Id}", await desk.View(correction, ct), correction.Version), ct,
            (Submission.OnePerNumber, SubmissionProblems.AlreadyBegun), (Submission.OneAtWork, SubmissionProblems.AlreadyBegun));
    }
}
