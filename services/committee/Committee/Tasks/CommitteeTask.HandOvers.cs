using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Tasks;

/// <summary>A task that crosses agencies: each hand-over keeps when it was sent and when it was answered.</summary>
internal sealed partial class CommitteeTask
{
    public Decision<TaskSent> Send(Guid toUnitId, string message, DateTimeOffset now)
    {
        if (Unfit(TaskMove.Send, AssignedOn, AssignedOn) is { } unfit)
            return unfit;
        if (toUnitId == UnitId)
            return TaskProblems.ReceiverUnfit;
        var sent = new HandOver { TaskId = Id, Number = handOvers.Count + 1, FromUnitId = UnitId, ToUnitId = toUnitId, Message = message, SentAt = now };
        handOvers.Add(sent);
        (State, HolderUnitId) = (TaskState.Sent, toUnitId);
        return new TaskSent(Id, UnitId, toUnitId, sent.Number, now);
    }

    public Decision<TaskHandOverAnswered> Accept(DateTimeOffset now) => Answer(TaskMove.Accept, TaskState.Accepted, null, now);

    public Decision<TaskHandOverAnswered> Refuse(string reason, DateTimeOffset now) => Answer(TaskMove.Refuse, TaskState.Open, reason, now);

    /// <summary>Gives back what was accepted: the unit of the task must do it, or send it elsewhere.</summary>
    public Decision<TaskHandedBack> HandBack(string reason, DateTimeOffset now)
    {
        if (Unfit(TaskMove.HandBack, AssignedOn, AssignedOn) is { } unfit)
            return unfit;
        var last = handOvers.MaxBy(one => one.Number)!;
        (last.ReturnedAt, last.Reason) = (now, reason);
        (State, HolderUnitId) = (TaskState.Open, null);
        return new TaskHandedBack(Id, UnitId, last.ToUnitId, last.Number, reason, now);
    }

    private Decision<TaskHandOverAnswered> Answer(TaskMove move, TaskState next, string? reason, DateTimeOffset now)
    {
        if (Unfit(move, AssignedOn, AssignedOn) is { } unfit)
            return unfit;
        var last = handOvers.MaxBy(one => one.Number)!;
        (last.AnsweredAt, last.IsAccepted, last.Reason) = (now, reason is null, reason);
        (State, HolderUnitId) = (next, reason is null ? last.ToUnitId : null);
        return new TaskHandOverAnswered(
            Id, UnitId, last.ToUnitId, last.Number, reason is null, reason, last.SentAt, now, Math.Round((decimal)(now - last.SentAt).TotalHours, 2));
    }
}
