using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Reporting.Exports;
using DanVan.Reporting.Reports;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Submissions;

/// <summary>
/// A unit's report of a period as the form that is signed and filed. Made whole before it is sent: a form has at most
/// <see cref="ReportForm.MostFields"/> lines, and what a unit says in one at most <see cref="Submission.LongestText"/> letters.
/// </summary>
internal static class GetSubmissionForm
{
    private const int LongestName = 300;

    /// <summary>The kind of file, and what an office writes on its paper that the system does not know.</summary>
    public sealed record Query(
        [property: Description("docx unless given; xlsx has numbers as numbers, and a ratio as a formula where both of its parts stand in the form.")] Choice<FormFormat>? Format,
        [property: StringLength(LongestName, MinimumLength = 1), Description("The body above the one that issues it: the unit to which it is handed unless given.")] string? Above,
        [property: StringLength(LongestName, MinimumLength = 1), Description("The body that issues it: the unit unless given.")] string? Body,
        [property: StringLength(100, MinimumLength = 1), Description("Number and symbol, 45/BC-BCĐ: left to be written by hand unless given.")] string? Symbol,
        [property: StringLength(LongestName, MinimumLength = 1), Description("The office of who signs: Trưởng ban.")] string? SignerOffice);

    internal static void Map(RouteGroupBuilder submissions) => submissions.MapGet("/{id:guid}/form", Handle)
        .WithName(nameof(GetSubmissionForm)).WithSummary("A report as the official form, in DOCX or XLSX")
        .WithDescription("Head, title, table, signature and recipients after Decree 30/2020/NĐ-CP; what is not approved says so, and a draft is marked DỰ THẢO. "
            + $"At most {ReportForm.MostFields} lines: a few megabytes at the most.")
        .Needs(ReportingScopes.Read).Produces(200, contentType: WordPieces.Docx, additionalContentTypes: [XlsxBook.ContentType]).Refuses(404);

    internal static async Task<IResult> Handle(Guid id, [AsParameters] Query query, SubmissionDesk desk, ReportingDbContext db, HttpRequest http, CancellationToken ct)
    {
        var (submission, why) = await desk.FindToRead(id, ct);
        if (submission is null)
            return why!;
        var asked = submission.Answers.Where(one => one.IsRatio).Select(one => one.Indicator).ToList();
        var ratios = await db.Indicators.AsNoTracking().Where(one => asked.Contains(one.Code)).ToListAsync(ct);
        var tree = await desk.Tree(ct);
        var form = OfficialForm.Of(submission, await desk.FormOf(submission, ct), tree, desk.Acting(tree), ratios, query);
        var (name, host) = ($"{submission.Form}-{submission.Period}", $"{http.Scheme}://{http.Host}");
        return query.Format?.Value == FormFormat.Xlsx
            ? TypedResults.Bytes(await OfficialFormXlsx.Of(form, host, ct), XlsxBook.ContentType, $"{name}.xlsx")
            : TypedResults.Bytes(OfficialFormDocx.Of(form, host), WordPieces.Docx, $"{name}.docx");
    }
}

public enum FormFormat
{
    Docx,
    Xlsx,
}
