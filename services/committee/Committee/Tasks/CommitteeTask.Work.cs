using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Seats;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Tasks;

/// <summary>The work on a task: reports with evidence, extensions, the end.</summary>
internal sealed partial class CommitteeTask
{
    public Decision<TaskProgressed> Report(DateOnly on, int percent, string statement, IReadOnlyList<string> evidence, DateOnly today, Guid? substitute = null)
    {
        if (Unfit(TaskMove.Report, on, today) is { } unfit)
            return unfit;
        reports.Add(new() { TaskId = Id, Number = reports.Count + 1, On = on, Percent = percent, Statement = statement, Evidence = [.. evidence], SubstituteSeatId = substitute });
        return new TaskProgressed(Id, UnitId, on, percent, evidence.Count);
    }

    /// <summary>Done, with what shows it.</summary>
    public Decision<TaskDone> Complete(DateOnly on, string statement, IReadOnlyList<string> evidence, DateOnly today, Guid? substitute = null)
    {
        if (Unfit(TaskMove.Complete, on, today) is { } unfit)
            return unfit;
        reports.Add(new() { TaskId = Id, Number = reports.Count + 1, On = on, Percent = 100, Statement = statement, Evidence = [.. evidence], SubstituteSeatId = substitute });
        (State, IsOpen, DoneOn) = (TaskState.Done, false, on);
        return new TaskDone(Id, CommitteeId, UnitId, SeatId, on, OnTimeAgainstFirst!.Value, OnTimeAgainstLast!.Value);
    }

    /// <summary>Another last day, for a reason that another member of the committee has accepted. The first day stays what counts.</summary>
    public Decision<TaskExtended> Extend(Deadline later, string reason, Seat approver, DateOnly today)
    {
        if (Unfit(TaskMove.Extend, today, today) is { } unfit)
            return unfit;
        if (approver.Id == SeatId || approver.CommitteeId != CommitteeId || !approver.IsHeld(today))
            return TaskProblems.ApproverUnfit;
        if (later.On <= DueOn)
            return TaskProblems.NotLater.With($"Hạn hiện nay: {DueOn:yyyy-MM-dd}.", $"It is due on {DueOn:yyyy-MM-dd} now.", ("dueOn", DueOn));
        var before = DueOn;
        extensions.Add(new() { TaskId = Id, Number = extensions.Count + 1, On = today, FromDay = before, ToDay = later.On, Reason = reason, ApproverSeatId = approver.Id });
        Owe(later);
        return new TaskExtended(Id, UnitId, before, later.On, reason, approver.Id);
    }

    /// <summary>Given up. An agency that was asked need not answer any more, and waits no longer.</summary>
    public Decision<TaskWithdrawn> Withdraw(string reason, DateOnly today, DateTimeOffset now)
    {
        if (Unfit(TaskMove.Withdraw, today, today) is { } unfit)
            return unfit;
        if (State == TaskState.Sent)
            handOvers.MaxBy(one => one.Number)!.AnsweredAt = now;
        (State, IsOpen) = (TaskState.Withdrawn, false);
        return new TaskWithdrawn(Id, CommitteeId, UnitId, today, reason);
    }

    /// <summary>Its member is away on its last day: the member stays responsible, and whoever stands in acts on behalf.</summary>
    public TaskPassedToSubstitute PassTo(Absence absence) => new(Id, UnitId, SeatId, absence.SubstituteSeatId, absence.Id, DueOn);

    /// <summary>What it was made of is gone. Whether anything is left to do, its member says, or the committee gives it up.</summary>
    public TaskCauseGone LoseCause(Guid alertId, DateOnly on)
    {
        CauseGoneOn = on;
        return new(Id, CommitteeId, UnitId, SeatId, alertId, on);
    }

    private Refusal? Unfit(TaskMove move, DateOnly on, DateOnly today)
    {
        if (!move.From.Contains(State))
            return TaskProblems.NotPossible.With($"Nhiệm vụ đang ở trạng thái {Kebab.Of(State)}.", $"The task is {Kebab.Of(State)}.", ("state", Kebab.Of(State)));
        return on < AssignedOn || on > today ? TaskProblems.DayUnfit.ToRefusal() : null;
    }
}
