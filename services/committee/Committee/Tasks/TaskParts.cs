namespace DanVan.Committee.Tasks;

/// <summary>What was reached by a day, and what shows it.</summary>
internal sealed class TaskReport
{
    public Guid TaskId { get; init; }

    public int Number { get; init; }

    public DateOnly On { get; init; }

    public int Percent { get; init; }

    public string Statement { get; init; } = "";

    /// <summary>Documents by their symbol, pages by their address.</summary>
    public List<string> Evidence { get; init; } = [];

    /// <summary>The seat that reported on behalf of the responsible one, whose holder was away; null where nobody stood in.</summary>
    public Guid? SubstituteSeatId { get; init; }
}

/// <summary>A last day that was put off.</summary>
internal sealed class TaskExtension
{
    public Guid TaskId { get; init; }

    public int Number { get; init; }

    public DateOnly On { get; init; }

    public DateOnly FromDay { get; init; }

    public DateOnly ToDay { get; init; }

    public string Reason { get; init; } = "";

    public Guid ApproverSeatId { get; init; }
}

/// <summary>A task on its way to another agency.</summary>
internal sealed class HandOver
{
    public const string OneAtATime = "one_hand_over_at_a_time";

    public Guid TaskId { get; init; }

    public int Number { get; init; }

    public Guid FromUnitId { get; init; }

    public Guid ToUnitId { get; init; }

    public string Message { get; init; } = "";

    public DateTimeOffset SentAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public bool? IsAccepted { get; set; }

    public DateTimeOffset? ReturnedAt { get; set; }

    /// <summary>Why it was refused or handed back.</summary>
    public string? Reason { get; set; }
}
