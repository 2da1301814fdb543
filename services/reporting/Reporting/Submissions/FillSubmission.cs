using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Submissions;

/// <summary>A unit says what only it knows. Figures that were drawn from records take remarks, never another number.</summary>
internal static class FillSubmission
{
    public sealed record Request([property: Required, MinLength(1), MaxLength(ReportForm.MostFields)] IReadOnlyList<Given> Answers);

    /// <param name="Field">The key of a field of the form.</param>
    /// <param name="Number">For a number; neither this nor a text takes back what was said.</param>
    public sealed record Given(
        [property: Required, StringLength(ReportForm.LongestCode)] string Field,
        [property: Range(-1e15, 1e15)] decimal? Number = null,
        [property: StringLength(Submission.LongestText)] string? Text = null,
        [property: StringLength(Submission.LongestComment)] string? Remark = null);

    internal static void Map(RouteGroupBuilder submissions)
    {
        submissions.MapPost("/{id:guid}/answers", Handle).WithName(nameof(FillSubmission)).WithSummary("Answer fields of a report")
            .Needs(ReportingScopes.Submit).Answers<SubmissionView>().Refuses(404, 409, 422);
        submissions.MapPost("/{id:guid}/refreshes", HandleRefresh).WithName("RefreshSubmission").WithSummary("Read the figures of a report again")
            .Needs(ReportingScopes.Submit).Answers<SubmissionView>().Refuses(404, 409, 422, 503);
    }

    internal static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, SubmissionDesk desk, EventLog log, CancellationToken ct)
    {
        var (submission, why) = await desk.Find(id, ct, entering: true);
        if (submission is null)
            return why!;
        if (ifMatch.Stale(submission, out var stale))
            return stale;
        if (submission.Fill(await desk.FormOf(submission, ct), request.Answers).Refused(out var refusal, out var filled))
            return refusal;
        log.Append(submission, filled, desk.ReadersOf(await desk.Tree(ct), submission.UnitId));
        return await log.Save(Answer.Ok(await desk.View(submission, ct), submission.Version), ct);
    }

    internal static async Task<IResult> HandleRefresh(Guid id, IfMatch ifMatch, SubmissionDesk desk, Prefill prefill, EventLog log, CancellationToken ct)
    {
        var (submission, why) = await desk.Find(id, ct, entering: true);
        if (submission is null)
            return why!;
        if (ifMatch.Stale(submission, out var stale))
            return stale;
        var form = await desk.FormOf(submission, ct);
        var (reading, unread) = await prefill.Read(form, submission.UnitId, new(submission.From, submission.To), ct);
        if (reading is null)
            return unread!;
        if (submission.Refresh(form, reading).Refused(out var refusal, out var filled))
            return refusal;
        log.Append(submission, filled, desk.ReadersOf(await desk.Tree(ct), submission.UnitId));
        return await log.Save(Answer.Ok(await desk.View(submission, ct), submission.Version), ct);
    }
}
