using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Calendar;

/// <summary>How a service keeps the calendar: <c>model.UseCalendar()</c> in its context, <c>migrationBuilder.CreateCalendar()</c> in a migration.</summary>
public static class CalendarTables
{
    /// <summary>The unique index that refuses a second declaration of a day.</summary>
    public const string OnePerDay = "one_declaration_per_day";

    /// <summary>Maps the days in force, to be read only.</summary>
    public static ModelBuilder UseCalendar(this ModelBuilder model)
    {
        model.Entity<SpecialDay>(day => day.HasNoKey().ToView("special_day"));
        return model;
    }

    /// <summary>Creates the tables with the days that are known: the same in the committee service and in every replica.</summary>
    public static void CreateCalendar(this MigrationBuilder migration) => migration.Script(typeof(CalendarTables), "Calendar.sql");

    /// <summary>The calendar as the current transaction sees it: some twenty rows a year.</summary>
    public static async Task<WorkingCalendar> WorkingCalendar(this DbContext db, CancellationToken ct) =>
        new(await db.Set<SpecialDay>().AsNoTracking().ToListAsync(ct));
}
