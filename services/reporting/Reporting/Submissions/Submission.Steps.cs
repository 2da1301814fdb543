using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Submissions;

/// <summary>The way up the tree. A report is in one state and lies with one unit; nothing else says where it stands.</summary>
internal sealed partial class Submission
{
    public SubmissionState State { get; private set; }

    /// <summary>Which unit of the chain has it, while it is submitted or accepted.</summary>
    public int Level { get; private set; }

    /// <summary>When it was handed up for the first time; what was taken back before anybody returned it was not handed up.</summary>
    public DateOnly? FirstSubmittedOn { get; private set; }

    public string? SubmittedBy { get; private set; }

    public DateOnly? ApprovedOn { get; private set; }

    public List<StepTaken> Steps { get; private set; } = [];

    /// <summary>It may be changed by its unit.</summary>
    public bool IsAtWork => State is SubmissionState.Draft or SubmissionState.Returned;

    /// <summary>Whose turn it is; null where nobody's.</summary>
    public Guid? AtUnitId => IsAtWork ? UnitId : State is SubmissionState.Submitted or SubmissionState.Accepted ? Chain[Level] : null;

    /// <summary>By the form's own last day.</summary>
    public bool? OnTime => FirstSubmittedOn is { } day ? day <= DueOn : null;

    /// <summary>How often it was returned.</summary>
    public int Returns { get; private set; }

    /// <summary>The unit that may take the step now; null where nobody may.</summary>
    public Guid? Takes(SubmissionStep step) => (step, State) switch
    {
        (SubmissionStep.Submit, SubmissionState.Draft or SubmissionState.Returned) => UnitId,
        // Nobody has taken it up yet.
        (SubmissionStep.Withdraw, SubmissionState.Submitted) when Level == 0 => UnitId,
        (SubmissionStep.Accept, SubmissionState.Submitted) => Chain[Level],
        (SubmissionStep.Approve, SubmissionState.Accepted) => Chain[Level],
        (SubmissionStep.Return, SubmissionState.Submitted or SubmissionState.Accepted) => Chain[Level],
        // Whoever took the last step takes it back, as long as no other followed. The last approval locks: nobody takes that back.
        (SubmissionStep.Undo, SubmissionState.Accepted) => Chain[Level],
        (SubmissionStep.Undo, SubmissionState.Submitted) when Level > 0 => Chain[Level - 1],
        _ => null,
    };

    /// <param name="acting">Who does what a unit is to do: itself, or who answers for it where it has ended.</param>
    /// <param name="lateUntil">The last day on which the form takes it.</param>
    /// <param name="leave">The last day of a leave, where one was granted.</param>
    public Decision<SubmissionMoved> Submit(
        ReportForm form, DateOnly dueOn, DateOnly lateUntil, DateOnly? leave, string by, string? comment, DateTimeOffset now, Func<Guid, Guid>? acting = null)
    {
        if (Takes(SubmissionStep.Submit) is null)
            return Closed()!;
        var today = VietnamTime.Day(now);
        if (today <= To)
            return SubmissionProblems.PeriodRuns.With($"Kỳ kết thúc ngày {To:yyyy-MM-dd}.", $"It ends on {To:yyyy-MM-dd}.", ("to", To));
        if (Answers.Exists(one => one.Indicator is not null) && VietnamTime.Day(KnownAt) <= To)
            return SubmissionProblems.FiguresTooEarly;
        // A mistake may be corrected, and what was returned sent again, on any day: only the first time is late. A draft is not there yet,
        // though it may have been once: else anything would do on the last day, to be taken back and written later.
        var isFirst = State == SubmissionState.Draft;
        if (isFirst && Number == 1 && today > lateUntil && (leave is null || today > leave))
            return SubmissionProblems.PeriodClosed.With(
                $"Hạn cuối là {lateUntil:yyyy-MM-dd}; cần cấp trên cho phép.", $"The last day was {lateUntil:yyyy-MM-dd}; the unit above may grant leave.", ("lateUntil", lateUntil));
        var missing = form.Fields.Where(field => field is { IsRequired: true, Indicator: null }
            && Answers.Find(one => one.Field == field.Key) is null or { Number: null, Text: null or "" }).Select(field => field.Key).ToList();
        if (missing.Count > 0)
            return SubmissionProblems.AnswersMissing.With(string.Join(", ", missing), string.Join(", ", missing), ("fields", missing));
        (DueOn, ExtendedTo) = (dueOn, leave);
        (FirstSubmittedOn, SubmittedBy) = (isFirst ? today : FirstSubmittedOn, by);
        return Moved(SubmissionStep.Submit, SubmissionState.Submitted, 0, UnitId, by, comment, now, acting);
    }

