namespace DanVan.Committee.Tasks;

/// <summary>open: with the responsible member. sent: an agency was asked to take it. accepted: the agency works on it. Then done or withdrawn.</summary>
public enum TaskState
{
    Open,
    Sent,
    Accepted,
    Done,
    Withdrawn,
}

/// <summary>Whose move it is.</summary>
internal enum TaskSide
{
    /// <summary>The unit of the committee that assigned the task.</summary>
    Assigner,

    /// <summary>The unit that does it: that of the task, or the agency that has accepted it.</summary>
    Worker,

    /// <summary>The agency that was asked to take it.</summary>
    Receiver,
}

/// <summary>A move, by whom and in which states it may be made. What is not in this table is refused.</summary>
internal sealed record TaskMove(string Name, string Path, TaskSide Side, params TaskState[] From)
{
    public static readonly TaskMove
        Report = new("report", "reports", TaskSide.Worker, TaskState.Open, TaskState.Accepted),
        Complete = new("complete", "completions", TaskSide.Worker, TaskState.Open, TaskState.Accepted),
        Extend = new("extend", "extensions", TaskSide.Assigner, TaskState.Open, TaskState.Sent, TaskState.Accepted),
        Withdraw = new("withdraw", "withdrawals", TaskSide.Assigner, TaskState.Open, TaskState.Sent, TaskState.Accepted),
        Send = new("send", "hand-overs", TaskSide.Worker, TaskState.Open),
        Accept = new("accept", "acceptances", TaskSide.Receiver, TaskState.Sent),
        Refuse = new("refuse", "refusals", TaskSide.Receiver, TaskState.Sent),
        HandBack = new("hand-back", "returns", TaskSide.Receiver, TaskState.Accepted);

    public static IReadOnlyList<TaskMove> All { get; } = [Report, Complete, Extend, Withdraw, Send, Accept, Refuse, HandBack];
}

/// <summary>Something that the caller may do now.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Href">Where to post it.</param>
public sealed record Transition(string Name, string Href);
