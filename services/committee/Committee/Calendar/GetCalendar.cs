using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Calendar;

/// <param name="LunarDate">The day in the lunar calendar, as it is said.</param>
/// <param name="Kind">holiday, compensation or make-up.</param>
/// <param name="Citation">The law or the notice that says so.</param>
public sealed record CalendarDayResource(Guid Id, DateOnly Day, string? LunarDate, string Kind, string Name, string Citation, long Version)
{
    internal static CalendarDayResource Of(CalendarDay day) =>
        new(day.Id, day.Day, Calendar.LunarDate.Of(day.Day)?.ToString(), day.Kind, day.Name, day.Citation, day.Version);
}

/// <summary>The declared days, and the last day of a period counted with them. Both are public law.</summary>
internal static class GetCalendar
{
    public sealed record Query([property: PlausibleDate] DateOnly? From, [property: PlausibleDate, Description("Last day asked about.")] DateOnly? To);

    public sealed record Period(
        [property: PlausibleDate, Description("The day on which it begins; it is not counted.")] DateOnly From,
        [property: Range(1, 400)] int WorkingDays);

    /// <param name="IsKnown">False where the days of a year touched were not declared yet: the last day may move.</param>
    public sealed record PeriodAnswer(DateOnly From, int WorkingDays, DateOnly LastDay, bool IsKnown, IReadOnlyList<CountedDay> Days);

    internal sealed record After(DateOnly Day);

    internal static void Map(RouteGroupBuilder calendar)
    {
        calendar.MapGet("/days", List).WithName(nameof(GetCalendar)).WithSummary("Declared days of rest and of made-up work, by day")
            .AllowAnonymous().Answers<Page<CalendarDayResource>>();
        calendar.MapGet("/periods", Count).WithName("CountWorkingDays").WithSummary("The last day of a period of working days, explained day by day")
            .AllowAnonymous().Answers<PeriodAnswer>();
    }

    internal static async Task<IResult> List([AsParameters] Query query, [AsParameters] Paging page, CommitteeDbContext db, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var days = db.CalendarDays.AsNoTracking().Where(day => !day.IsWithdrawn);
        if (query.From is { } from)
            days = days.Where(day => day.Day >= from);
        if (query.To is { } to)
            days = days.Where(day => day.Day <= to);
        if (after is not null)
            days = days.Where(day => day.Day > after.Day);
        var found = await days.OrderBy(day => day.Day).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(CalendarDayResource.Of)], last => new After(last.Day)));
    }

    internal static async Task<IResult> Count([AsParameters] Period period, CommitteeDbContext db, CancellationToken ct)
    {
        var calendar = await db.WorkingCalendar(ct);
        var last = calendar.LastDay(period.From, period.WorkingDays);
        return TypedResults.Ok(new PeriodAnswer(
            period.From, period.WorkingDays, last, calendar.Knows(period.From.Year) && calendar.Knows(last.Year), calendar.Explain(period.From, last)));
    }
}

/// <summary>Vietnamese working days as data.</summary>
internal static class CalendarModule
{
    internal static void MapCalendar(this RouteGroupBuilder v1)
    {
        var calendar = v1.MapGroup("/calendar").WithTags("calendar");
        GetCalendar.Map(calendar);
        GetLunarDates.Map(calendar);
        DeclareDay.Map(calendar);
        WithdrawDay.Map(calendar);
    }
}
