using System.Globalization;

namespace DanVan.Reporting.Signals;

/// <summary>What was found of one unit: how much, against which limit, and in words.</summary>
internal sealed record Sign(Guid UnitId, string Kind, decimal Measured, decimal Limit, string Explanation, Guid? OtherUnitId = null);

/// <summary>
/// Looks for what numbers rarely do by themselves. Each method takes the monthly figures of units side by side; none says that a figure is
/// wrong. What lies far out is found by <see cref="Outliers"/>.
/// </summary>
internal static class Signs
{
    /// <summary>By chance two numbers in ten end in 0 or 5.</summary>
    private const decimal MostlyRound = 0.8m;

    /// <summary>Growth that differs less than a fiftieth from month to month.</summary>
    private const decimal Smooth = 0.02m;

    private const int FewestMonths = 6, SmallestRounded = 5, SmallestSum = 12;

    /// <param name="figures">Of each unit its months, oldest first; null where nothing is known of one: a ratio without a denominator.</param>
    /// <param name="divided">A ratio: worked out, so its digits are nobody's choice.</param>
    /// <param name="percent">100 is all there is.</param>
    public static IEnumerable<Sign> Of(IReadOnlyDictionary<Guid, decimal?[]> figures, bool divided, bool percent) =>
    [
        .. figures.SelectMany(unit => new[]
        {
            divided ? null : RoundNumbers(unit.Key, unit.Value), TooSmooth(unit.Key, unit.Value), percent ? AlwaysAll(unit.Key, unit.Value) : null,
        }).OfType<Sign>(),
        .. Identical(figures),
    ];

    private static Sign? RoundNumbers(Guid unit, decimal?[] months)
    {
        var written = months.OfType<decimal>().Where(one => one >= SmallestRounded).ToList();
        var share = written.Count < FewestMonths ? 0 : (decimal)written.Count(one => one % 5 == 0) / written.Count;
        return share < MostlyRound ? null : new(unit, "round-numbers", Math.Round(share, 2), MostlyRound, Said($"{share * 100:0}% số liệu tháng tận cùng bằng 0 hoặc 5"));
    }

    private static Sign? TooSmooth(Guid unit, decimal?[] months)
    {
        if (Array.Exists(months, one => one <= 0))
            return null;
        // Over a month that nobody knows nothing can be said to have grown.
        var growth = months.Zip(months.Skip(1), (before, then) => then / before).OfType<decimal>().ToList();
        if (growth.Count < FewestMonths - 1)
            return null;
        var spread = growth.Max() - growth.Min();
        // Standing still is not growing smoothly.
        return spread > Smooth || growth.TrueForAll(one => one == 1) ? null
            : new(unit, "too-smooth", Math.Round(spread, 4), Smooth, Said($"thay đổi đều {(growth.Average() - 1) * 100:0.#}% mỗi tháng trong {months.Count(one => one is not null)} tháng"));
    }

    private static Sign? AlwaysAll(Guid unit, decimal?[] months)
    {
        var known = months.OfType<decimal>().ToList();
        return known.Count < FewestMonths || !known.TrueForAll(one => one == 100) ? null
            : new(unit, "always-all", 1, 1, $"100% trong cả {known.Count} tháng{(known.Count < months.Length ? " có số liệu" : "")}");
    }

    private static IEnumerable<Sign> Identical(IReadOnlyDictionary<Guid, decimal?[]> figures) => figures
        .Where(unit => unit.Value.Count(one => one > 0) >= FewestMonths && unit.Value.Sum() >= SmallestSum && unit.Value.OfType<decimal>().Distinct().Count() > 1)
        .GroupBy(unit => string.Join(' ', unit.Value)).Where(same => same.Count() > 1)
        .SelectMany(same => same.Select((unit, at) => new Sign(unit.Key, "identical-rows", same.Count(), 2,
            $"{same.Count()} đơn vị có cùng một dãy {unit.Value.Length} số liệu tháng", same.ElementAt((at + 1) % same.Count()).Key)));

    private static string Said(FormattableString explanation) => explanation.ToString(CultureInfo.InvariantCulture);
}
