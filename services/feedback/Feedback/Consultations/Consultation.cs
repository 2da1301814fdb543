using DanVan.Committee.Calendar;
using DanVan.Feedback.Clock;
using DanVan.Feedback.Contracts.V1;
using DanVan.Feedback.Rounds;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Consultations;

/// <summary>
/// A unit asks the people about a draft: in preparation, open for at least the days that law sets, closed. What is in preparation only the
/// unit and those above it see; what has been open stays public.
/// </summary>
internal sealed partial class Consultation : Aggregate
{
    public const int LongestTitle = 500;
    public const int LongestSummary = 4000;
    public const int LongestPosting = 500;
    public const int LongestPeriod = 365;
    public const string OneTitlePerUnitAndDay = "one_title_per_unit_and_day";

    private Consultation()
    {
    }

    /// <summary>The unit that asks, as it was on the day of drafting.</summary>
    public Guid UnitId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The title without marks, for search.</summary>
    public string FoldedTitle { get; private set; } = "";

    public string? Summary { get; private set; }

    /// <summary>Where the draft can be read.</summary>
    public string? DraftUrl { get; private set; }

    public DocumentType DocumentType { get; private set; }

    public IssuingLevel IssuingLevel { get; private set; }

    public DateOnly DraftedOn { get; private set; }

    public ConsultationState State { get; private set; }

    /// <summary>Where the draft was posted, in words or as an address.</summary>
    public string? Posting { get; private set; }

    /// <summary>The rule that set the period when the consultation was opened; later law does not change it.</summary>
    public string? ClockRuleId { get; private set; }

    public ClockRule? ClockRule { get; private set; }

    public int? Days { get; private set; }

    public DateOnly? OpensOn { get; private set; }

    /// <summary>The last day of the period.</summary>
    public DateOnly? ClosesOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public bool IsPublic => State != ConsultationState.Draft;

    public static (Consultation Consultation, ConsultationDrafted Event) Draft(
        DraftConsultation.Request request, IssuingLevel level, Consultation? earlier, DateOnly draftedOn)
    {
        var draft = new Consultation
        {
            UnitId = request.UnitId,
            Title = request.Title.Trim(),
            FoldedTitle = VietnameseText.Fold(request.Title),
            Summary = request.Summary?.Trim(),
            DraftUrl = request.DraftUrl?.ToString(),
            DocumentType = request.DocumentType!.Value,
            IssuingLevel = level,
            DraftedOn = draftedOn,
            Round = request.Round ?? Round.Draft,
            FollowsId = earlier?.Id,
        };
        draft.DossierId = earlier?.DossierId ?? draft.Id;
        return (draft, new(
            draft.Id, draft.UnitId, draft.Title, Kebab.Of(draft.DocumentType), Kebab.Of(level), draftedOn, Kebab.Of(draft.Round), draft.DossierId));
    }

    /// <summary>The legal clock starts: never shorter than the rule in force on the day of opening.</summary>
    /// <param name="days">A longer period than the rule's; needed where no rule binds the document.</param>
    /// <param name="posting">Where the draft was posted; needed for a day that has passed, since nobody saw it here.</param>
    /// <param name="shown">The version of the draft that is posted; null where none is laid down here.</param>
    public Decision<ConsultationOpened> Open(
        DateOnly day, DateOnly today, ClockRule? rule, int? days, string? posting, WorkingCalendar calendar, Guid? shown)
    {
        if (State != ConsultationState.Draft)
            return FeedbackProblems.AlreadyOpened;
        if (day > today || day < DraftedOn)
            return FeedbackProblems.OpensOnWrongDay;
        if (day < today && string.IsNullOrWhiteSpace(posting))
            return FeedbackProblems.PostingMissing;
        if (rule is null && DocumentType != DocumentType.Other)
            return FeedbackProblems.NoClockRule;
        if ((days ?? rule?.Days) is not { } period)
            return FeedbackProblems.PeriodMissing;
        var counting = rule?.Counting ?? DayCounting.Calendar;
        if (period < rule?.Days)
            return FeedbackProblems.PeriodTooShort.With(
                $"Quy định: ít nhất {rule.Days} ngày ({rule.Citation}).", $"The rule asks for at least {rule.Days} days ({rule.Citation}).",
                ("clockRuleId", rule.Id), ("days", rule.Days));

        (State, Days, Posting, ClockRuleId) = (ConsultationState.Open, period, posting?.Trim(), rule?.Id);
        (OpensOn, ClosesOn, DraftVersionId) = (day, ClockRule.LastDay(day, period, counting, calendar), Round == Round.PreDrafting ? null : shown);
        return new ConsultationOpened(
            Id, UnitId, Title, Kebab.Of(DocumentType), Kebab.Of(IssuingLevel), day, ClosesOn.Value, period, ClockRuleId, Kebab.Of(Round), DraftVersionId,
            Exemption?.Symbol);
    }

    /// <summary>Counts an open period again after the calendar has changed; null when its last day stays.</summary>
    public ConsultationPeriodMoved? Recount(WorkingCalendar calendar)
    {
        if (this is not { State: ConsultationState.Open, ClockRule: { } rule, OpensOn: { } opens, ClosesOn: { } before, Days: { } days })
            return null;
        ClosesOn = ClockRule.LastDay(opens, days, rule.Counting, calendar);
        return ClosesOn == before ? null : new(Id, UnitId, before, ClosesOn.Value);
    }

    /// <summary>Refused until the last day of the period has passed.</summary>
    public Decision<ConsultationClosed> Close(DateOnly today)
    {
        if (State != ConsultationState.Open)
            return FeedbackProblems.NotOpen;
        if (today <= ClosesOn)
            return FeedbackProblems.ClosesLater.With(
                $"Thời hạn đến hết ngày {ClosesOn:yyyy-MM-dd}.", $"The period lasts until the end of {ClosesOn:yyyy-MM-dd}.", ("closesOn", ClosesOn));
        (State, ClosedOn) = (ConsultationState.Closed, today);
        return new ConsultationClosed(Id, UnitId, today);
    }

    /// <summary>Every opinion has its answer: the database checks it once more when it stores this.</summary>
    public ConsultationCompleted Complete(DateOnly today, int opinions, int issues)
    {
        State = ConsultationState.Completed;
        return new(Id, UnitId, today, opinions, issues);
    }

    /// <summary>An opinion came back that has no answer: the review goes on.</summary>
    public ConsultationReopened Reopen(DateOnly today)
    {
        State = ConsultationState.Closed;
        return new(Id, UnitId, today);
    }
}
