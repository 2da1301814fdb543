using DanVan.Committee.Calendar;
using DanVan.Committee.Deadlines;

namespace DanVan.Committee.Tasks;

/// <summary>A task of a committee.</summary>
/// <param name="UnitId">Where it is to be done.</param>
/// <param name="SeatId">The one responsible member.</param>
/// <param name="HolderUnitId">The agency that was asked, or has accepted.</param>
/// <param name="Specificity">How clearly it is worded, with the reasons.</param>
/// <param name="Source">What it was made of, with the sentence.</param>
/// <param name="OnTimeAgainstFirst">Done by the first last day; the only figure by which anybody is ranked.</param>
/// <param name="OnTimeAgainstLast">Done by the last day after extensions.</param>
/// <param name="Transitions">What this caller may do now.</param>
/// <param name="SubstituteSeatId">The seat that stands in today for the responsible one, where one task is read.</param>
/// <param name="CauseGoneOn">The day on which the alert that it was made of closed; the task stays.</param>
/// <param name="Journal">Reports, extensions and hand-overs, where one task is read.</param>
public sealed record TaskResource(
    Guid Id, Guid CommitteeId, Guid UnitId, Guid SeatId, string Title, string Deliverable, DateOnly AssignedOn, TaskState State, Guid? HolderUnitId,
    DeadlineResource Deadline, TaskClarity Specificity, TaskSource? Source, DateOnly? DoneOn, bool? OnTimeAgainstFirst, bool? OnTimeAgainstLast,
    long Version, IReadOnlyList<Transition> Transitions, TaskJournal? Journal = null, Guid? SubstituteSeatId = null,
    DateOnly? CauseGoneOn = null)
{
    internal static TaskResource Of(CommitteeTask task, IReadOnlyList<Transition> transitions, TaskJournal? journal = null, WorkingCalendar? explain = null, Guid? substitute = null)
    {
        var (score, reasons) = task.Clarity;
        return new(
            task.Id, task.CommitteeId, task.UnitId, task.SeatId, task.Title, task.Deliverable, task.AssignedOn, task.State, task.HolderUnitId,
            DeadlineResource.Of(task, task.FirstOn, explain), new(score, reasons),
            task is { SourceKind: { } kind, SourceId: { } id, Sentence: { } sentence } ? new(kind, id, sentence) : null,
            task.DoneOn, task.OnTimeAgainstFirst, task.OnTimeAgainstLast, task.Version, transitions, journal, substitute,
            task.CauseGoneOn);
    }
}

/// <param name="Score">0 to 100.</param>
public sealed record TaskClarity(int Score, IReadOnlyList<SpecificityReason> Reasons);

/// <summary>What happened to a task, in order.</summary>
public sealed record TaskJournal(
    IReadOnlyList<TaskJournal.ReportEntry> Reports, IReadOnlyList<TaskJournal.ExtensionEntry> Extensions, IReadOnlyList<TaskJournal.HandOverEntry> HandOvers)
{
    /// <param name="SubstituteSeatId">The seat that reported on behalf of the responsible one.</param>
    public sealed record ReportEntry(DateOnly On, int Percent, string Statement, IReadOnlyList<string> Evidence, Guid? SubstituteSeatId);

    public sealed record ExtensionEntry(DateOnly On, DateOnly From, DateOnly To, string Reason, Guid ApproverSeatId);

    /// <param name="WaitedHours">From sending to the answer, or until now.</param>
    public sealed record HandOverEntry(
        Guid FromUnitId, Guid ToUnitId, string Message, DateTimeOffset SentAt, DateTimeOffset? AnsweredAt, bool? Accepted, DateTimeOffset? ReturnedAt,
        string? Reason, double WaitedHours);

    internal static TaskJournal Of(CommitteeTask task, DateTimeOffset now) => new(
        [.. task.Reports.OrderBy(one => one.Number).Select(one => new ReportEntry(one.On, one.Percent, one.Statement, one.Evidence, one.SubstituteSeatId))],
        [.. task.Extensions.OrderBy(one => one.Number).Select(one => new ExtensionEntry(one.On, one.FromDay, one.ToDay, one.Reason, one.ApproverSeatId))],
        [.. task.HandOvers.OrderBy(one => one.Number).Select(one => new HandOverEntry(
            one.FromUnitId, one.ToUnitId, one.Message, one.SentAt, one.AnsweredAt, one.IsAccepted, one.ReturnedAt, one.Reason,
            Math.Round(((one.AnsweredAt ?? now) - one.SentAt).TotalHours, 2)))]);
}
