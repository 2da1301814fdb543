using DanVan.Committee.Calendar;
using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Seats;
using DanVan.Committee.Tasks;
using FsCheck.Xunit;

namespace DanVan.Committee.Tests.Tasks;

/// <summary>Whatever is tried in whatever order, a task never stands where the table of moves does not lead.</summary>
public sealed class TaskProperties
{
    private static readonly DateOnly Assigned = new(2026, 3, 26);
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 8, 0, 0, TimeSpan.FromHours(7));
    private static readonly WorkingCalendar Calendar = new([]);
    private static readonly LegalDocument Decision = new("1-QĐ/TU", "Tỉnh ủy", null, new(2018, 1, 1));

    public enum Attempt
    {
        Report,
        Complete,
        Extend,
        Withdraw,
        Send,
        Accept,
        Refuse,
        HandBack,
    }

    [Property(MaxTest = 500)]
    public void No_sequence_of_moves_reaches_a_state_that_the_rules_forbid(Attempt[] attempts)
    {
        var (task, approver) = ATask();
        for (var i = 0; i < attempts.Length; i++)
        {
            var before = (task.State, task.IsOpen, task.Deadline, task.HolderUnitId, task.DoneOn, task.Reports.Count, task.HandOvers.Count);
            var allowed = TaskMove.All[(int)attempts[i]].From.Contains(task.State);
            Assert.Equal(allowed, Try(task, attempts[i], approver, i));
            if (!allowed)
                Assert.Equal(before, (task.State, task.IsOpen, task.Deadline, task.HolderUnitId, task.DoneOn, task.Reports.Count, task.HandOvers.Count));

            Assert.Equal(task.State is TaskState.Open or TaskState.Sent or TaskState.Accepted, task.IsOpen);
            Assert.Equal(task.State == TaskState.Done, task.DoneOn is not null);
            Assert.Equal(task.State == TaskState.Sent ? 1 : 0, task.HandOvers.Count(one => one.AnsweredAt is null));
            Assert.Equal(task.State == TaskState.Open, task.HolderUnitId is null && task.IsOpen);
            Assert.All(task.HandOvers.SkipLast(1), one => Assert.True(one.IsAccepted == false || one.ReturnedAt is not null));
            Assert.Equal(new DateOnly(2026, 4, 10), task.First.On);
            Assert.True(task.Deadline.On >= task.First.On);
            Assert.Equal(!task.IsOpen, TaskMove.All.All(move => task.Mover(move) is null));
        }
        Assert.True(task.OnTimeAgainstFirst is not true || task.DoneOn <= new DateOnly(2026, 4, 10));
    }

    private static bool Try(CommitteeTask task, Attempt attempt, Seat approver, int i) => attempt switch
    {
        Attempt.Report => !task.Report(Assigned.AddDays(i), 50, "Đang làm", ["1-BC"], Assigned.AddDays(i)).Refused(out _, out _),
        Attempt.Complete => !task.Complete(Assigned.AddDays(i), "Đã xong", ["2-BC"], Assigned.AddDays(i)).Refused(out _, out _),
        Attempt.Extend => !task.Extend(Deadline.Of(task.Deadline.On, new(WorkingDays: 5), Calendar), "Chờ số liệu", approver, Assigned.AddDays(i)).Refused(out _, out _),
        Attempt.Withdraw => !task.Withdraw("Không còn cần thiết", Assigned.AddDays(i), Now.AddHours(i)).Refused(out _, out _),
        Attempt.Send => !task.Send(Guid.CreateVersion7(), "Đề nghị thực hiện", Now.AddHours(i)).Refused(out _, out _),
        Attempt.Accept => !task.Accept(Now.AddHours(i)).Refused(out _, out _),
        Attempt.Refuse => !task.Refuse("Không thuộc thẩm quyền", Now.AddHours(i)).Refused(out _, out _),
        _ => !task.HandBack("Không thực hiện được", Now.AddHours(i)).Refused(out _, out _),
    };

    private static (CommitteeTask Task, Seat Approver) ATask()
    {
        var committee = new SteeringCommittee();
        committee.Establish(
            new(Guid.CreateVersion7(), "Tỉnh Nghệ An", "Nghệ An", UnitKinds.Province, "40", null, new(2018, 1, 1), null, Decision), "Ban Chỉ đạo", Decision, new(2018, 1, 1), null, null);
        var (responsible, approver) = (ASeat(committee), ASeat(committee));
        var task = new CommitteeTask();
        var draft = new TaskDraft(null, "Tổng hợp mô hình", "01 báo cáo", null);
        Assert.False(task.Assign(committee, responsible, draft, Deadline.Of(Assigned, new(Day: new(2026, 4, 10)), Calendar), 50).Refused(out _, out _));
        return (task, approver);
    }

    private static Seat ASeat(SteeringCommittee committee)
    {
        var seat = new Seat();
        seat.Take(committee, SeatRole.Member, "Chức vụ", "Nguyễn Văn A", null, null, [], new(2018, 1, 1), null);
        return seat;
    }
}
