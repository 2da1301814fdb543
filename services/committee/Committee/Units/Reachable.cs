using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>
/// What a caller's unit covers, as rows for a query: <c>unnest(ids, since, until)</c>. The day is the record's own, so each stretch of the
/// caller's rights is held against it.
/// </summary>
internal sealed record Reachable(Guid[] Ids, DateOnly[] Since, DateOnly[] Until)
{
    /// <summary>Each unit on every day: then no day need be held against it, and a list is read in its order until the page is full.</summary>
    public bool IsForEver { get; } = Array.TrueForAll(Since, day => day == DateOnly.MinValue) && Array.TrueForAll(Until, day => day == DateOnly.MaxValue);

    public static Reachable Of(UnitTree units, Caller caller) => Below(units, units.Resolve(caller.Unit));

    /// <summary>What a unit covers; nothing where there is none.</summary>
    public static Reachable Below(UnitTree units, Guid? unitId)
    {
        var reach = unitId is { } top ? units.Reach(top) : [];
        return new([.. reach.Select(row => row.UnitId)], [.. reach.Select(row => row.From)], [.. reach.Select(row => row.To)]);
    }
}
