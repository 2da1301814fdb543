using System.ComponentModel;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Tasks;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Alerts;

/// <summary>An alert of reporting, and whose it is.</summary>
/// <param name="UnitId">Where its cause lies. Once that unit has ended, the task is one of whoever carries on for it.</param>
/// <param name="Sentence">What was found, in words.</param>
/// <param name="AnnouncedOn">The day on which reporting told of it.</param>
/// <param name="TaskId">The task that was made of it; absent while it waits for somebody to lead.</param>
/// <param name="CauseGoneOn">The day on which its cause was gone.</param>
public sealed record AlertResource(
    Guid Id, Guid UnitId, string RuleName, string Period, string Sentence, string? LegalBasis, DateOnly AnnouncedOn, AlertState State, Guid? TaskId,
    DateOnly? CauseGoneOn, long Version)
{
    internal static AlertResource Of(Alert one) => new(
        one.Id, one.UnitId, one.RuleName, one.Period, one.Sentence, one.LegalBasis, one.AnnouncedOn, one.State, one.TaskId, one.CauseGoneOn, one.Version);
}

/// <summary>Alerts below a unit, the newest first: those that wait for somebody to lead, and those that are tasks.</summary>
internal static class GetAlerts
{
    /// <param name="State">Only those that wait, are assigned or have lapsed.</param>
    public sealed record Query([property: Description(Reads.Under)] Guid? Under, Choice<AlertState>? State);

    internal sealed record After(Guid Id);

    internal static void MapAlerts(this RouteGroupBuilder v1)
    {
        var alerts = v1.MapGroup("/alerts").WithTags("tasks");
        alerts.MapGet("/", List).WithName(nameof(GetAlerts)).WithSummary("Alerts below a unit and whose they are, the newest first")
            .Needs(CommitteesModule.Read).Answers<Page<AlertResource>>();
        alerts.MapGet("/{alertId:guid}", Get).WithName("GetAlert").WithSummary("Read whose an alert is").Needs(CommitteesModule.Read).Answers<AlertResource>().Refuses(404);
    }

    internal static async Task<IResult> List([AsParameters] Query query, [AsParameters] Paging page, CommitteeDbContext db, TaskDesk desk, Caller caller, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        if ((await desk.Units(ct)).Reach(caller, query.Under, desk.Today).Refused(out var refusal, out var mine))
            return refusal;
        var alerts = db.Alerts.Within(mine, nameof(Alert.AnnouncedOn));
        if (query.State is { } state)
            alerts = alerts.Where(one => one.State == state.Value);
        if (after is not null)
            alerts = alerts.Where(one => one.Id < after.Id);
        var found = await alerts.OrderByDescending(one => one.Id).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(AlertResource.Of)], last => new After(last.Id)));
    }

    internal static async Task<IResult> Get(Guid alertId, CommitteeDbContext db, TaskDesk desk, Caller caller, CancellationToken ct) =>
        await db.Alerts.AsNoTracking().SingleOrDefaultAsync(one => one.Id == alertId, ct) is { } alert
        && !caller.IsOutside(await desk.Units(ct), alert.UnitId, alert.AnnouncedOn, out _)
            ? Answer.Ok(AlertResource.Of(alert), alert.Version)
            : TaskProblems.AlertNotFound.ToRefusal();
}
