using DanVan.Committee.Calendar;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Seats;
using DanVan.Committee.Tasks;
using DanVan.Committee.Units;
using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Alerts;

/// <summary>Makes alerts somebody's task. It appends what happened; whoever calls commits.</summary>
internal sealed class AlertDesk(CommitteeDbContext db, EventLog log, UnitTreeSource source, TimeProvider clock)
{
    /// <summary>
    /// False where nobody leads whom the alert concerns: the committee of its unit, or the nearest above. What is found of a unit that has
    /// ended is the business of whoever carries on for it.
    /// </summary>
    public async Task<bool> Assign(Alert alert, Guid? cause, CancellationToken ct)
    {
        var (tree, day) = (await source.Current(ct), clock.Today());
        var concerned = tree.Heir(alert.UnitId, day)?.UnitId ?? alert.UnitId;
        if (await db.NearestCommittee(tree, concerned, day, ct) is not { } committee || await Leading(committee.Id, day, ct) is not { } seat)
            return false;
        var rule = await AlertTaskRule.On(db, committee.Level, day, ct);
        var task = new CommitteeTask();
        var deadline = Deadline.Of(day, new(WorkingDays: rule.WorkingDays), await db.WorkingCalendar(ct));
        // The words are the platform's: the threshold of clear words binds those who choose theirs.
        if (task.Assign(committee, seat, alert.Draft(concerned), deadline, threshold: 0).Refused(out _, out var assigned))
            return false;
        db.Add(task);
        log.Append(task, assigned, task.Readers, cause: cause);
        log.Append(alert, alert.Assign(task, day), alert.Readers, cause: cause);
        return true;
    }

    // The head; who stands in while the head is away; the standing deputy where there is no head.
    private async Task<Seat?> Leading(Guid committeeId, DateOnly day, CancellationToken ct)
    {
        string[] roles = [Kebab.Of(SeatRole.Head), Kebab.Of(SeatRole.StandingDeputyHead)];
        var seats = await db.Seats.AsNoTracking()
            .Where(seat => seat.CommitteeId == committeeId && roles.Contains(seat.Role) && seat.From <= day && (seat.To == null || day < seat.To)).ToListAsync(ct);
        var leading = seats.OrderBy(seat => Array.IndexOf(roles, seat.Role)).ThenBy(seat => seat.Id).FirstOrDefault();
        return leading is not null && await db.SubstituteOf(leading.Id, day, ct) is { } substitute
            ? await db.Seats.AsNoTracking().SingleAsync(seat => seat.Id == substitute, ct) : leading;
    }
}

/// <summary>
/// An alert is a task and no letter: of the head of the steering committee concerned, due in working days. Where nobody leads, it waits in
/// sight. Redelivery meets the alert under its id.
/// </summary>
internal sealed class AssignTaskWhenAlertAnnounced(CommitteeDbContext db, EventLog log, AlertDesk desk, TimeProvider clock) : IFollow<AlertAnnounced>
{
    public async Task Handle(Followed<AlertAnnounced> followed, CancellationToken ct)
    {
        if (await db.Alerts.FindAsync([followed.Event.AlertId], ct) is not null)
            return;
        var alert = Alert.Hear(followed.Event);
        db.Add(alert);
        if (!await desk.Assign(alert, followed.Id, ct))
            log.Append(alert, alert.Wait(clock.Today()), alert.Readers, cause: followed.Id);
    }
}

/// <summary>
/// The cause is gone: the task is told, and stays until its member says what was done or the committee gives it up. What was still waiting is
/// nobody's any more.
/// </summary>
internal sealed class TellTaskWhenAlertClosed(CommitteeDbContext db, EventLog log) : IFollow<AlertClosed>
{
    public async Task Handle(Followed<AlertClosed> followed, CancellationToken ct)
    {
        // What was never announced is unknown here.
        if (await db.Alerts.FindAsync([followed.Event.AlertId], ct) is not { CauseGoneOn: null } alert)
            return;
        var on = VietnamTime.Day(followed.Event.At);
        log.Append(alert, alert.LoseCause(on), alert.Readers, cause: followed.Id);
        if (alert.TaskId is { } id && await db.Tasks.FindAsync([id], ct) is { } task)
            log.Append(task, task.LoseCause(alert.Id, on), task.Readers, cause: followed.Id);
    }
}
