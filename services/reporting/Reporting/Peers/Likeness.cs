using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Peers;

/// <summary>
/// How alike units are: by residents, by residents per km², by terrain, by poverty and by the share of ethnic minorities, as far as these are known of
/// both. Each difference is measured in steps that weigh the same: twice as many people, twice as dense, one grade of terrain, ten points of poverty,
/// twenty-five of the share.
/// </summary>
internal sealed class Likeness(UnitTree tree, IReadOnlyCollection<UnitTrait> traits, DateOnly day)
{
    /// <summary>The units of the same tier that are most like the unit, the nearest first; what is known of neither is no likeness.</summary>
    public IReadOnlyList<UnitVersion> Of(UnitVersion unit, int most)
    {
        var own = Measure(unit);
        return [.. tree.At(day).Where(other => other.UnitId != unit.UnitId && UnitKinds.Tier(other.Kind) == UnitKinds.Tier(unit.Kind))
            .Select(other => (Unit: other, Distance: Distance(own, Measure(other)))).Where(one => one.Distance is not null)
            .OrderBy(one => one.Distance).ThenBy(one => one.Unit.Code, StringComparer.Ordinal).Take(most).Select(one => one.Unit)];
    }

    private double?[] Measure(UnitVersion unit)
    {
        var (people, area) = (unit.Measures?.Population, unit.Measures?.AreaKm2);
        return
        [
            people > 0 ? Math.Log2(people.Value) : null,
            people > 0 && area > 0 ? Math.Log2(people.Value / (double)area.Value) : null,
            Declared(unit, Trait.Terrain),
            Declared(unit, Trait.Poverty) / 10,
            Declared(unit, Trait.EthnicMinorities) / 25,
        ];
    }

    private double? Declared(UnitVersion unit, Trait trait) => (double?)traits
        .Where(one => one.UnitId == unit.UnitId && one.Trait == Kebab.Of(trait) && one.From <= day).MaxBy(one => one.From)?.Value;

    private static double? Distance(double?[] one, double?[] other)
    {
        var known = one.Zip(other).Where(pair => pair is { First: not null, Second: not null }).Select(pair => Math.Pow(pair.First!.Value - pair.Second!.Value, 2)).ToList();
        return known.Count == 0 ? null : Math.Sqrt(known.Average());
    }
}
