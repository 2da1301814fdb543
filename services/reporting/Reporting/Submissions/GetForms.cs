using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Submissions;

/// <summary>What is asked of units, in all its versions. What is asked is no secret.</summary>
internal static class GetForms
{
    private sealed record After(string Code, int Number);

    internal static void Map(RouteGroupBuilder forms)
    {
        forms.MapGet("/", Handle).WithName(nameof(GetForms)).WithSummary("Report forms, every version").AllowAnonymous().Answers<Page<FormView>>();
        forms.MapGet("/{code}", HandleOne).WithName("GetForm").WithSummary("The newest version of a report form").AllowAnonymous().Answers<FormView>().Refuses(404);
    }

    internal static async Task<IResult> Handle([AsParameters] Paging paging, ReportingDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var found = await db.ReportForms.AsNoTracking()
            .Where(one => after == null || one.Code.CompareTo(after.Code) > 0 || one.Code == after.Code && one.Number > after.Number)
            .OrderBy(one => one.Code).ThenBy(one => one.Number).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(FormView.Of)], one => new After(one.Code, one.Number)));
    }

    internal static async Task<IResult> HandleOne([StringLength(ReportForm.LongestCode)] string code, ReportingDbContext db, CancellationToken ct) =>
        await db.ReportForms.AsNoTracking().Where(one => one.Code == code).OrderByDescending(one => one.Number).FirstOrDefaultAsync(ct) is { } form
            ? Answer.Ok(FormView.Of(form), form.Version)
            : SubmissionProblems.FormNotFound.ToRefusal();
}
