using DanVan.Committee.Calendar;
using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Seats;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Tasks;

/// <summary>
/// A task of a committee: one responsible member, one deliverable, one unit, one last day. It may pass to other agencies and back; who was
/// charged with it, and its first day, stay as they were.
/// </summary>
internal sealed partial class CommitteeTask : Obligation
{
    public const string OneVisit = "one_visit_per_invitation", OneAnswer = "one_task_per_alert", OfAlert = "alert";
    public const int LongestTitle = 300, LongestDeliverable = 1000, LongestText = 2000, MostEvidence = 20;

    private readonly List<TaskReport> reports = [];
    private readonly List<TaskExtension> extensions = [];
    private readonly List<HandOver> handOvers = [];

    public Guid CommitteeId { get; private set; }

    /// <summary>The unit of the committee that assigned it.</summary>
    public Guid CommitteeUnitId { get; private set; }

    /// <summary>The one responsible member.</summary>
    public Guid SeatId { get; private set; }

    public string Title { get; private set; } = "";

    public string Deliverable { get; private set; } = "";

    public DateOnly AssignedOn { get; private set; }

    public TaskState State { get; private set; }

    /// <summary>0 to 100, see <see cref="Tasks.Specificity"/>.</summary>
    public int Specificity { get; private set; }

    /// <summary>The deadline before any extension; the calendar moves it, an extension never.</summary>
    public Deadline First => new() { From = AssignedOn, WorkingDays = FirstWorkingDays, Day = FirstDay, On = FirstOn };

    public int? FirstWorkingDays { get; private set; }

    public DateOnly? FirstDay { get; private set; }

    public DateOnly FirstOn { get; private set; }

    /// <summary>The agency that was asked or has accepted; null while nobody else is concerned.</summary>
    public Guid? HolderUnitId { get; private set; }

    public string? SourceKind { get; private set; }

    public Guid? SourceId { get; private set; }

    /// <summary>The sentence that the task was made of.</summary>
    public string? Sentence { get; private set; }

    public DateOnly? DoneOn { get; private set; }

    /// <summary>The day on which what it was made of was gone; the task stays.</summary>
    public DateOnly? CauseGoneOn { get; private set; }

    public IReadOnlyList<TaskReport> Reports => reports;

    public IReadOnlyList<TaskExtension> Extensions => extensions;

    public IReadOnlyList<HandOver> HandOvers => handOvers;

    /// <summary>Done by the first last day, whatever was extended since. The only one by which anybody is ranked. Null until it is done.</summary>
    public bool? OnTimeAgainstFirst => DoneOn is { } on ? on <= FirstOn : null;

    public bool? OnTimeAgainstLast => DoneOn is { } on ? on <= DueOn : null;

    /// <summary>Against the first day: an extension never improves it.</summary>
    public override bool? OnTime => OnTimeAgainstFirst;

    public (int Score, IReadOnlyList<SpecificityReason> Reasons) Clarity => Tasks.Specificity.Score(
        Title, Deliverable, FirstOn.DayNumber - AssignedOn.DayNumber, UnitId != CommitteeUnitId);

    /// <param name="threshold">The least score at the committee's level.</param>
    public Decision<TaskAssigned> Assign(SteeringCommittee committee, Seat seat, TaskDraft draft, Deadline deadline, int threshold)
    {
        (CommitteeId, CommitteeUnitId, UnitId, SeatId) = (committee.Id, committee.UnitId, draft.UnitId ?? committee.UnitId, seat.Id);
        (Title, Deliverable, AssignedOn) = (draft.Title.Trim(), draft.Deliverable.Trim(), deadline.From);
        (SourceKind, SourceId, Sentence) = (draft.Source?.Kind, draft.Source?.Id, draft.Source?.Sentence);
        (FirstWorkingDays, FirstDay, FirstOn, IsOpen) = (deadline.WorkingDays, deadline.Day, deadline.On, true);
        Owe(deadline);
        if (!committee.IsAtWork(AssignedOn))
            return CommitteeProblems.OutsideTerm;
        if (seat.CommitteeId != committee.Id || !seat.IsHeld(AssignedOn))
            return TaskProblems.SeatNotHeld;
        if (Tasks.Specificity.ChargesEverybody(Title, Deliverable))
            return TaskProblems.ForEverybody;
        if (deadline.On <= AssignedOn)
            return TaskProblems.DueTooEarly;
        (Specificity, var reasons) = Clarity;
        if (Specificity < threshold)
            return TaskProblems.NotSpecific.With(
                $"Đạt {Specificity}/100 điểm cụ thể, cần ít nhất {threshold}.", $"It scores {Specificity} of 100; at least {threshold} is needed.",
                ("score", Specificity), ("threshold", threshold), ("reasons", reasons));
        return new TaskAssigned(
            Id, CommitteeId, UnitId, SeatId, Title, Deliverable, AssignedOn, DueOn, DueWorkingDays, Specificity, SourceKind, SourceId, Sentence);
    }

    /// <summary>The unit whose move it is; a move that the state does not allow is nobody's.</summary>
    public Guid? Mover(TaskMove move) => !move.From.Contains(State) ? null : move.Side switch
    {
        TaskSide.Assigner => CommitteeUnitId,
        TaskSide.Receiver => HolderUnitId,
        _ => State == TaskState.Accepted ? HolderUnitId : UnitId,
    };

    public override object? Recount(WorkingCalendar calendar)
    {
        if (IsOpen)
            FirstOn = First.Counted(calendar).On;
        return base.Recount(calendar);
    }

    protected override object Overdue() => new TaskOverdue(Id, CommitteeId, UnitId, SeatId, DueOn, OverdueSince!.Value);

    protected override object Moved(DateOnly before) => new TaskDeadlineMoved(Id, UnitId, before, DueOn);
}

/// <param name="UnitId">Where it is to be done; the committee's own unit unless given.</param>
internal sealed record TaskDraft(Guid? UnitId, string Title, string Deliverable, TaskSource? Source);

/// <summary>What a task was made of.</summary>
/// <param name="Kind"><c>conclusion</c>, <c>programme-content</c>, <c>finding</c>, <c>promise</c>, <c>unheard-unit</c>, <c>alert</c>; more may come.</param>
/// <param name="Id">That thing.</param>
/// <param name="Sentence">The sentence that asks for it.</param>
public sealed record TaskSource(string Kind, Guid Id, string Sentence);
