using DanVan.Committee.Calendar;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Seats;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Tasks;

/// <summary>What every change of a task begins and ends with.</summary>
internal sealed class TaskDesk(CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock)
{
    private UnitTree? units;

    public DateOnly Today => clock.Today();

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<UnitTree> Units(CancellationToken ct) => units ??= await source.Current(ct);

    /// <summary>Makes a task and appends its event; whoever calls saves it. For single tasks and for whatever turns into tasks.</summary>
    public async Task<Decision<CommitteeTask>> Assign(
        SteeringCommittee committee, Guid seatId, TaskDraft draft, DateOnly on, DueBy due, CancellationToken ct)
    {
        var tree = await Units(ct);
        if (draft.UnitId is { } unit && !tree.Covers(committee.UnitId, unit, on))
            return TaskProblems.UnitOutside;
        if (await db.Seats.SingleOrDefaultAsync(one => one.Id == seatId, ct) is not { } seat)
            return CommitteeProblems.SeatNotFound;
        var task = new CommitteeTask();
        var decided = task.Assign(
            committee, seat, draft, Deadline.Of(on, due, await db.WorkingCalendar(ct)), await SpecificityThreshold.On(db, committee.Level, on, ct));
        if (decided.Refused(out var refusal, out var assigned))
            return refusal;
        db.Add(task);
        log.Append(task, assigned, Readers.Within(task.UnitId), on: on);
        return task;
    }

    /// <summary>The task with its journal, if it is there and the caller may make the move.</summary>
    public async Task<Decision<CommitteeTask>> Open(Guid id, TaskMove move, IfMatch ifMatch, CancellationToken ct)
    {
        if (await Find(db.Tasks, id, ct) is not { } task)
            return TaskProblems.NotFound;
        var tree = await Units(ct);
        // Who may not see a task is not told that it exists.
        if (!IsSeen(task, tree))
            return TaskProblems.NotFound;
        if (ifMatch.Stale(task, out var stale))
            return stale;
        // A move that the state does not allow is refused by the task itself, which says why.
        return task.Mover(move) is { } mover && caller.IsOutside(tree, mover, Today, out var outside) ? outside : task;
    }

    /// <summary>The task for who may read it: the unit that assigned it, that which does it, the agency that was asked, and those above them.</summary>
    public async Task<CommitteeTask?> Read(Guid id, CancellationToken ct) =>
        await Find(db.Tasks.AsNoTracking(), id, ct) is { } task && IsSeen(task, await Units(ct)) ? task : null;

    public async Task<IResult> Save(CommitteeTask task, object happened, DateOnly on, CancellationToken ct)
    {
        log.Append(task, happened, Readers.Within(task.UnitId), on: on);
        return await log.Save(Answer.Ok(await View(task, ct), task.Version), ct, (HandOver.OneAtATime, TaskProblems.NotPossible));
    }

    public async Task<TaskResource> View(CommitteeTask task, CancellationToken ct, WorkingCalendar? explain = null) =>
        TaskResource.Of(
            task, Transitions(task, await Units(ct)), TaskJournal.Of(task, Now), explain, task.IsOpen ? await db.SubstituteOf(task.SeatId, Today, ct) : null);

    public IReadOnlyList<Transition> Transitions(CommitteeTask task, UnitTree tree) => caller.Has(CommitteesModule.Write)
        ? [.. TaskMove.All.Where(move => task.Mover(move) is { } mover && !caller.IsOutside(tree, mover, Today, out _))
            .Select(move => new Transition(move.Name, $"/v1/tasks/{task.Id}/{move.Path}"))]
        : [];

    private bool IsSeen(CommitteeTask task, UnitTree tree) => new[] { task.CommitteeUnitId, task.UnitId, task.HolderUnitId }
        .Any(unit => unit is { } known && !caller.IsOutside(tree, known, task.AssignedOn, out _));

    private static Task<CommitteeTask?> Find(IQueryable<CommitteeTask> tasks, Guid id, CancellationToken ct) => tasks
        .Include(task => task.Reports).Include(task => task.Extensions).Include(task => task.HandOvers).AsSplitQuery()
        .SingleOrDefaultAsync(task => task.Id == id, ct);
}
