using DanVan.Committee.Calendar;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Deadlines;

/// <summary>Moves every open deadline whose period holds a day, in the transaction that declares or withdraws the day.</summary>
internal sealed class MoveDeadlines(CommitteeDbContext db, EventLog log)
{
    public async Task Around(DateOnly day, WorkingCalendar calendar, CancellationToken ct)
    {
        await Move(db.Tasks, day, calendar, ct);
        await Move(db.Promises, day, calendar, ct);
        await Move(db.ReplyDuties, day, calendar, ct);
        await Move(db.Findings, day, calendar, ct);
    }

    private async Task Move<T>(IQueryable<T> obligations, DateOnly day, WorkingCalendar calendar, CancellationToken ct)
        where T : Obligation
    {
        foreach (var one in await obligations.Where(one => one.IsOpen && one.DueFrom < day && day <= one.DueOn).ToListAsync(ct))
        {
            if (one.Recount(calendar) is { } moved)
                log.Append(one, moved, one.Readers);
        }
    }
}
