using System.Collections.Concurrent;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

public sealed partial class UnitTree
{
    private readonly ConcurrentDictionary<Guid, IReadOnlyList<ReadableUnit>> reach = [];
    private readonly Lazy<DateOnly[]> changes;

    /// <summary>
    /// For every unit the stretches of days on which the caller's unit covers it (<see cref="Covers"/>): the same rule, as rows to
    /// filter lists, totals and feeds with. Stretches are half open; the first begins before the registry, the last ends behind it.
    /// </summary>
    public IReadOnlyList<ReadableUnit> Reach(Guid callerId) => reach.GetOrAdd(callerId, caller =>
    {
        var stretches = new List<ReadableUnit>();
        foreach (var unitId in byId.Keys)
        {
            DateOnly? since = null;
            // Between two changes of the registry the answer cannot change.
            foreach (var day in changes.Value)
            {
                var covers = Covers(caller, unitId, day);
                if (covers && since is null)
                    since = day;
                if (!covers && since is { } began)
                {
                    stretches.Add(new(unitId, began, day));
                    since = null;
                }
            }
            if (since is { } open)
                stretches.Add(new(unitId, open, DateOnly.MaxValue));
        }
        return stretches;
    });

    private DateOnly[] Changes() => [.. All
        .SelectMany(version => new[] { version.ValidFrom, version.ValidTo ?? version.ValidFrom })
        .Append(DateOnly.MinValue).Distinct().Order()];
}
