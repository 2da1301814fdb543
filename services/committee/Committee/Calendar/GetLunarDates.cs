using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Calendar;

/// <summary>A day in both calendars.</summary>
/// <param name="Year">Of the lunar calendar: the year in which its new year lies.</param>
/// <param name="Month">Of the lunar calendar.</param>
/// <param name="DayOfMonth">Of the lunar calendar.</param>
/// <param name="IsLeap">The month is the second of its number in the year.</param>
/// <param name="YearName">The stem and the branch of the lunar year.</param>
/// <param name="LunarDate">As it is said.</param>
public sealed record LunarDateResource(DateOnly Day, int Year, int Month, int DayOfMonth, bool IsLeap, string YearName, string LunarDate)
{
    internal static LunarDateResource Of(DateOnly day, LunarDate date) => new(day, date.Year, date.Month, date.Day, date.IsLeap, date.YearName, $"{date}");
}

/// <summary>From one calendar to the other: when the anniversary of a village is this year, and how to write a day on an invitation.</summary>
internal static class GetLunarDates
{
    public sealed record Asked(
        [property: Range(LunarDate.FirstYear, LunarDate.LastYear), Description("The lunar year.")] int Year,
        [property: Range(1, 12), Description("The lunar month.")] int Month,
        [property: Range(1, 30), Description("The day of the lunar month.")] int Day,
        [property: Description("The leap month of this number.")] bool? IsLeap);

    internal static void Map(RouteGroupBuilder calendar)
    {
        calendar.MapGet("/lunar-dates", Of).WithName(nameof(GetLunarDates)).WithSummary("The lunar date of a day")
            .AllowAnonymous().Answers<LunarDateResource>().Refuses(404);
        calendar.MapGet("/lunar-days", Day).WithName("GetDayOfLunarDate").WithSummary("The day of a lunar date")
            .AllowAnonymous().Answers<LunarDateResource>().Refuses(404);
    }

    internal static IResult Of([PlausibleDate, Description("The day.")] DateOnly day) =>
        LunarDate.Of(day) is { } date ? TypedResults.Ok(LunarDateResource.Of(day, date)) : CalendarProblems.LunarDateUnknown.ToRefusal();

    internal static IResult Day([AsParameters] Asked asked)
    {
        var date = new LunarDate(asked.Year, asked.Month, asked.Day, asked.IsLeap == true);
        return date.ToDay() is { } day ? TypedResults.Ok(LunarDateResource.Of(day, date)) : CalendarProblems.LunarDateUnknown.ToRefusal();
    }
}
