using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.Reporting.Queries;
using DanVan.Reporting.Submissions;
using DanVan.Reporting.Targets;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Alerts;

/// <summary>A unit says what it wants to be told of, in itself and below.</summary>
internal static class SetAlertRule
{
    /// <param name="UnitId">The unit whose rule it is; it is looked at and what lies below it.</param>
    /// <param name="Indicator">The code of an indicator; not of a missing report.</param>
    /// <param name="Form">The code of a report form; of a missing report only.</param>
    /// <param name="Level">Which units are looked at one by one. A missing report is always one unit's.</param>
    /// <param name="Cycle">Which periods are looked at.</param>
    /// <param name="Side">Over or under the limit; of a trend rising or falling.</param>
    /// <param name="Limit">Of a threshold the value that is passed; of a trend the least change from its first period to its last.</param>
    /// <param name="Periods">Of a trend: so many periods, each further than the one before.</param>
    /// <param name="From">Periods that end on this day or later are looked at.</param>
    /// <param name="LegalBasis">What asks for it, where something does.</param>
    public sealed record Request(
        Guid UnitId,
        [property: Required, StringLength(AlertRule.LongestName, MinimumLength = 3)] string Name,
        [property: Required] AlertKind? Kind,
        [property: PlausibleDate] DateOnly From,
        [property: StringLength(60)] string? Indicator = null,
        [property: StringLength(ReportForm.LongestCode)] string? Form = null,
        QueryLevel Level = QueryLevel.Whole,
        ReportCycle? Cycle = null,
        AlertSide? Side = null,
        [property: Range(-Target.Most, Target.Most)] decimal? Limit = null,
        [property: Range(AlertRule.FewestPeriods, AlertRule.MostPeriods)] int? Periods = null,
        [property: StringLength(AlertRule.LongestBasis)] string? LegalBasis = null);

    public sealed record Ending([property: Required, StringLength(AlertRule.LongestReason, MinimumLength = 5)] string Reason);

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder v1)
    {
        var rules = v1.MapGroup("/alert-rules").WithTags("alerts");
        rules.MapPost("/", Handle).WithName(nameof(SetAlertRule)).WithSummary("Set what a unit is told of")
            .Needs(ReportingScopes.Plan).Answers<AlertRuleResource>(201).Refuses(404, 422);
        rules.MapPost("/{ruleId:guid}/endings", End).WithName("EndAlertRule").WithSummary("End an alert rule")
            .Needs(ReportingScopes.Plan).Answers<AlertRuleResource>().Refuses(404, 409, 412, 428);
        rules.MapGet("/", List).WithName("GetAlertRules").WithSummary("The alert rules of a unit and those below it, the newest first")
            .Needs(ReportingScopes.Read).Answers<Page<AlertRuleResource>>();
        rules.MapGet("/{ruleId:guid}", Get).WithName("GetAlertRule").WithSummary("Read an alert rule")
            .Needs(ReportingScopes.Read).Answers<AlertRuleResource>().Refuses(404);
    }

    internal static async Task<IResult> Handle(
        Request request, ReportingDbContext db, EventLog log, UnitTreeSource units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var tree = await units.Current(ct);
        if (tree.Find(request.UnitId) is null)
            return ReportingProblems.UnitNotFound.ToRefusal();
        if (caller.IsOutside(tree, request.UnitId, clock.Today(), out var outside))
            return outside;
        var rule = new AlertRule();
        if (rule.Set(request).Refused(out var refusal, out var set))
            return refusal;
        if (rule.Indicator is { } indicator && !await db.Indicators.AnyAsync(one => one.Code == indicator, ct))
            return ReportingProblems.IndicatorNotFound.ToRefusal();
        if (rule.Form is { } form && !await db.ReportForms.AnyAsync(one => one.Code == form, ct))
            return SubmissionProblems.FormNotFound.ToRefusal();
        db.Add(rule);
        log.Append(rule, set, Readers.Within(rule.UnitId));
        return await log.Save(Answer.Created($"/v1/alert-rules/{rule.Id}", AlertRuleResource.Of(rule), rule.Version), ct);
    }

    internal static async Task<IResult> End(
        Guid ruleId, Ending request, IfMatch ifMatch, ReportingDbContext db, EventLog log, UnitTreeSource units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.AlertRules.SingleOrDefaultAsync(one => one.Id == ruleId, ct) is not { } rule || caller.IsOutside(await units.Current(ct), rule.UnitId, clock.Today(), out _))
            return AlertProblems.RuleNotFound.ToRefusal();
        if (ifMatch.Stale(rule, out var stale))
            return stale;
        if (rule.End(request.Reason, clock.Today()).Refused(out var refusal, out var ended))
            return refusal;
        log.Append(rule, ended, Readers.Within(rule.UnitId));
        return await log.Save(Answer.Ok(AlertRuleResource.Of(rule), rule.Version), ct);
    }

    internal static async Task<IResult> List(
        [Description("The unit's id.")] Guid unit, [AsParameters] Paging paging, ReportingDbContext db, UnitTreeSource units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var malformed))
            return malformed;
        var (tree, today) = (await units.Current(ct), clock.Today());
        if (caller.IsOutside(tree, unit, today, out var outside))
            return outside;
        var below = tree.Reach(unit).Where(one => one.From <= today && today < one.To).Select(one => one.UnitId).ToArray();
        var found = await db.AlertRules.AsNoTracking().Where(one => below.Contains(one.UnitId) && (after == null || one.Id < after.Id))
            .OrderByDescending(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(AlertRuleResource.Of)], one => new After(one.Id)));
    }

    internal static async Task<IResult> Get(Guid ruleId, ReportingDbContext db, UnitTreeSource units, Caller caller, TimeProvider clock, CancellationToken ct) =>
        await db.AlertRules.AsNoTracking().SingleOrDefaultAsync(one => one.Id == ruleId, ct) is { } rule
        && !caller.IsOutside(await units.Current(ct), rule.UnitId, clock.Today(), out _)
            ? Answer.Ok(AlertRuleResource.Of(rule), rule.Version)
            : AlertProblems.RuleNotFound.ToRefusal();
}

/// <param name="EndedOn">The day on which it ended; absent while it holds.</param>
public sealed record AlertRuleResource(
    Guid Id, Guid UnitId, string Name, AlertKind Kind, string? Indicator, string? Form, QueryLevel Level, ReportCycle? Cycle, AlertSide? Side, decimal? Limit,
    int? Periods, DateOnly From, string? LegalBasis, DateOnly? EndedOn, long Version)
{
    internal static AlertRuleResource Of(AlertRule one) => new(
        one.Id, one.UnitId, one.Name, one.Kind, one.Indicator, one.Form, one.Level, one.Cycle, one.Side, one.Limit, one.Periods, one.From, one.LegalBasis,
        one.EndedOn, one.Version);
}
