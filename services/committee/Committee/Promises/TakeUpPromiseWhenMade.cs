using DanVan.Committee.Calendar;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Replies;
using DanVan.Committee.Units;
using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Promises;

/// <summary>
/// A promise was made at a dialogue: it is owed from now on, and so is the written notice to those who heard it. Redelivery meets the promise
/// under its id.
/// </summary>
internal sealed class TakeUpPromiseWhenMade(CommitteeDbContext db, EventLog log, UnitTreeSource source) : IFollow<PromiseMade>
{
    public async Task Handle(Followed<PromiseMade> followed, CancellationToken ct)
    {
        var made = followed.Event;
        if (await db.Promises.FindAsync([made.PromiseId], ct) is not null)
            return;
        var calendar = await db.WorkingCalendar(ct);
        var (promise, takenUp) = Promise.TakeUp(made, (await db.NearestCommittee(await source.Current(ct), made.UnitId, made.MadeOn, ct))?.Id, calendar);
        db.Add(promise);
        log.Append(promise, takenUp, promise.Readers, on: made.MadeOn, cause: followed.Id);
        if (await ReplyRule.On(db, ReplyKind.DialogueNotice, made.MadeOn, ct) is not { } rule)
            return;
        var notice = new ReplyDuty();
        var owed = notice.Owe(ReplyKind.DialogueNotice, promise.Id, promise.UnitId, made.MadeOn, new DueBy(WorkingDays: rule.WorkingDays), rule.Citation, calendar);
        db.Add(notice);
        log.Append(notice, owed, notice.Readers, on: made.MadeOn, cause: followed.Id);
    }
}
