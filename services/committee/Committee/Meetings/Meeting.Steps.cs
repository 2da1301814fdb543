using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Meetings;

internal sealed partial class Meeting
{
    public MeetingDrafted Draft(SteeringCommittee committee, string title, DateTimeOffset startsAt, string? place, DateOnly on)
    {
        (CommitteeId, UnitId, Title, StartsAt, Place) = (committee.Id, committee.UnitId, title, startsAt.ToUniversalTime(), place);
        (DraftedOn, LastStepOn) = (on, on);
        return new(Id, CommitteeId, UnitId, Title, StartsAt, Place);
    }

    public Decision<MeetingRescheduled> Reschedule(DateTimeOffset to, string reason, DateOnly on, DateOnly today)
    {
        if (WhyNot(MeetingStep.Reschedule, on, today) is { } refusal)
            return refusal;
        var move = new Move(StartsAt, to.ToUniversalTime(), reason);
        (StartsAt, Moves) = (move.To, [.. Moves, move]);
        Take(MeetingStep.Reschedule, on);
        return new MeetingRescheduled(Id, CommitteeId, UnitId, move.From, move.To, reason);
    }

    public Decision<MeetingCalled> Call(DateOnly on, DateOnly today)
    {
        if (WhyNot(MeetingStep.Call, on, today) is { } refusal)
            return refusal;
        CalledOn = on;
        Take(MeetingStep.Call, on);
        return new MeetingCalled(Id, CommitteeId, UnitId, StartsAt, Place, on);
    }

    public Decision<MeetingOpened> Open(string chair, string? secretary, DateOnly on, DateOnly today)
    {
        if (WhyNot(MeetingStep.Open, on, today) is { } refusal)
            return refusal;
        (HeldOn, Chair, Secretary) = (on, chair, secretary);
        Take(MeetingStep.Open, on);
        return new MeetingOpened(Id, CommitteeId, UnitId, on, chair, secretary);
    }

    /// <param name="seats">The seats of the committee on the day of the meeting.</param>
    /// <param name="share">More than this share of them must be filled.</param>
    public Decision<AttendanceTaken> TakeAttendance(IReadOnlyList<Attendee> attendance, IReadOnlySet<Guid> seats, decimal share, DateOnly today)
    {
        if (WhyNot(MeetingStep.TakeAttendance, LastStepOn, today) is { } refusal)
            return refusal;
        var seated = attendance.Where(one => one.SeatId is not null).ToList();
        if (seated.Select(one => one.SeatId).Distinct().Count() < seated.Count || seated.Any(one => !seats.Contains(one.SeatId!.Value)))
            return CommitteeProblems.SeatNotFound.With(
                "Mỗi ghế được nêu một lần và thuộc Ban Chỉ đạo vào ngày họp.", "Each seat is named once and belongs to the committee on the day of the meeting.");
        var present = seated.Count(one => one.Present);
        (Attendance, Seats, HasQuorum) = (attendance, seats.Count, present > share * seats.Count);
        return new AttendanceTaken(
            Id, CommitteeId, UnitId, present, seats.Count, HasQuorum,
            [.. attendance.Where(one => one.Present).Select(one => one.Agency).OfType<string>().Distinct(StringComparer.Ordinal)]);
    }

    /// <param name="owed">Units that raised an item, were concluded upon, and have not been told.</param>
    public Decision<MeetingClosed> Close(IReadOnlyList<Guid> unfinishedItemIds, IReadOnlyList<Guid> owed, DateOnly on, DateOnly today)
    {
        if (WhyNot(MeetingStep.Close, on, today) is { } refusal)
            return refusal;
        if (owed.Count > 0)
            return CommitteeProblems.ExcerptOwed.With(
                "Chưa gửi trích kết luận cho đơn vị đã kiến nghị.", "A unit that raised an item has not been sent its excerpt.", ("unitIds", owed));
        Take(MeetingStep.Close, on);
        return new MeetingClosed(Id, CommitteeId, UnitId, on, unfinishedItemIds);
    }

    public Decision<MeetingReopened> Reopen(string reason, DateOnly on, DateOnly today)
    {
        if (WhyNot(MeetingStep.Reopen, on, today) is { } refusal)
            return refusal;
        Reopenings = [.. Reopenings, new(on, reason)];
        Take(MeetingStep.Reopen, on);
        return new MeetingReopened(Id, CommitteeId, UnitId, on, reason);
    }

    public Decision<MinutesDrafted> DraftMinutes(string text, int commentDays, DateOnly on, DateOnly today)
    {
        if (WhyNot(MeetingStep.DraftMinutes, on, today) is { } refusal)
            return refusal;
        (Minutes, CommentsUntil) = (text, on.AddDays(commentDays));
        Take(MeetingStep.DraftMinutes, on);
        return new MinutesDrafted(Id, CommitteeId, UnitId, on, CommentsUntil.Value);
    }

    /// <summary>Those who were there comment; those who were invited and absent may still dissent.</summary>
    public Decision<MinutesCommented> CommentMinutes(string by, string text, bool dissent, DateOnly on, DateOnly today)
    {
        if (WhyNot(MeetingStep.CommentMinutes, on, today) is { } refusal)
            return refusal;
        if (CommentsUntil is null || on > CommentsUntil)
            return CommitteeProblems.CommentsEnded.With($"Hạn góp ý: {CommentsUntil:yyyy-MM-dd}.", $"Comments were taken until {CommentsUntil:yyyy-MM-dd}.");
        if (Attendance.FirstOrDefault(one => one.Name == by) is not { } attendee || !(attendee.Present || dissent))
            return CommitteeProblems.NotInTheRoom;
        Comments = [.. Comments, new(on, by, text, dissent)];
        Take(MeetingStep.CommentMinutes, on);
        return new MinutesCommented(Id, CommitteeId, UnitId, on, by, dissent);
    }

    public Decision<MinutesApproved> ApproveMinutes(DateOnly on, DateOnly today)
    {
        if (WhyNot(MeetingStep.ApproveMinutes, on, today) is { } refusal)
            return refusal;
        if (CommentsUntil is not { } until || on <= until)
            return CommitteeProblems.CommentsOpen.With(
                $"Hạn góp ý: {CommentsUntil:yyyy-MM-dd}.", $"Comments are taken until {CommentsUntil:yyyy-MM-dd}.", ("commentsUntil", CommentsUntil));
        MinutesApprovedOn = on;
        Take(MeetingStep.ApproveMinutes, on);
        return new MinutesApproved(Id, CommitteeId, UnitId, on);
    }

    /// <summary>Why the step cannot be taken on the day; null when it can.</summary>
    public Refusal? WhyNot(MeetingStep step, DateOnly on, DateOnly today) =>
        MeetingLife.Table.Next(State, step) is null
            ? CommitteeProblems.MeetingElsewhere.With($"Trạng thái: {Kebab.Of(State)}.", $"Its state is {Kebab.Of(State)}.", ("state", State))
        : on > today || on < LastStepOn
            ? CommitteeProblems.NotOnThatDay.With($"Từ {LastStepOn:yyyy-MM-dd} đến hôm nay.", $"From {LastStepOn:yyyy-MM-dd} until today.", ("from", LastStepOn))
        : null;

    private void Take(MeetingStep step, DateOnly on) => (State, LastStepOn) = (MeetingLife.Table.Next(State, step)!.Value, on);
}
