using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Submissions;

/// <summary>A unit hands its report up. Its days are counted by the calendar of today: a holiday declared meanwhile moves them.</summary>
internal static class SubmitSubmission
{
    public sealed record Request([property: StringLength(Submission.LongestComment)] string? Comment = null);

    internal static void Map(RouteGroupBuilder submissions) => submissions.MapPost("/{id:guid}/submittals", Handle)
        .WithName(nameof(SubmitSubmission)).WithSummary("Submit a report to the unit above")
        .Needs(ReportingScopes.Submit).Answers<SubmissionView>().Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, SubmissionDesk desk, ReportingDbContext db, EventLog log, Caller caller, CancellationToken ct)
    {
        var (submission, why) = await desk.Find(id, ct);
        if (submission is null)
            return why!;
        if (ifMatch.Stale(submission, out var stale))
            return stale;
        var tree = await desk.Tree(ct);
        var (form, calendar) = (await desk.FormOf(submission, ct), await desk.Calendar(ct));
        var period = new ReportPeriod(submission.Period, new(submission.From, submission.To));
        var leave = await db.LateLeaves.Where(one => one.Form == submission.Form && one.To == submission.To && one.UnitId == submission.UnitId)
            .MaxAsync(one => (DateOnly?)one.Until, ct);
        if (submission.Submit(form, form.DueOn(period, calendar), form.LateUntil(period, calendar), leave, caller.Client, request.Comment, desk.Now, desk.Acting(tree))
            .Refused(out var refusal, out var moved))
            return refusal;
        log.Append(submission, moved, desk.ReadersOf(tree, submission.UnitId));
        return await log.Save(Answer.Ok(await desk.View(submission, ct), submission.Version), ct);
    }
}
