using DanVan.Committee.Calendar;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Promises;
using DanVan.Committee.Replies;
using DanVan.Feedback.Contracts.V1;
using FsCheck.Xunit;

namespace DanVan.Committee.Tests.Deadlines;

/// <summary>Whatever is tried in whatever order: what is owed is kept once, falls overdue once for each last day, and rests when it is kept.</summary>
public sealed class ObligationProperties
{
    private static readonly DateOnly Made = new(2026, 3, 26), Named = new(2026, 4, 10);
    private static readonly WorkingCalendar Plain = new([]), WithHoliday = new([new SpecialDay(Named, DayKinds.Holiday, "Nghỉ", "Ví dụ")]);

    public enum Attempt
    {
        Keep,
        KeepBefore,
        KeepInFuture,
        FallOverdue,
        DeclareHoliday,
        WithdrawHoliday,
    }

    [Property(MaxTest = 500)]
    public void A_promise_is_kept_once_and_never_overdue_behind_that((Attempt Attempt, byte Days)[] attempts)
    {
        var (promise, _) = Promise.TakeUp(
            new PromiseMade(Guid.CreateVersion7(), Guid.CreateVersion7(), null, Guid.CreateVersion7(), "Chủ tịch UBND xã", "Sửa mương", Made, Named), null, Plain);
        Walk(promise, attempts, (on, today) => !promise.Keep("Đã xong", ["1-BB"], on, today).Refused(out _, out _), () => promise.KeptOn, () => promise.OnTime);
    }

    [Property(MaxTest = 500)]
    public void A_reply_is_given_once_and_never_overdue_behind_that((Attempt Attempt, byte Days)[] attempts)
    {
        var duty = new ReplyDuty();
        duty.Owe(ReplyKind.Criticism, Guid.CreateVersion7(), Guid.CreateVersion7(), Made, new(Named), null, Plain);
        Walk(duty, attempts, (on, today) => !duty.Reply("12/TB", "Tiếp thu", on, today).Refused(out _, out _), () => duty.RepliedOn, () => duty.OnTime);
    }

    private static void Walk(
        Obligation owed, (Attempt Attempt, byte Days)[] attempts, Func<DateOnly, DateOnly, bool> keep, Func<DateOnly?> kept, Func<bool?> onTime)
    {
        var (today, holiday, said) = (Made, false, new List<DateOnly>());
        foreach (var (attempt, days) in attempts)
        {
            today = today.AddDays(days % 8);
            var (open, due, since) = (owed.IsOpen, owed.Deadline.On, owed.OverdueSince);
            switch (attempt)
            {
                case Attempt.Keep:
                    Assert.Equal(open, keep(today, today));
                    Assert.False(owed.IsOpen);
                    break;
                case Attempt.KeepBefore:
                    Assert.False(keep(Made.AddDays(-1), today));
                    break;
                case Attempt.KeepInFuture:
                    Assert.False(keep(today.AddDays(1), today));
                    break;
                case Attempt.FallOverdue:
                    var happened = owed.FallOverdue(today);
                    Assert.Equal(open && since is null && today > due, happened is not null);
                    if (happened is not null)
                        said.Add(due);
                    break;
                default:
                    holiday = attempt == Attempt.DeclareHoliday;
                    var moved = owed.Recount(holiday ? WithHoliday : Plain);
                    Assert.Equal(open && due != (holiday ? new(2026, 4, 13) : Named), moved is not null);
                    break;
            }
            if (!open)
                Assert.Equal((false, due, since), (owed.IsOpen, owed.Deadline.On, owed.OverdueSince));
            Assert.Equal(owed.IsOpen, kept() is null);
            Assert.Equal(kept() is null ? null : kept() <= owed.Deadline.On, onTime());
            Assert.True(owed.OverdueSince is null || owed.OverdueSince == owed.Deadline.On.AddDays(1));
        }
        Assert.All(said, day => Assert.True(day < today));
    }
}
