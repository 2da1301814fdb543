using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Submissions;

/// <summary>
/// The reports of a unit, of those below it on the last day of the period and of those that have ended for which one of them answers, by period:
/// all numbers of them, also what was superseded.
/// </summary>
internal static class GetSubmissions
{
    /// <param name="Form">The code of a form.</param>
    public sealed record Query(
        [property: Required, StringLength(ReportForm.LongestCode)] string Form,
        [property: Required, StringLength(60), Description("A unit's id, or its official code at a day: 412@2018-03-26.")] string Unit,
        [property: StringLength(10), Description("Only of this period: 2026-H1.")] string? Period,
        Choice<SubmissionState>? State);

    private sealed record After(DateOnly To, Guid UnitId, int Number);

    internal static void Map(RouteGroupBuilder submissions)
    {
        submissions.MapGet("/", Handle).WithName(nameof(GetSubmissions)).WithSummary("Reports of a unit and those below it")
            .Needs(ReportingScopes.Read).Answers<Page<SubmissionView>>().Refuses(404);
        submissions.MapGet("/{id:guid}", HandleOne).WithName("GetSubmission").WithSummary("A report, and what the caller may do with it")
            .Needs(ReportingScopes.Read).Answers<SubmissionView>().Refuses(404);
    }

    internal static async Task<IResult> Handle(
        [AsParameters] Query query, [AsParameters] Paging paging, SubmissionDesk desk, ReportingDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var malformed))
            return malformed;
        var (tree, unitId, outside) = await desk.Unit(query.Unit, ct);
        if (outside is not null)
            return outside;
        var state = query.State?.Value;
        var found = await db.Submissions.Within(desk.Below(tree, unitId), nameof(Submission.To)).Where(one => one.Form == query.Form)
            .Where(one => query.Period == null || one.Period == query.Period)
            .Where(one => state == null || one.State == state)
            .Where(one => after == null || one.To > after.To
                || one.To == after.To && (one.UnitId.CompareTo(after.UnitId) > 0 || one.UnitId == after.UnitId && one.Number > after.Number))
            .OrderBy(one => one.To).ThenBy(one => one.UnitId).ThenBy(one => one.Number).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(one => SubmissionView.Of(one, desk.Acting(tree)))], one => new After(one.To, one.UnitId, one.Number)));
    }

    internal static async Task<IResult> HandleOne(Guid id, SubmissionDesk desk, CancellationToken ct)
    {
        var (submission, why) = await desk.FindToRead(id, ct);
        return submission is null ? why! : Answer.Ok(await desk.View(submission, ct), submission.Version);
    }
}
