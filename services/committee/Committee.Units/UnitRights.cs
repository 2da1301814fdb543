using System.Diagnostics.CodeAnalysis;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>The one rule of "where": a caller acts only inside its unit's subtree, as that stands on the day concerned.</summary>
public static class UnitRights
{
    /// <summary>True, with the refusal, when the caller's unit does not cover the unit on the day (see <see cref="UnitTree.Covers"/>).</summary>
    public static bool IsOutside(this Caller caller, UnitTree units, Guid unitId, DateOnly day, [NotNullWhen(true)] out Refusal? why)
    {
        why = units.Resolve(caller.Unit) is { } own && units.Covers(own, unitId, day)
            ? null
            : CommonProblems.Forbidden.With(
                $"Đơn vị của người gọi không bao gồm đơn vị này vào ngày {day:yyyy-MM-dd}.",
                $"The caller's unit does not cover this unit on {day:yyyy-MM-dd}.",
                ("callerUnit", caller.Unit), ("unitId", unitId), ("day", day));
        return why is not null;
    }

    internal static ValueTask<IReadOnlyCollection<ReadableUnit>> Readable(this UnitTree units, Caller caller) =>
        ValueTask.FromResult<IReadOnlyCollection<ReadableUnit>>(units.Resolve(caller.Unit) is { } own ? units.Reach(own) : []);
}
