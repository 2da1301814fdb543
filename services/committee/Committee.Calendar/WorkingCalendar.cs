using DanVan.Committee.Contracts.V1;

namespace DanVan.Committee.Calendar;

/// <summary>
/// Vietnamese working days: Mondays to Fridays without the days of rest that were declared, with the days of the weekend that are made up.
/// </summary>
public sealed class WorkingCalendar(IEnumerable<SpecialDay> declared)
{
    // Longer than any stretch of rest: a calendar declared without a working day must hang nobody.
    private const int LongestRest = 366;

    private readonly Dictionary<DateOnly, SpecialDay> declared = declared.ToDictionary(one => one.Day);

    /// <summary>The calendar as it will be once a day is declared, or, with null, declared no longer.</summary>
    public WorkingCalendar With(DateOnly day, SpecialDay? special) => new([.. declared.Values.Where(one => one.Day != day), .. special is null ? [] : new[] { special }]);

    public bool IsWorking(DateOnly day) =>
        declared.TryGetValue(day, out var special) ? special.Kind == DayKinds.MakeUp : !IsWeekend(day);

    /// <summary>False where nobody has declared the days of the year: Tết and what moves with it are then missing.</summary>
    public bool Knows(int year) => declared.Keys.Any(day => day.Year == year);

    /// <summary>The last day of a period of so many working days; the day on which it begins is not counted (Civil Code 91/2015/QH13, art. 147).</summary>
    public DateOnly LastDay(DateOnly from, int workingDays)
    {
        var day = from;
        for (var left = workingDays; left > 0; left--)
            day = OnOrAfter(day.AddDays(1));
        return day;
    }

    /// <summary>The day itself, or the next that is worked: a period that ends on a day of rest ends there (Civil Code 91/2015/QH13, art. 148).</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        for (var waited = 0; !IsWorking(day) && waited < LongestRest; waited++)
            day = day.AddDays(1);
        return day;
    }

    /// <summary>Every day of a period with the reason for which it counts or does not.</summary>
    public IReadOnlyList<CountedDay> Explain(DateOnly from, DateOnly last)
    {
        var number = 0;
        return [.. Enumerable.Range(1, Math.Max(0, last.DayNumber - from.DayNumber)).Select(from.AddDays).Select(day =>
        {
            var special = declared.GetValueOrDefault(day);
            return new CountedDay(
                day, IsWorking(day) ? ++number : null, special?.Kind ?? (IsWeekend(day) ? "weekend" : "working"), special?.Name, special?.Citation);
        })];
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
