namespace DanVan.ServiceDefaults;

/// <summary>
/// Figures by group, beside a published total, that name no group of fewer than k people: such a figure is withheld, and as many further ones,
/// smallest first, until what is withheld is at least two groups of together k people. Then a subtraction from the total yields no group,
/// and no sum of fewer than k. Groups of nobody are shown: that nobody spoke is what must be seen.
/// </summary>
public static class SmallGroups
{
    /// <param name="figures">Each group with its number of people.</param>
    /// <param name="k">The smallest group that is shown.</param>
    /// <returns>Each group's figure, or null where it is withheld.</returns>
    public static IReadOnlyDictionary<TKey, int?> Withhold<TKey>(IReadOnlyDictionary<TKey, int> figures, int k)
        where TKey : notnull
    {
        var spoken = figures.Where(one => one.Value > 0).OrderBy(one => one.Value).Select(one => one.Key).ToList();
        var withheld = spoken.Count(group => figures[group] < k);
        while (withheld > 0 && withheld < spoken.Count && (withheld < 2 || spoken.Take(withheld).Sum(group => figures[group]) < k))
            withheld++;
        var hidden = spoken.Take(withheld).ToHashSet();
        return figures.ToDictionary(one => one.Key, one => hidden.Contains(one.Key) ? (int?)null : one.Value);
    }

    /// <summary>The total may stand beside its groups when it is no small group itself and does not give away a single withheld one.</summary>
    public static int? Total<TKey>(IReadOnlyDictionary<TKey, int> figures, int k)
        where TKey : notnull
    {
        var total = figures.Values.Sum();
        var alone = Withhold(figures, k).Values.Count(value => value is null) == 1;
        return total > 0 && (total < k || alone) ? null : total;
    }
}
