using System.Globalization;

namespace DanVan.Reporting.Signals;

/// <summary>
/// How a figure is found that lies far out. By <c>modified-z</c> (unless another is chosen) and by <c>z</c> a unit's sum of the period is held
/// against those of all units; by <c>min-max</c> each of its months against its own months before.
/// </summary>
public enum OutlierMethod
{
    /// <summary>
    /// 0.6745 times the distance from the median, divided by the median of such distances; far out from 3.5. B. Iglewicz and D. C. Hoaglin, "How to
    /// Detect and Handle Outliers" (ASQC, 1993). The outlier itself hardly moves what it is held against.
    /// </summary>
    ModifiedZ,

    /// <summary>
    /// The distance from the mean in standard deviations of the sample; far out from 3. The outlier stretches the deviation that it is held
    /// against: of n units none reaches more than (n − 1) ÷ √n (R. E. Shiffler, The American Statistician 42, 1988), so of ten or fewer none reaches 3.
    /// </summary>
    Z,

    /// <summary>
    /// Outside the unit's own smallest and largest month of the twelve before the period, as DHIS2 keeps such a range for each unit. The range is
    /// widened by a share of its ends, a third unless given: by as much WHO's Data Quality Review (2017, consistency over time) lets a figure
    /// differ from the years before.
    /// </summary>
    MinMax,
}

/// <summary>Looks for what lies far out by one method.</summary>
/// <param name="Threshold">Of the z-scores the score, of min-max the share by which the range is widened (0.33: to a third below and above).</param>
internal sealed record Outliers(OutlierMethod Method, decimal Threshold)
{
    /// <summary>How many months before the period make up a unit's own range.</summary>
    public const int MonthsBefore = 12;

    // Of fewer units or months hardly anything can be said to be usual.
    private const int FewestUnits = 5, FewestMonths = 6;

    /// <summary>As kept and told. The modified z-score was the first, and keeps the name that it had alone.</summary>
    private const string ByModifiedZ = "outlier", ByZ = "outlier-z", ByMinMax = "outlier-min-max";

    /// <summary>Null where the threshold is none that the method could have.</summary>
    public static Outliers? By(OutlierMethod method, decimal? threshold)
    {
        var (usual, least, most) = Bounds(method);
        return (threshold ?? usual) is var given && given >= least && given <= most ? new(method, given) : null;
    }

    /// <summary>Below 1 every other unit would lie far out by a z-score.</summary>
    public static (decimal Usual, decimal Least, decimal Most) Bounds(OutlierMethod method) => method switch
    {
        OutlierMethod.ModifiedZ => (3.5m, 1, 10),
        OutlierMethod.Z => (3, 1, 10),
        _ => (0.33m, 0, 10),
    };

    /// <summary>The method by which a sign was found; null of any other sign.</summary>
    public static OutlierMethod? Found(string kind) => kind switch
    {
        ByModifiedZ => OutlierMethod.ModifiedZ,
        ByZ => OutlierMethod.Z,
        ByMinMax => OutlierMethod.MinMax,
        _ => null,
    };

    /// <summary>Why something is told, whichever method has seen it: that a unit lies far from all others has one cause, not one for each score.</summary>
    public static string Cause(string kind) => kind == ByZ ? ByModifiedZ : kind;

    /// <summary>Units whose sum lies far from those of all others.</summary>
    public IEnumerable<Sign> Among(IReadOnlyDictionary<Guid, decimal> sums)
    {
        if (sums.Count < FewestUnits)
            return [];
        var values = sums.Values.ToList();
        var (middle, unit, kind, words) = Method == OutlierMethod.Z
            ? (values.Average(), Deviation(values), ByZ, (Middle: "trung bình", Score: "điểm z"))
            : (Median(values), Spread(values), ByModifiedZ, (Middle: "trung vị", Score: "điểm z hiệu chỉnh"));
        return unit == 0 ? [] : sums.Select(one => (one.Key, Sum: one.Value, Score: Math.Abs(one.Value - middle) / unit)).Where(one => one.Score > Threshold)
            .Select(one => new Sign(one.Key, kind, Math.Round(one.Score, 2), Threshold,
                Said($"{one.Sum:0.##} so với {words.Middle} {middle:0.##} của {sums.Count} đơn vị: {words.Score} {one.Score:0.##}, quá {Threshold:0.##}")));
    }

    /// <summary>The month farthest outside the unit's own range, where one is.</summary>
    /// <param name="before">The months before the period; null where nothing is known of one.</param>
    /// <param name="months">The months of the period, by name.</param>
    public Sign? OfItsOwn(Guid unit, IReadOnlyList<decimal?> before, IEnumerable<(string Name, decimal? Value)> months)
    {
        var known = before.OfType<decimal>().ToList();
        if (known.Count(one => one > 0) < FewestMonths)
            return null;
        var (least, most) = (known.Min(), known.Max());
        var (low, high) = (Math.Max(0, least * (1 - Threshold)), most * (1 + Threshold));
        var outside = months.Where(one => one.Value < low || one.Value > high).Select(one => (one.Name, Value: one.Value!.Value)).ToList();
        if (outside.Count == 0)
            return null;
        var (name, value) = outside.MaxBy(one => Math.Max(low - one.Value, one.Value - high));
        return new(unit, ByMinMax, Math.Round(value, 2), Math.Round(value < low ? low : high, 2),
            Said($"{value:0.##} trong tháng {name}, ngoài khoảng {low:0.##} đến {high:0.##}: {known.Count} tháng trước kỳ từ {least:0.##} đến {most:0.##}, nới {Threshold * 100:0.##}%"));
    }

    // Where most units are equal the mean deviation stands in, so that the one that differs is seen.
    private static decimal Spread(List<decimal> values)
    {
        var median = Median(values);
        var spread = Median(values.Select(one => Math.Abs(one - median)));
        return spread > 0 ? spread / 0.6745m : values.Average(one => Math.Abs(one - median)) * 1.2533m;
    }

    private static decimal Deviation(List<decimal> values)
    {
        var mean = values.Average();
        return (decimal)Math.Sqrt((double)(values.Sum(one => (one - mean) * (one - mean)) / (values.Count - 1)));
    }

    private static decimal Median(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static string Said(FormattableString explanation) => explanation.ToString(CultureInfo.InvariantCulture);
}
