using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>
/// What a caller's unit covers, as rows for a query: <c>unnest(ids, since, until)</c>. The day is the record's own, so each stretch of the
/// caller's rights is held against it.
/// </summary>
public sealed record Reachable(Guid[] Ids, DateOnly[] Since, DateOnly[] Until)
{
    /// <summary>Each unit on every day: then no day need be held against it, and a list is read in its order until the page is full.</summary>
    public bool IsForEver { get; } = Array.TrueForAll(Since, day => day == DateOnly.MinValue) && Array.TrueForAll(Until, day => day == DateOnly.MaxValue);

    /// <summary>What the caller's unit covers; nothing where it has none.</summary>
    public static Reachable Of(UnitTree units, Caller caller) => Below(units, units.Resolve(caller.Unit));

    /// <summary>What a unit covers; nothing where there is none.</summary>
    public static Reachable Below(UnitTree units, Guid? unitId) => From(unitId is { } top ? units.Reach(top) : []);

    /// <summary>These too, whatever the day.</summary>
    public Reachable Always(IEnumerable<Guid> others) =>
        From(Rows.Concat(others.Select(one => new ReadableUnit(one, DateOnly.MinValue, DateOnly.MaxValue))));

    /// <summary>What both reach, on the days on which both do.</summary>
    public Reachable And(Reachable other) => From(Rows.Join(other.Rows, one => one.UnitId, one => one.UnitId, (one, two) =>
        new ReadableUnit(one.UnitId, one.From > two.From ? one.From : two.From, one.To < two.To ? one.To : two.To)).Where(both => both.From < both.To));

    private IEnumerable<ReadableUnit> Rows => Ids.Select((id, at) => new ReadableUnit(id, Since[at], Until[at]));

    private static Reachable From(IEnumerable<ReadableUnit> rows)
    {
        ReadableUnit[] all = [.. rows.Distinct()];
        return new([.. all.Select(row => row.UnitId)], [.. all.Select(row => row.From)], [.. all.Select(row => row.To)]);
    }
}
