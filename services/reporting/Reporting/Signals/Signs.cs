using System.Globalization;

namespace DanVan.Reporting.Signals;

/// <summary>What was found of one unit: how much, against which limit, and in words.</summary>
internal sealed record Sign(Guid UnitId, string Kind, decimal Measured, decimal Limit, string Explanation, Guid? OtherUnitId = null);

/// <summary>
/// Looks for what numbers rarely do by themselves. Each method takes the monthly figures of units side by side; none says that a figure is
/// wrong.
/// </summary>
internal static class Signs
{
    /// <summary>Beyond it a modified z-score is an outlier (Iglewicz and Hoaglin, 1993).</summary>
    private const decimal FarOut = 3.5m;

    /// <summary>By chance two numbers in ten end in 0 or 5.</summary>
    private const decimal MostlyRound = 0.8m;

    /// <summary>Growth that differs less than a fiftieth from month to month.</summary>
    private const decimal Smooth = 0.02m;

    private const int FewestMonths = 6, FewestUnits = 5, SmallestRounded = 5, SmallestSum = 12;

    public static IEnumerable<Sign> Of(IReadOnlyDictionary<Guid, decimal[]> figures, bool percent) =>
    [
        .. Outliers(figures.ToDictionary(unit => unit.Key, unit => unit.Value.Sum())),
        .. figures.SelectMany(unit => new[] { RoundNumbers(unit.Key, unit.Value), TooSmooth(unit.Key, unit.Value), percent ? AlwaysAll(unit.Key, unit.Value) : null }).OfType<Sign>(),
        .. Identical(figures),
    ];

    private static IEnumerable<Sign> Outliers(Dictionary<Guid, decimal> sums)
    {
        if (sums.Count < FewestUnits)
            yield break;
        var median = Median(sums.Values);
        var spread = Median(sums.Values.Select(one => Math.Abs(one - median)));
        // Where most units are equal the mean deviation stands in, so that the one that differs is seen.
        var unit = spread > 0 ? spread / 0.6745m : sums.Values.Average(one => Math.Abs(one - median)) * 1.2533m;
        foreach (var (id, sum) in sums.Where(one => unit > 0 && Math.Abs(one.Value - median) / unit > FarOut))
        {
            yield return new(id, "outlier", Math.Round(Math.Abs(sum - median) / unit, 2), FarOut,
                Said($"{sum:0.##} so với trung vị {median:0.##} của {sums.Count} đơn vị"));
        }
    }

    private static Sign? RoundNumbers(Guid unit, decimal[] months)
    {
        var written = months.Where(one => one >= SmallestRounded).ToList();
        var share = written.Count < FewestMonths ? 0 : (decimal)written.Count(one => one % 5 == 0) / written.Count;
        return share < MostlyRound ? null : new(unit, "round-numbers", Math.Round(share, 2), MostlyRound, Said($"{share * 100:0}% số liệu tháng tận cùng bằng 0 hoặc 5"));
    }

    private static Sign? TooSmooth(Guid unit, decimal[] months)
    {
        var filled = months.Where(one => one > 0).ToList();
        if (filled.Count < FewestMonths || filled.Count < months.Length)
            return null;
        var growth = filled.Zip(filled.Skip(1), (before, then) => then / before).ToList();
        var spread = growth.Max() - growth.Min();
        // Standing still is not growing smoothly.
        return spread > Smooth || growth.TrueForAll(one => one == 1) ? null
            : new(unit, "too-smooth", Math.Round(spread, 4), Smooth, Said($"thay đổi đều {(growth.Average() - 1) * 100:0.#}% mỗi tháng trong {filled.Count} tháng"));
    }

    private static Sign? AlwaysAll(Guid unit, decimal[] months) =>
        months.Length < FewestMonths || Array.Exists(months, one => one != 100) ? null
            : new(unit, "always-all", 1, 1, $"100% trong cả {months.Length} tháng");

    private static IEnumerable<Sign> Identical(IReadOnlyDictionary<Guid, decimal[]> figures) => figures
        .Where(unit => unit.Value.Count(one => one > 0) >= FewestMonths && unit.Value.Sum() >= SmallestSum && unit.Value.Distinct().Count() > 1)
        .GroupBy(unit => string.Join(' ', unit.Value)).Where(same => same.Count() > 1)
        .SelectMany(same => same.Select((unit, at) => new Sign(unit.Key, "identical-rows", same.Count(), 2,
            $"{same.Count()} đơn vị có cùng một dãy {unit.Value.Length} số liệu tháng", same.ElementAt((at + 1) % same.Count()).Key)));

    private static string Said(FormattableString explanation) => explanation.ToString(CultureInfo.InvariantCulture);

    private static decimal Median(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
