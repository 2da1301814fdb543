using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Alerts;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Rules;

/// <summary>From a day on the task of an alert is due within another period. Tasks given before keep theirs.</summary>
internal static class SetAlertTaskRule
{
    /// <param name="From">The first day on which it holds.</param>
    /// <param name="WorkingDays">The period in working days.</param>
    /// <param name="Citation">What says so.</param>
    public sealed record Request(
        [property: Required] RuleLevel? Level,
        [property: Required, PlausibleDate] DateOnly? From,
        [property: Required, Range(1, 400)] int? WorkingDays,
        [property: Required, StringLength(RulesModule.LongestCitation, MinimumLength = 5)] string Citation);

    public sealed record Resource(string Level, DateOnly From, int WorkingDays, string Citation)
    {
        internal static Resource Of(AlertTaskRule one) => new(one.Level, one.ValidFrom, one.WorkingDays, one.Source);
    }

    internal static void Map(RouteGroupBuilder v1)
    {
        var rules = v1.MapGroup("/alert-task-rules").WithTags("rules");
        rules.MapPost("/", Handle).WithName(nameof(SetAlertTaskRule)).WithSummary("Set within how many working days the task of an alert is due")
            .Needs(UnitsModule.KeepRegistry).Answers<Resource>(201).Refuses(409);
        rules.MapGet("/", List).WithName("GetAlertTaskRules").WithSummary("Within how many working days the task of an alert is due").AllowAnonymous().Answers<Page<Resource>>();
    }

    internal static async Task<IResult> Handle(Request request, CommitteeDbContext db, EventLog log, CancellationToken ct)
    {
        var row = new AlertTaskRule
        {
            Level = Kebab.Of(request.Level!.Value),
            ValidFrom = request.From!.Value,
            WorkingDays = request.WorkingDays!.Value,
            Source = request.Citation,
        };
        if (await db.AlertTaskRules.AnyAsync(one => one.Level == row.Level && one.ValidFrom >= row.ValidFrom, ct))
            return RuleProblems.OutOfOrder.ToRefusal();
        db.Add(row);
        var setting = new RuleSetting();
        log.Append(setting, new AlertTaskRuleSet(setting.Id, row.Level, row.ValidFrom, row.WorkingDays, row.Source), Readers.Public());
        return await log.Save(Answer.Created("/v1/alert-task-rules", Resource.Of(row), setting.Version), ct, ("pk_alert_task_rule", RuleProblems.OutOfOrder));
    }

    internal static async Task<IResult> List([AsParameters] Paging page, CommitteeDbContext db, CancellationToken ct)
    {
        if (page.Malformed<RulesModule.After>(out var after, out var malformed))
            return malformed;
        var rules = db.AlertTaskRules.AsNoTracking();
        if (after is not null)
        {
            var later = after.Levels;
            rules = rules.Where(one => one.ValidFrom > after.From || (one.ValidFrom == after.From && later.Contains(one.Level)));
        }
        var found = await rules.OrderBy(one => one.ValidFrom).ThenBy(one => one.Level).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(Resource.Of)], last => new RulesModule.After(last.Level, last.From)));
    }
}
