using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Calendar;

/// <summary>Withdraws a declaration: the day is again what its weekday says, and may be declared anew.</summary>
internal static class WithdrawDay
{
    public sealed record Request([property: Required, StringLength(CalendarDay.LongestReason, MinimumLength = 1)] string Reason);

    internal static void Map(RouteGroupBuilder calendar) => calendar.MapPost("/days/{dayId:guid}/withdrawals", Handle)
        .WithName(nameof(WithdrawDay)).WithSummary("Withdraw a declared day")
        .Needs(UnitsModule.KeepRegistry).Answers<CalendarDayResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(
        Guid dayId, Request request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, MoveDeadlines deadlines, CancellationToken ct)
    {
        if (await db.CalendarDays.SingleOrDefaultAsync(one => one.Id == dayId, ct) is not { } day)
            return CalendarProblems.DayNotFound.ToRefusal();
        if (ifMatch.Stale(day, out var stale))
            return stale;
        if (day.Withdraw(request.Reason).Refused(out var refusal, out var withdrawn))
            return refusal;
        log.Append(day, withdrawn, Readers.Public());
        await deadlines.Around(day.Day, (await db.WorkingCalendar(ct)).With(day.Day, null), ct);
        return await log.Save(Answer.Ok(CalendarDayResource.Of(day), day.Version), ct);
    }
}
