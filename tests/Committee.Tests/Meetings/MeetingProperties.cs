using DanVan.Committee.Committees;
using DanVan.Committee.Meetings;
using FsCheck.Xunit;

namespace DanVan.Committee.Tests.Meetings;

/// <summary>Whatever is tried in whatever order, a meeting stands only where the table of its life has led.</summary>
public sealed class MeetingProperties
{
    private static readonly DateOnly Today = new(2020, 12, 31), Drafted = new(2018, 3, 1);

    public enum Attempt
    {
        Reschedule,
        Call,
        Open,
        Attend,
        Conclude,
        Close,
        CloseOwing,
        Reopen,
        DraftMinutes,
        Comment,
        ApproveMinutes,
    }

    [Property(MaxTest = 500)]
    public void A_meeting_never_stands_where_its_steps_have_not_led((Attempt Attempt, byte Days)[] attempts)
    {
        var meeting = new Meeting();
        meeting.Draft(new SteeringCommittee(), "Hội nghị", new(2018, 3, 26, 8, 0, 0, TimeSpan.FromHours(7)), null, Drafted);
        var (done, on) = (new List<(Attempt Attempt, DateOnly On)>(), Drafted);
        foreach (var (attempt, days) in attempts)
        {
            var before = (meeting.State, meeting.StartsAt, meeting.Minutes, meeting.Comments.Count, meeting.LastStepOn);
            var day = on.AddDays((days % 8) - 1);
            if (Try(meeting, attempt, day))
                done.Add((attempt, attempt is Attempt.Attend or Attempt.Conclude ? on : on = day));
            else
                Assert.Equal(before, (meeting.State, meeting.StartsAt, meeting.Minutes, meeting.Comments.Count, meeting.LastStepOn));
        }

        Assert.Equal(done.Select(one => one.On).Order(), done.Select(one => one.On));
        foreach (var (attempt, at) in done.Select((one, at) => (one.Attempt, at)))
            Assert.Contains(Before(done, at), MayFollow(attempt));
        Assert.DoesNotContain(done, one => one.Attempt == Attempt.CloseOwing);
        if (done.FindIndex(one => one.Attempt == Attempt.ApproveMinutes) is >= 0 and var approved)
        {
            Assert.Equal(done.Count - 1, approved);
            Assert.True(done[approved].On > meeting.CommentsUntil && done.Exists(one => one.Attempt == Attempt.DraftMinutes));
        }
    }

    // The last step that changed the state, as the issue words them: draft, called, running, closed, minutes approved; reopening is logged.
    private static Attempt?[] MayFollow(Attempt attempt) => attempt switch
    {
        Attempt.Reschedule => [null, Attempt.Call],
        Attempt.Call => [null],
        Attempt.Open => [Attempt.Call],
        Attempt.Attend or Attempt.Conclude or Attempt.Close => [Attempt.Open, Attempt.Reopen],
        _ => [Attempt.Close],
    };

    private static Attempt? Before(List<(Attempt Attempt, DateOnly On)> done, int at) => done.Take(at).Select(one => (Attempt?)one.Attempt)
        .LastOrDefault(one => one is Attempt.Call or Attempt.Open or Attempt.Close or Attempt.Reopen or Attempt.ApproveMinutes);

    private static bool Try(Meeting meeting, Attempt attempt, DateOnly on) => !(attempt switch
    {
        Attempt.Reschedule => meeting.Reschedule(meeting.StartsAt.AddDays(1), "Bão", on, Today).Refused(out _, out _),
        Attempt.Call => meeting.Call(on, Today).Refused(out _, out _),
        Attempt.Open => meeting.Open("Chủ trì", null, on, Today).Refused(out _, out _),
        Attempt.Attend => meeting.TakeAttendance([new("Một", null, null, null, null, true, null)], new HashSet<Guid>(), 0.5m, Today).Refused(out _, out _),
        Attempt.Conclude => new Conclusion().Reach(meeting, null, 1, "Kết luận", ["Một việc"], Today).Refused(out _, out _),
        Attempt.Close => meeting.Close([], [], on, Today).Refused(out _, out _),
        Attempt.CloseOwing => meeting.Close([], [Guid.CreateVersion7()], on, Today).Refused(out _, out _),
        Attempt.Reopen => meeting.Reopen("Bổ sung", on, Today).Refused(out _, out _),
        Attempt.DraftMinutes => meeting.DraftMinutes("Biên bản", 5, on, Today).Refused(out _, out _),
        Attempt.Comment => meeting.CommentMinutes("Một", "Góp ý", true, on, Today).Refused(out _, out _),
        _ => meeting.ApproveMinutes(on, Today).Refused(out _, out _),
    });
}
