using System.ComponentModel;
using DanVan.Committee.Calendar;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Tasks;

/// <summary>Tasks below a unit, by their last day; one task with its journal.</summary>
internal static class GetTasks
{
    /// <param name="Received">True: the tasks of others that were sent there.</param>
    /// <param name="Overdue">Only what is open and past its last day, or only what is not.</param>
    /// <param name="SourceId">Only what was made of this conclusion, finding or promise.</param>
    public sealed record Query(
        [property: Description(Reads.Under)] Guid? Under, bool? Received, Guid? CommitteeId, Guid? SeatId, Choice<TaskState>? State, bool? Overdue,
        [property: PlausibleDate] DateOnly? DueBy, Guid? SourceId);

    internal sealed record After(DateOnly On, Guid Id);

    internal static void Map(RouteGroupBuilder tasks)
    {
        tasks.MapGet("/", List).WithName(nameof(GetTasks)).WithSummary("Tasks below a unit, by their last day")
            .Needs(CommitteesModule.Read).Answers<Page<TaskResource>>();
        tasks.MapGet("/{taskId:guid}", Handle).WithName("GetTask").WithSummary("Read a task with its journal")
            .Needs(CommitteesModule.Read).Answers<TaskResource>().Refuses(404);
    }

    internal static async Task<IResult> List(
        [AsParameters] Query query, [AsParameters] Paging page, CommitteeDbContext db, TaskDesk desk, Caller caller, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var units = await desk.Units(ct);
        if (units.Reach(caller, query.Under, desk.Today).Refused(out var refusal, out var mine))
            return refusal;
        var tasks = Asked(query.Received == true ? db.Tasks.SentTo(mine) : db.Tasks.Of(mine), query);
        if (after is not null)
            tasks = tasks.Where(task => task.DueOn > after.On || (task.DueOn == after.On && task.Id > after.Id));
        var found = await tasks.OrderBy(task => task.DueOn).ThenBy(task => task.Id).Take(page.Size + 1).ToListAsync(ct);
        var shown = page.Of(found, last => new After(last.DueOn, last.Id));
        return TypedResults.Ok(new Page<TaskResource>([.. shown.Items.Select(task => TaskResource.Of(task, desk.Transitions(task, units)))], shown.Next));
    }

    internal static async Task<IResult> Handle(
        Guid taskId, [Description(Reads.Explain)] bool? explain, CommitteeDbContext db, TaskDesk desk, CancellationToken ct) =>
        await desk.Read(taskId, ct) is { } task
            ? Answer.Ok(await desk.View(task, ct, explain == true ? await db.WorkingCalendar(ct) : null), task.Version)
            : TaskProblems.NotFound.ToRefusal();

    private static IQueryable<CommitteeTask> Asked(IQueryable<CommitteeTask> tasks, Query query)
    {
        if (query.CommitteeId is { } committee)
            tasks = tasks.Where(task => task.CommitteeId == committee);
        if (query.SeatId is { } seat)
            tasks = tasks.Where(task => task.SeatId == seat);
        if (query.SourceId is { } source)
            tasks = tasks.Where(task => task.SourceId == source);
        if (query.State is { } state)
            tasks = tasks.Where(task => task.State == state.Value);
        if (query.Overdue is { } overdue)
            tasks = overdue ? tasks.Where(task => task.IsOpen && task.OverdueSince != null) : tasks.Where(task => !task.IsOpen || task.OverdueSince == null);
        if (query.DueBy is { } day)
            tasks = tasks.Where(task => task.DueOn <= day);
        return tasks;
    }
}
