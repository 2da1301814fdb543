using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Calendar;

/// <summary>Keeps the days as the committee service declares them. Written at once, so that who handles the same event next counts with them.</summary>
internal sealed class CalendarReplica(DbContext db) : IFollow<CalendarDayDeclared>, IFollow<CalendarDayWithdrawn>
{
    public Task Handle(Followed<CalendarDayDeclared> followed, CancellationToken ct)
    {
        var (id, day, kind, name, citation) = followed.Event;
        return db.Database.ExecuteSqlAsync($"""
            insert into calendar_day (id, day, kind, name, citation, version) values ({id}, {day}, {kind}, {name}, {citation}, {followed.Version})
            on conflict (id) do nothing
            """, ct);
    }

    // A day that was here from the beginning is withdrawn too: it has the same id everywhere.
    public Task Handle(Followed<CalendarDayWithdrawn> followed, CancellationToken ct) => db.Database.ExecuteSqlAsync($"""
        update calendar_day set is_withdrawn = true, version = {followed.Version} where id = {followed.Event.CalendarDayId} and version < {followed.Version}
        """, ct);
}

public static class CalendarReplicaExtensions
{
    /// <summary>
    /// Keeps a replica of the working calendar. The context calls <see cref="CalendarTables.UseCalendar"/>, a migration
    /// <see cref="CalendarTables.CreateCalendar"/>; handlers registered later find the new day in it.
    /// </summary>
    public static EventLogOptions FollowsCalendar(this EventLogOptions events) => events.Follows("committee", committee => committee
        .On<CalendarDayDeclared, CalendarReplica>()
        .On<CalendarDayWithdrawn, CalendarReplica>());
}
