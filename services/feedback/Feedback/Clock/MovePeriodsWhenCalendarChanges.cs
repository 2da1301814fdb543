using DanVan.Committee.Calendar;
using DanVan.Committee.Contracts.V1;
using DanVan.Feedback.Consultations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Clock;

/// <summary>A day was declared or withdrawn: open periods of working days end on another day. Handled after the replica has taken the day in.</summary>
internal sealed class MovePeriodsWhenCalendarChanges(FeedbackDbContext db, EventLog log) : IFollow<CalendarDayDeclared>, IFollow<CalendarDayWithdrawn>
{
    public Task Handle(Followed<CalendarDayDeclared> followed, CancellationToken ct) => Move(followed.Id, ct);

    public Task Handle(Followed<CalendarDayWithdrawn> followed, CancellationToken ct) => Move(followed.Id, ct);

    private async Task Move(Guid cause, CancellationToken ct)
    {
        var calendar = await db.WorkingCalendar(ct);
        var open = await db.Consultations.Include(one => one.ClockRule)
            .Where(one => one.State == ConsultationState.Open && one.ClockRule!.Counting == DayCounting.Working).ToListAsync(ct);
        foreach (var consultation in open)
        {
            if (consultation.Recount(calendar) is { } moved)
                log.Append(consultation, moved, Readers.Public(consultation.UnitId), cause: cause);
        }
    }
}

internal static class MovingPeriods
{
    internal static EventLogOptions MovesPeriods(this EventLogOptions events) => events.Follows("committee", committee => committee
        .On<CalendarDayDeclared, MovePeriodsWhenCalendarChanges>()
        .On<CalendarDayWithdrawn, MovePeriodsWhenCalendarChanges>());
}
