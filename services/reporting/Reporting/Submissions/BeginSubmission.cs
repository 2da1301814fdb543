using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Submissions;

/// <summary>A unit begins its report of a period: what the system knows stands in it already.</summary>
internal static class BeginSubmission
{
    /// <param name="Period">A period of the form: <c>2026-03</c>, <c>2026-Q1</c>, <c>2026-H1</c>, <c>2026-9M</c>, <c>2026</c>.</param>
    public sealed record Request(
        [property: Required, StringLength(ReportForm.LongestCode)] string Form, Guid UnitId, [property: Required, StringLength(10)] string Period);

    internal static void Map(RouteGroupBuilder submissions) => submissions.MapPost("/", Handle)
        .WithName(nameof(BeginSubmission)).WithSummary("Begin a unit's report of a period")
        .Needs(ReportingScopes.Submit).Answers<SubmissionView>(201).Refuses(404, 409, 422, 503);

    internal static async Task<IResult> Handle(
        Request request, SubmissionDesk desk, Prefill prefill, ReportingDbContext db, EventLog log, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var (form, period, why) = await desk.Asked(request.Form, request.Period, ct);
        if (form is null || period is null)
            return why!;
        var (chain, notAsked) = await desk.Chain(form, request.UnitId, period, ct);
        if (chain is null)
            return notAsked!;
        if (caller.IsOutside(await desk.Tree(ct), request.UnitId, clock.Today(), out var outside))
            return outside;
        var (reading, unread) = await prefill.Read(form, request.UnitId, period.Days, ct);
        if (reading is null)
            return unread!;
        var submission = new Submission();
        var begun = submission.Begin(form, request.UnitId, period, chain, form.DueOn(period, await desk.Calendar(ct)), reading);
        db.Add(submission);
        log.Append(submission, begun, Readers.Within(submission.UnitId));
        return await log.Save(Answer.Created($"/v1/submissions/{submission.Id}", await desk.View(submission, ct), submission.Version), ct,
            (Submission.OnePerNumber, SubmissionProblems.AlreadyBegun), (Submission.OneAtWork, SubmissionProblems.AlreadyBegun));
    }
}
