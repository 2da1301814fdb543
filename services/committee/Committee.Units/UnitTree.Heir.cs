using DanVan.Committee.Contracts.V1;

namespace DanVan.Committee.Units;

public sealed partial class UnitTree
{
    private volatile Inheritance? inherited;

    /// <summary>
    /// Who answers on a day for what was begun in the unit: itself while it is in force; once it has ended, the unit of its own tier that
    /// holds the largest part of it; where its tier ended with it, the nearest that stood above its last place, or what that has become.
    /// Null for an unknown unit, for one that has not begun, and where nobody is left.
    /// </summary>
    public UnitVersion? Heir(Guid unitId, DateOnly day)
    {
        if (Find(unitId, day) is { } itself)
            return itself;
        if (Versions(unitId).LastOrDefault(version => version.ValidFrom <= day) is not { ValidTo: { } end } ended)
            return null;
        var last = end.AddDays(-1);
        return Successors(unitId, last, day).Select(part => Find(part.UnitId, day)).FirstOrDefault(one => UnitKinds.Tier(one!.Kind) == UnitKinds.Tier(ended.Kind))
            ?? Ancestors(unitId, last).Select(above => Heir(above.UnitId, day)).FirstOrDefault(above => above is not null);
    }

    /// <summary>The units that have ended by the day and for which the unit answers then: <see cref="Heir"/> the other way round.</summary>
    public IEnumerable<Guid> AnswersFor(Guid unitId, DateOnly day)
    {
        // Asked again and again on the same day; whoever is second to compute it finds the same.
        if (inherited is not { } known || known.Day != day)
            inherited = known = new(day, byId.Keys.Where(ended => Find(ended, day) is null).Select(ended => (Ended: ended, Heir: Heir(ended, day)))
                .Where(one => one.Heir is not null).ToLookup(one => one.Heir!.UnitId, one => one.Ended));
        return known.Ended[unitId];
    }

    private sealed record Inheritance(DateOnly Day, ILookup<Guid, Guid> Ended);
}
