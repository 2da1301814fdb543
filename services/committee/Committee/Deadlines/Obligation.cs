using DanVan.Committee.Calendar;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Deadlines;

/// <summary>Something that is owed by a day. While it is open its day moves with the calendar, and passing it is an event.</summary>
internal abstract class Obligation : Aggregate
{
    /// <summary>The unit in which it is to be done.</summary>
    public Guid UnitId { get; protected set; }

    public DateOnly DueFrom { get; private set; }

    public int? DueWorkingDays { get; private set; }

    public DateOnly? DueDay { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly DueOn { get; private set; }

    public Deadline Deadline => new() { From = DueFrom, WorkingDays = DueWorkingDays, Day = DueDay, On = DueOn };

    public bool IsOpen { get; protected set; }

    /// <summary>The first day on which it was overdue.</summary>
    public DateOnly? OverdueSince { get; private set; }

    /// <summary>Whether it was done by the day that counts; null until it is done.</summary>
    public abstract bool? OnTime { get; }

    /// <summary>Who may read its events.</summary>
    public virtual Readers Readers => Readers.Within(UnitId);

    /// <summary>The event of falling overdue, once for each last day; null while there is none.</summary>
    public object? FallOverdue(DateOnly today)
    {
        if (!IsOpen || OverdueSince is not null || today <= DueOn)
            return null;
        OverdueSince = DueOn.AddDays(1);
        return Overdue();
    }

    /// <summary>Counts the deadline again after the calendar has changed; null when its day stays.</summary>
    public virtual object? Recount(WorkingCalendar calendar)
    {
        var (before, counted) = (DueOn, Deadline.Counted(calendar));
        if (!IsOpen || counted.On == before)
            return null;
        Owe(counted);
        return Moved(before);
    }

    /// <summary>Another last day: whatever was overdue may be in time again.</summary>
    protected void Owe(Deadline deadline) =>
        (DueFrom, DueWorkingDays, DueDay, DueOn, OverdueSince) = (deadline.From, deadline.WorkingDays, deadline.Day, deadline.On, null);

    protected abstract object Overdue();

    protected abstract object Moved(DateOnly before);

    /// <summary>The columns and indexes by which what is due is found.</summary>
    protected static void Map<T>(EntityTypeBuilder<T> builder, string table)
        where T : Obligation
    {
        builder.ToTable(table);
        builder.Ignore(one => one.Deadline);
        builder.Ignore(one => one.Readers);
        builder.Ignore(one => one.OnTime);
        builder.HasIndex(one => new { one.DueOn, one.Id }).HasFilter("is_open").HasDatabaseName($"{table}_open");
        builder.HasIndex(one => new { one.UnitId, one.DueOn }).HasDatabaseName($"{table}_of_unit");
    }
}
