using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Alerts;

/// <summary>The alerts of a unit and those below it, the newest first; one of them; and that somebody answers for it.</summary>
internal static class GetAlerts
{
    /// <param name="State">Only those that are open, acknowledged or closed.</param>
    public sealed record Query([property: Description("The unit's id.")] Guid Unit, Choice<AlertState>? State, Guid? RuleId);

    /// <param name="By">The office that answers for it.</param>
    /// <param name="Note">What it makes of it.</param>
    public sealed record Acknowledging(
        [property: Required, StringLength(Alert.LongestOffice, MinimumLength = 1)] string By,
        [property: Required, StringLength(Alert.LongestNote, MinimumLength = 5)] string Note);

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder v1)
    {
        var alerts = v1.MapGroup("/alerts").WithTags("alerts");
        alerts.MapGet("/", List).WithName(nameof(GetAlerts)).WithSummary("Alerts of a unit and those below it, the newest first")
            .Needs(ReportingScopes.Read).Answers<Page<AlertResource>>();
        alerts.MapGet("/{alertId:guid}", Get).WithName("GetAlert").WithSummary("Read an alert").Needs(ReportingScopes.Read).Answers<AlertResource>().Refuses(404);
        alerts.MapPost("/{alertId:guid}/acknowledgements", Acknowledge).WithName("AcknowledgeAlert").WithSummary("Answer for an alert, with a note")
            .Needs(ReportingScopes.Plan).Answers<AlertResource>().Refuses(404, 409, 412, 428);
    }

    internal static async Task<IResult> List(
        [AsParameters] Query query, [AsParameters] Paging paging, ReportingDbContext db, UnitTreeSource units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var malformed))
            return malformed;
        var tree = await units.Current(ct);
        if (caller.IsOutside(tree, query.Unit, clock.Today(), out var outside))
            return outside;
        var alerts = db.Alerts.Within(Reachable.Below(tree, query.Unit).And(Reachable.Of(tree, caller)), nameof(Alert.To)).Where(one => after == null || one.Id < after.Id);
        if (query.RuleId is { } rule)
            alerts = alerts.Where(one => one.RuleId == rule);
        alerts = query.State?.Value switch
        {
            AlertState.Open => alerts.Where(one => one.ClosedAt == null && one.AcknowledgedAt == null),
            AlertState.Acknowledged => alerts.Where(one => one.ClosedAt == null && one.AcknowledgedAt != null),
            AlertState.Closed => alerts.Where(one => one.ClosedAt != null),
            _ => alerts,
        };
        var found = await alerts.OrderByDescending(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(AlertResource.Of)], one => new After(one.Id)));
    }

    internal static async Task<IResult> Get(Guid alertId, ReportingDbContext db, UnitTreeSource units, Caller caller, CancellationToken ct) =>
        await Find(alertId, db, units, caller, ct) is { } alert ? Answer.Ok(AlertResource.Of(alert), alert.Version) : AlertProblems.NotFound.ToRefusal();

    internal static async Task<IResult> Acknowledge(
        Guid alertId, Acknowledging request, IfMatch ifMatch, ReportingDbContext db, EventLog log, UnitTreeSource units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await Find(alertId, db, units, caller, ct) is not { } alert)
            return AlertProblems.NotFound.ToRefusal();
        if (ifMatch.Stale(alert, out var stale))
            return stale;
        if (alert.Acknowledge(request.By, request.Note, clock.GetUtcNow()).Refused(out var refusal, out var acknowledged))
            return refusal;
        log.Append(alert, acknowledged, alert.Readers);
        return await log.Save(Answer.Ok(AlertResource.Of(alert), alert.Version), ct);
    }

    // Who may not see it is not told that it is there. Units end: the rights are those of the period's last day.
    private static async Task<Alert?> Find(Guid id, ReportingDbContext db, UnitTreeSource units, Caller caller, CancellationToken ct) =>
        await db.Alerts.SingleOrDefaultAsync(one => one.Id == id, ct) is { } alert && !caller.IsOutside(await units.Current(ct), alert.UnitId, alert.To, out _) ? alert : null;
}

/// <param name="UnitId">The unit in which the cause lies.</param>
/// <param name="Period">The name of the period: <c>2026-03</c>, <c>2026-Q1</c>.</param>
/// <param name="Measured">The value when it was found, or the change of a trend; absent of a missing report.</param>
/// <param name="AnnouncedAt">When it was told; absent while quiet hours last.</param>
public sealed record AlertResource(
    Guid Id, Guid RuleId, Guid UnitId, AlertKind Kind, string RuleName, string? Indicator, string? Form, string Period, DateOnly From, DateOnly To,
    decimal? Measured, decimal? Limit, string Explanation, string? LegalBasis, AlertState State, DateTimeOffset FoundAt, DateTimeOffset? AnnouncedAt,
    DateTimeOffset? AcknowledgedAt, string? AcknowledgedBy, string? Note, DateTimeOffset? ClosedAt, long Version)
{
    internal static AlertResource Of(Alert one) => new(
        one.Id, one.RuleId, one.UnitId, one.Kind, one.RuleName, one.Indicator, one.Form, one.Period, one.From, one.To, one.Measured, one.Limit, one.Explanation,
        one.LegalBasis, one.State, one.FoundAt, one.AnnouncedAt, one.AcknowledgedAt, one.AcknowledgedBy, one.Note, one.ClosedAt, one.Version);
}
