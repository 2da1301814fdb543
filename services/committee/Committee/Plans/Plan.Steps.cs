using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Programmes;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Plans;

internal sealed partial class Plan
{
    public Decision<PlanBegun> Begin(Programme programme, Guid unitId, DateOnly on, DateOnly today)
    {
        if (on > today || on < programme.IssuedOn)
            return WrongDay(programme.IssuedOn!.Value);
        (ProgrammeId, UnitId, Year) = (programme.Id, unitId, programme.Year);
        (BegunOn, LastStepOn, FirstDueOn, DueOn) = (on, on, programme.PlansDueOn, programme.PlansDueOn);
        return new PlanBegun(Id, ProgrammeId, UnitId, Year, DueOn);
    }

    public Decision<PlanWritten> Write(Programme programme, PlanText text, DateOnly on, DateOnly today)
    {
        if (WhyNot(PlanStep.Write, on, today) is { } refusal)
            return refusal;
        if (Unfit(programme, text) is { } unfit)
            return unfit;
        Text = text;
        Take(PlanStep.Write, on);
        return new PlanWritten(Id, ProgrammeId, UnitId, Text);
    }

    public Decision<PlanSubmitted> Submit(Programme programme, Overlap overlap, DateOnly on, DateOnly today)
    {
        if (WhyNot(PlanStep.Submit, on, today) is { } refusal)
            return refusal;
        if (Incomplete(programme, Text) is { } missing)
            return missing;
        FirstSubmittedOn ??= on;
        (IdenticalShare, Flagged) = (overlap.Share, overlap.Flagged);
        Take(PlanStep.Submit, on);
        return new PlanSubmitted(Id, ProgrammeId, UnitId, on, on > FirstDueOn, Text, overlap.Share, Flagged);
    }

    public Decision<PlanReturned> Return(string by, IReadOnlyList<PlanComment> comments, DateOnly on, DateOnly today)
    {
        if (WhyNot(PlanStep.Return, on, today) is { } refusal)
            return refusal;
        if (comments.FirstOrDefault(comment => comment.Content is { } number && Text.Answers.All(answer => answer.Content != number)) is { } stray)
            return CommitteeProblems.PlanAnswerUnfit.With($"Không có nội dung {stray.Content}.", $"There is no content {stray.Content}.", ("content", stray.Content));
        Returns = [.. Returns, new(on, by, comments)];
        Take(PlanStep.Return, on);
        return new PlanReturned(Id, ProgrammeId, UnitId, on, by, comments);
    }

    public Decision<PlanApproved> Approve(string by, DateOnly on, DateOnly today)
    {
        if (WhyNot(PlanStep.Approve, on, today) is { } refusal)
            return refusal;
        var first = Baseline is null;
        (Baseline, ApprovedOn) = (Baseline ?? Text, ApprovedOn ?? on);
        Take(PlanStep.Approve, on);
        return new PlanApproved(Id, ProgrammeId, UnitId, on, by, first);
    }

    public Decision<PlanAmended> Amend(Programme programme, PlanText text, string reason, Overlap overlap, DateOnly on, DateOnly today)
    {
        if (WhyNot(PlanStep.Amend, on, today) is { } refusal)
            return refusal;
        if ((Unfit(programme, text) ?? Incomplete(programme, text)) is { } unfit)
            return unfit;
        var amendment = new Amendment(on, reason, on.Year > Year);
        (Text, IdenticalShare, Flagged, Amendments) = (text, overlap.Share, overlap.Flagged, [.. Amendments, amendment]);
        Take(PlanStep.Amend, on);
        return new PlanAmended(Id, ProgrammeId, UnitId, on, reason, text, amendment.AfterPeriod);
    }

    /// <summary>More time to submit. The first last day stays: by it a plan is late.</summary>
    public Decision<PlanExtended> Extend(DateOnly to, string reason, string by, DateOnly on, DateOnly today)
    {
        if (on > today || on < LastStepOn)
            return WrongDay(LastStepOn);
        if (State is not (PlanState.Draft or PlanState.Returned))
            return Elsewhere();
        if (to <= DueOn)
            return CommitteeProblems.PlanDueEarlier.With($"Hạn hiện tại là {DueOn:yyyy-MM-dd}.", $"The last day is {DueOn:yyyy-MM-dd} now.", ("dueOn", DueOn));
        Extensions = [.. Extensions, new(on, DueOn, to, reason, by)];
        (DueOn, LastStepOn) = (to, on);
        return new PlanExtended(Id, ProgrammeId, UnitId, to, FirstDueOn, reason, by);
    }

    private void Take(PlanStep step, DateOnly on) => (State, LastStepOn) = (PlanLife.Table.Next(State, step)!.Value, on);

    private Refusal? WhyNot(PlanStep step, DateOnly on, DateOnly today) =>
        PlanLife.Table.Next(State, step) is null ? Elsewhere() : on > today || on < LastStepOn ? WrongDay(LastStepOn) : null;

    private Refusal Elsewhere() => CommitteeProblems.PlanElsewhere.With($"Trạng thái: {Kebab.Of(State)}.", $"Its state is {Kebab.Of(State)}.", ("state", State));

    private static Refusal WrongDay(DateOnly first) => CommitteeProblems.NotOnThatDay.With(
        $"Từ {first:yyyy-MM-dd} đến hôm nay.", $"From {first:yyyy-MM-dd} until today.", ("from", first));

    private static Refusal? Unfit(Programme programme, PlanText text)
    {
        var numbers = text.Answers.Select(answer => answer.Content).ToList();
        return numbers.Count == numbers.Distinct().Count() && numbers.All(number => number >= 1 && number <= programme.Contents.Count)
            ? null
            : CommitteeProblems.PlanAnswerUnfit.With(
                $"Mỗi nội dung từ 1 đến {programme.Contents.Count} được trả lời nhiều nhất một lần.",
                $"Each content from 1 to {programme.Contents.Count} is answered once at most.", ("contents", programme.Contents.Count));
    }

    private static Refusal? Incomplete(Programme programme, PlanText text)
    {
        var missing = programme.Contents.Select(content => content.Number).Except(text.Answers.Select(answer => answer.Content)).ToList();
        return missing.Count == 0 && text.LocalCharacteristics.Length > 0
            ? null
            : CommitteeProblems.PlanIncomplete.With(
                $"Chưa trả lời: {string.Join(", ", missing)}{(text.LocalCharacteristics.Length > 0 ? "" : "; thiếu đặc điểm địa phương")}.",
                $"Not answered: {string.Join(", ", missing)}{(text.LocalCharacteristics.Length > 0 ? "" : "; no local characteristics")}.", ("missing", missing));
    }
}
