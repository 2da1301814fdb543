using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Calendar;

/// <summary>The declaration that a day is rested or worked on although its weekday says otherwise. One holds for a day; the database says so.</summary>
internal sealed class CalendarDay : Aggregate
{
    public const int LongestName = 200, LongestCitation = 300, LongestReason = 500;

    public DateOnly Day { get; private set; }

    public string Kind { get; private set; } = DayKinds.Holiday;

    public string Name { get; private set; } = "";

    public string Citation { get; private set; } = "";

    public bool IsWithdrawn { get; private set; }

    public Decision<CalendarDayDeclared> Declare(DateOnly day, DayKind kind, string name, string citation)
    {
        if (kind == DayKind.MakeUp && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            return CalendarProblems.MakeUpOnWeekday;
        (Day, Kind, Name, Citation) = (day, Kebab.Of(kind), name, citation);
        return new CalendarDayDeclared(Id, Day, Kind, Name, Citation);
    }

    public Decision<CalendarDayWithdrawn> Withdraw(string reason)
    {
        if (IsWithdrawn)
            return CalendarProblems.DayWithdrawn;
        IsWithdrawn = true;
        return new CalendarDayWithdrawn(Id, Day, reason);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CalendarDay>
    {
        // The table is that of the library.
        public void Configure(EntityTypeBuilder<CalendarDay> builder) => builder.ToTable("calendar_day", table => table.ExcludeFromMigrations());
    }
}

/// <summary>holiday: nghỉ lễ, tết. compensation: nghỉ bù or an exchanged day. make-up: làm bù, a day of the weekend that is worked.</summary>
public enum DayKind
{
    Holiday,
    Compensation,
    MakeUp,
}

/// <summary>Every refusal of the calendar.</summary>
internal static class CalendarProblems
{
    public static readonly Problem DayNotFound = new(404, "calendar-day-not-found", "Không tìm thấy ngày này trong lịch", "No such declaration in the calendar");
    public static readonly Problem DayTaken = new(409, "calendar-day-declared", "Ngày này đã được công bố", "The day has been declared");
    public static readonly Problem DayWithdrawn = new(409, "calendar-day-withdrawn", "Công bố này đã được rút", "The declaration has been withdrawn");
    public static readonly Problem LunarDateUnknown = new(404, "lunar-date-not-found", "Không có ngày âm lịch này", "There is no such lunar date");
    public static readonly Problem MakeUpOnWeekday = new(422, "make-up-day-on-weekday",
        "Ngày làm bù phải là thứ bảy hoặc chủ nhật", "A make-up day is a Saturday or a Sunday");
}
