using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Submissions;

/// <summary>
/// A unit begins its report of a period: what the system knows stands in it already. What was written offline for a unit that had ended by
/// the end of the period is begun as the report of who carries on for it, and never dropped.
/// </summary>
internal static class BeginSubmission
{
    /// <param name="UnitId">The unit that reports; of one that had ended by then, who carries on for it does.</param>
    /// <param name="Period">A period of the form: <c>2026-03</c>, <c>2026-Q1</c>, <c>2026-H1</c>, <c>2026-9M</c>, <c>2026</c>.</param>
    public sealed record Request(
        [property: Required, StringLength(ReportForm.LongestCode)] string Form, Guid UnitId, [property: Required, StringLength(10)] string Period);

    internal static void Map(RouteGroupBuilder submissions) => submissions.MapPost("/", Handle)
        .WithName(nameof(BeginSubmission)).WithSummary("Begin a unit's report of a period")
        .Needs(ReportingScopes.Submit).Answers<SubmissionView>(201).Refuses(404, 409, 422, 503);

    internal static async Task<IResult> Handle(
        Request request, SubmissionDesk desk, Prefill prefill, ReportingDbContext db, EventLog log, CancellationToken ct)
    {
        var (form, period, why) = await desk.Asked(request.Form, request.Period, ct);
        if (form is null || period is null)
            return why!;
        var tree = await desk.Tree(ct);
        var unitId = tree.Heir(request.UnitId, period.Days.To)?.UnitId ?? request.UnitId;
        var (chain, notAsked) = await desk.Chain(form, unitId, period, ct);
        if (chain is null)
            return notAsked!;
        if (desk.IsOutside(tree, unitId, out var outside) && !desk.MayStillEnter(tree, unitId, period.Days.To))
            return outside;
        // Of two units that went into one, the second to send finds what the first has begun, and goes on in it.
        if (await db.Submissions.Where(one => one.Form == form.Code && one.To == period.Days.To && one.UnitId == unitId)
            .OrderByDescending(one => one.Number).Select(one => (Guid?)one.Id).FirstOrDefaultAsync(ct) is { } begunAlready)
            return SubmissionProblems.AlreadyBegun.With($"Báo cáo: {begunAlready}.", $"It is {begunAlready}.", ("submissionId", begunAlready));
        var (reading, unread) = await prefill.Read(form, unitId, period.Days, ct);
        if (reading is null)
            return unread!;
        var submission = new Submission();
        var begun = submission.Begin(form, unitId, period, chain, form.DueOn(period, await desk.Calendar(ct)), reading, unitId == request.UnitId ? null : request.UnitId);
        db.Add(submission);
        log.Append(submission, begun, desk.ReadersOf(tree, submission.UnitId));
        return await log.Save(Answer.Created($"/v1/submissions/{submission.Id}", await desk.View(submission, ct), submission.Version), ct,
            (Submission.OnePerNumber, SubmissionProblems.AlreadyBegun), (Submission.OneAtWork, SubmissionProblems.AlreadyBegun));
    }
}
