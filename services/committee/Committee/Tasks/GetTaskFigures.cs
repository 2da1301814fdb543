using System.ComponentModel;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Tasks;

/// <summary>How tasks went: on time against the first day and against the last; how long agencies waited for one another.</summary>
internal static class GetTaskFigures
{
    public sealed record Query(
        [property: Description(Reads.Under)] Guid? Under,
        [property: PlausibleDate, Description("Only tasks assigned from this day on.")] DateOnly? From,
        [property: PlausibleDate, Description("Only tasks assigned until this day.")] DateOnly? To);

    /// <param name="OnTimeAgainstFirst">Done by the first last day: an extension never improves it.</param>
    /// <param name="OnTimeAgainstLast">Done by the last day after extensions.</param>
    /// <param name="Extended">Tasks whose last day is later than the first one.</param>
    public sealed record Figures(int Assigned, int Done, int OnTimeAgainstFirst, int OnTimeAgainstLast, int Extended, int Open, int Overdue);

    /// <param name="Waiting">Sent and not answered yet.</param>
    /// <param name="WaitedHours">Hours from sending to the answer, or until now, over all hand-overs.</param>
    public sealed record Pair(Guid FromUnitId, Guid ToUnitId, int HandOvers, int Refused, int HandedBack, int Waiting, double WaitedHours, double LongestHours);

    internal sealed record After(Guid From, Guid To);

    internal static void Map(RouteGroupBuilder v1)
    {
        v1.MapGet("/task-figures", Count).WithTags("tasks").WithName(nameof(GetTaskFigures)).WithSummary("How tasks below a unit went")
            .Needs(CommitteesModule.Read).Answers<Figures>();
        v1.MapGet("/hand-over-figures", Pairs).WithTags("tasks").WithName("GetHandOverFigures").WithSummary("Waiting time by pair of agencies")
            .Needs(CommitteesModule.Read).Answers<Page<Pair>>();
    }

    internal static async Task<IResult> Count([AsParameters] Query query, CommitteeDbContext db, TaskDesk desk, Caller caller, CancellationToken ct)
    {
        if ((await desk.Units(ct)).Reach(caller, query.Under, desk.Today).Refused(out var refusal, out var mine))
            return refusal;
        var tasks = db.Tasks.Of(mine).Where(task => task.State != TaskState.Withdrawn);
        if (query.From is { } from)
            tasks = tasks.Where(task => task.AssignedOn >= from);
        if (query.To is { } to)
            tasks = tasks.Where(task => task.AssignedOn <= to);
        var figures = await tasks.GroupBy(_ => 1).Select(all => new Figures(
            all.Count(), all.Count(task => task.State == TaskState.Done), all.Count(task => task.DoneOn <= task.FirstOn),
            all.Count(task => task.DoneOn <= task.DueOn), all.Count(task => task.DueOn > task.FirstOn),
            all.Count(task => task.IsOpen), all.Count(task => task.IsOpen && task.OverdueSince != null))).SingleOrDefaultAsync(ct);
        return TypedResults.Ok(figures ?? new(0, 0, 0, 0, 0, 0, 0));
    }

    internal static async Task<IResult> Pairs(
        [Description(Reads.Under)] Guid? under, [AsParameters] Paging page, CommitteeDbContext db, TaskDesk desk, Caller caller, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        if ((await desk.Units(ct)).Reach(caller, under, desk.Today).Refused(out var refusal, out var mine))
            return refusal;
        var now = desk.Now;
        var sent = db.HandOvers.SentFrom(mine);
        if (after is not null)
            sent = sent.Where(one => one.FromUnitId > after.From || (one.FromUnitId == after.From && one.ToUnitId > after.To));
        var found = await sent
            .Select(one => new { one.FromUnitId, one.ToUnitId, one.IsAccepted, one.ReturnedAt, one.AnsweredAt, Hours = ((one.AnsweredAt ?? now) - one.SentAt).TotalHours })
            .GroupBy(one => new { one.FromUnitId, one.ToUnitId }).OrderBy(pair => pair.Key.FromUnitId).ThenBy(pair => pair.Key.ToUnitId)
            .Select(pair => new Pair(
                pair.Key.FromUnitId, pair.Key.ToUnitId, pair.Count(), pair.Count(one => one.IsAccepted == false), pair.Count(one => one.ReturnedAt != null),
                pair.Count(one => one.AnsweredAt == null), Math.Round(pair.Sum(one => one.Hours), 2), Math.Round(pair.Max(one => one.Hours), 2)))
            .Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of(found, last => new After(last.FromUnitId, last.ToUnitId)));
    }
}
