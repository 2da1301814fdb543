using DanVan.Committee.Calendar;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Replies;
using DanVan.Committee.Units;
using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

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
        var (promise, takenUp) = Promise.TakeUp(made, await CommitteeOf(made.UnitId, made.MadeOn, ct), calendar);
        db.Add(promise);
        log.Append(promise, takenUp, promise.Readers, on: made.MadeOn, cause: followed.Id);
        if (await ReplyRule.On(db, ReplyKind.DialogueNotice, made.MadeOn, ct) is not { } rule)
            return;
        var notice = new ReplyDuty();
        var owed = notice.Owe(ReplyKind.DialogueNotice, promise.Id, promise.UnitId, made.MadeOn, new DueBy(WorkingDays: rule.WorkingDays), rule.Citation, calendar);
        db.Add(notice);
        log.Append(notice, owed, notice.Readers, on: made.MadeOn, cause: followed.Id);
    }

    // Of the unit itself, or the nearest above that has one on that day.
    private async Task<Guid?> CommitteeOf(Guid unitId, DateOnly day, CancellationToken ct)
    {
        var units = (await source.Current(ct)).Ancestors(unitId, day).Select(above => above.UnitId).Prepend(unitId).ToList();
        var atWork = await db.Committees.AsNoTracking()
            .Where(one => units.Contains(one.UnitId) && one.From <= day && (one.To == null || day < one.To)).Select(one => new { one.Id, one.UnitId }).ToListAsync(ct);
        return atWork.OrderBy(one => units.IndexOf(one.UnitId)).ThenBy(one => one.Id).FirstOrDefault()?.Id;
    }
}
