using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Calendar;

/// <summary>Declares a day of rest or of made-up work, and moves what is due around it. It holds for everybody, so only who keeps the registry declares it.</summary>
internal static class DeclareDay
{
    public sealed record Request(
        [property: Required] DateOnly? Day,
        [property: Required] DayKind? Kind,
        [property: Required, StringLength(CalendarDay.LongestName, MinimumLength = 1)] string Name,
        [property: Required, StringLength(CalendarDay.LongestCitation, MinimumLength = 1)] string Citation);

    internal static void Map(RouteGroupBuilder calendar) => calendar.MapPost("/days", Handle)
        .WithName(nameof(DeclareDay)).WithSummary("Declare a holiday or a make-up day")
        .Needs(UnitsModule.KeepRegistry).Answers<CalendarDayResource>(201).Refuses(409, 422);

    internal static async Task<IResult> Handle(
        Request request, CommitteeDbContext db, EventLog log, MoveDeadlines deadlines, CancellationToken ct)
    {
        var day = new CalendarDay();
        if (day.Declare(request.Day!.Value, request.Kind!.Value, request.Name, request.Citation).Refused(out var refusal, out var declared))
            return refusal;
        db.Add(day);
        log.Append(day, declared, Readers.Public());
        await deadlines.Around(day.Day, (await db.WorkingCalendar(ct)).With(day.Day, new(day.Day, day.Kind, day.Name, day.Citation)), ct);
        return await log.Save(
            Answer.Created($"/v1/calendar/days/{day.Id}", CalendarDayResource.Of(day), day.Version), ct, (CalendarTables.OnePerDay, CalendarProblems.DayTaken));
    }
}
