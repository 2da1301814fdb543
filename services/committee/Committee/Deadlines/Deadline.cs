using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Calendar;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Deadlines;

/// <summary>The last day for something, with what it was made of, so that it can be counted again when the calendar changes.</summary>
internal sealed record Deadline
{
    /// <summary>The day on which the period begins; it is not counted.</summary>
    public DateOnly From { get; init; }

    /// <summary>The length of the period; null where a day was named.</summary>
    public int? WorkingDays { get; init; }

    /// <summary>The day that was named; null where days are counted.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The last day: always one on which offices work.</summary>
    public DateOnly On { get; init; }

    public static Deadline Of(DateOnly from, DueBy due, WorkingCalendar calendar) =>
        new Deadline { From = from, WorkingDays = due.WorkingDays, Day = due.Day }.Counted(calendar);

    public Deadline Counted(WorkingCalendar calendar) =>
        this with { On = WorkingDays is { } days ? calendar.LastDay(From, days) : calendar.OnOrAfter(Day!.Value) };
}

/// <summary>When something is due.</summary>
/// <param name="Day">The last day; it moves to the next working day where it is none.</param>
/// <param name="WorkingDays">Or the length of the period in working days.</param>
public sealed record DueBy([property: PlausibleDate] DateOnly? Day = null, [property: Range(1, 400)] int? WorkingDays = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Day is null == WorkingDays is null)
            yield return new("Either a day or a number of working days is expected.", [nameof(Day)]);
    }
}

/// <param name="On">The last day.</param>
/// <param name="From">The day on which the period begins; it is not counted.</param>
/// <param name="WorkingDays">The length of the period; absent where a day was named.</param>
/// <param name="FirstOn">The last day before any extension.</param>
/// <param name="OverdueSince">The first day on which it was overdue; absent while it is not.</param>
/// <param name="Counted">Every day of the period and why it counts or does not, where that was asked for.</param>
public sealed record DeadlineResource(
    DateOnly On, DateOnly From, int? WorkingDays, DateOnly FirstOn, DateOnly? OverdueSince, IReadOnlyList<CountedDay>? Counted = null)
{
    internal static DeadlineResource Of(Obligation one, DateOnly? firstOn = null, WorkingCalendar? explain = null) => new(
        one.DueOn, one.DueFrom, one.DueWorkingDays, firstOn ?? one.DueOn, one.OverdueSince, explain?.Explain(one.DueFrom, one.DueOn));
}
