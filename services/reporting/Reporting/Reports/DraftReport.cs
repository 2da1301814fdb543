using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Reports;

/// <summary>Drafts the official report of a period from figures as they were known at a time, each sentence linked to what it states.</summary>
internal static class DraftReport
{
    private const int LongestLine = 300, MostLines = 50;

    /// <param name="Template">The code of a template.</param>
    /// <param name="AsOf">What was known then: a day (its end), or an RFC 3339 time; a minute ago unless given.</param>
    /// <param name="Above">The body above the one that issues it, as it stands on paper.</param>
    /// <param name="Body">The body that issues it.</param>
    /// <param name="Symbol">Number and symbol: <c>45/BC-BCĐ</c>.</param>
    /// <param name="Place">The place of issue: <c>Nghệ An</c>.</param>
    /// <param name="Remarks">The office's own words on the period: marked as opinion, whatever they say.</param>
    /// <param name="Tasks">The office's own words on what comes next: marked likewise.</param>
    public sealed record Request(
        [property: Required, StringLength(40)] string Template,
        Guid UnitId,
        [property: Required, StringLength(30), Description("2026, 2026-H1, 2026-9M, 2026-Q1, 2026-03, or two days.")] string Period,
        [property: Required, StringLength(LongestLine, MinimumLength = 3)] string Body,
        [property: Required, StringLength(100, MinimumLength = 1)] string Symbol,
        [property: Required, StringLength(100, MinimumLength = 2)] string Place,
        [property: PlausibleDate] DateOnly SignedOn,
        [property: Required, StringLength(LongestLine, MinimumLength = 3)] string SignerOffice,
        [property: Required, StringLength(LongestLine, MinimumLength = 2)] string SignerName,
        [property: StringLength(40), Description("What was known then: a day (its end), or an RFC 3339 time. A minute ago unless given.")] string? AsOf = null,
        [property: StringLength(LongestLine)] string? Above = null,
        [property: MaxLength(MostLines)] IReadOnlyList<Line>? Recipients = null,
        [property: MaxLength(MostLines)] IReadOnlyList<Line>? Remarks = null,
        [property: MaxLength(MostLines)] IReadOnlyList<Line>? Tasks = null);

    /// <summary>One line or sentence.</summary>
    public sealed record Line([property: Required, StringLength(2000, MinimumLength = 1)] string Text);

    internal static void Map(RouteGroupBuilder reports) => reports.MapPost("/", Handle)
        .WithName(nameof(DraftReport)).WithSummary("Draft the official report of a period, every figure linked")
        .Needs(ReportingScopes.Submit).Answers<ReportView>(201).Refuses(404, 422, 503);

    internal static async Task<IResult> Handle(
        Request request, ReportDesk desk, ReportingDbContext db, EventLog log, TimeProvider clock, CancellationToken ct)
    {
        if (ReportDesk.PeriodOf(request.Period) is not { } period)
            return ReportingProblems.BadPeriod.ToRefusal();
        if (!Questions.TryTime(request.AsOf, clock, out var knownAt))
            return ReportingProblems.BadTime.ToRefusal();
        var now = clock.GetUtcNow();
        // To the second: so it can be written in a link.
        var asOf = DateTimeOffset.FromUnixTimeSeconds((knownAt ?? now - FreshnessReader.Settling).ToUnixTimeSeconds());
        var (content, why) = await desk.Write(request.Template, null, request.UnitId, period, asOf,
            new(request.Above, request.Body, request.Symbol, request.Place, request.SignedOn, request.SignerOffice, request.SignerName, Texts(request.Recipients)),
            Texts(request.Remarks), Texts(request.Tasks), ct);
        if (content is null)
            return why!;
        var report = new Report();
        var drafted = report.Draft(content, now);
        db.Add(report);
        log.Append(report, drafted, Readers.Within(report.UnitId));
        return await log.Save(Answer.Created($"/v1/reports/{report.Id}", ReportView.Of(report), report.Version), ct);
    }

    private static List<string> Texts(IReadOnlyList<Line>? lines) => [.. (lines ?? []).Select(line => line.Text.Trim())];
}

/// <param name="AsOf">All figures in it are as known then.</param>
/// <param name="Sha256">SHA-256 of its content (<c>format=json</c>, byte by byte), hex.</param>
public sealed record ReportView(Guid Id, Guid UnitId, string Template, int TemplateVersion, DateOnly To, DateTimeOffset AsOf, string Sha256, DateTimeOffset DraftedAt)
{
    internal static ReportView Of(Report one) => new(one.Id, one.UnitId, one.Template, one.TemplateVersion, one.To, one.AsOf, one.Sha256, one.DraftedAt);
}