    /// <param name="acting">Who does what a unit is to do: itself, or who answers for it where it has ended.</param>
    public Decision<SubmissionMoved> Move(SubmissionStep step, string by, string? comment, DateTimeOffset now, Func<Guid, Guid>? acting = null)
    {
        if (Takes(step) is not { } unit || step == SubmissionStep.Submit)
            return Refused();
        if (step is SubmissionStep.Accept or SubmissionStep.Approve && by == SubmittedBy)
            return SubmissionProblems.OwnSubmission;
        if (step == SubmissionStep.Return && string.IsNullOrWhiteSpace(comment))
            return SubmissionProblems.CommentMissing;
        // Who stands in for several units in a row, or for one below itself, approves once for all of them.
        var above = Array.FindIndex(Chain, Level + 1, one => acting is null || acting(one) != acting(Chain[Level]));
        var (next, level) = (step, State) switch
        {
            (SubmissionStep.Accept, _) => (SubmissionState.Accepted, Level),
            (SubmissionStep.Approve, _) => above < 0 ? (SubmissionState.Approved, Chain.Length - 1) : (SubmissionState.Submitted, above),
            (SubmissionStep.Return, _) => (SubmissionState.Returned, 0),
            (SubmissionStep.Withdraw, _) => (Returns > 0 ? SubmissionState.Returned : SubmissionState.Draft, 0),
            (_, SubmissionState.Accepted) => (SubmissionState.Submitted, Level),
            _ => (SubmissionState.Accepted, Level - 1),
        };
        if (step == SubmissionStep.Return)
            Returns++;
        if (next == SubmissionState.Draft)
            (FirstSubmittedOn, ExtendedTo, SubmittedBy) = (null, null, null);
        if (next == SubmissionState.Approved)
            ApprovedOn = VietnamTime.Day(now);
        return Moved(step, next, level, unit, by, comment, now, acting);
    }

    /// <summary>Its correction was approved.</summary>
    public SubmissionMoved Supersede(string by, DateTimeOffset now) => Moved(SubmissionStep.Supersede, SubmissionState.Superseded, Level, Chain[^1], by, null, now, null);

    private SubmissionMoved Moved(
        SubmissionStep step, SubmissionState next, int level, Guid unit, string by, string? comment, DateTimeOffset now, Func<Guid, Guid>? acting)
    {
        var (from, stoodIn) = (State, acting?.Invoke(unit) is { } other && other != unit ? other : (Guid?)null);
        (State, Level) = (next, level);
        Steps.Add(new(step, unit, by, now, comment, stoodIn));
        return new(Id, UnitId, Form, Period, Number, Kebab.Of(step), Kebab.Of(from), Kebab.Of(State), unit, AtUnitId, OnTime, comment, stoodIn);
    }

    private Refusal? Closed() => IsAtWork ? null : Refused();

    private Refusal Refused() => State is SubmissionState.Approved or SubmissionState.Superseded
        ? SubmissionProblems.Locked
        : SubmissionProblems.OutOfOrder.With($"Trạng thái hiện tại: {Kebab.Of(State)}.", $"It is {Kebab.Of(State)}.", ("state", Kebab.Of(State)));
}

public enum SubmissionState
{
    Draft,
    Submitted,
    Accepted,
    Returned,
    Approved,

    /// <summary>A correction has taken its place.</summary>
    Superseded,
}

internal enum SubmissionStep
{
    Submit,
    Withdraw,
    Accept,
    Approve,
    Return,
    Undo,
    Supersede,
}
