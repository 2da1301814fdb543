using System.Globalization;
using System.Text.RegularExpressions;
using DanVan.Reporting.Figures;

namespace DanVan.Reporting.Submissions;

/// <summary>How often a report is due: hằng tháng, hằng quý, 6 tháng, 9 tháng, hằng năm.</summary>
public enum ReportCycle
{
    Month,
    Quarter,
    HalfYear,
    NineMonths,
    Year,
}

/// <summary>One period of a form, under the name that people use: <c>2026-03</c>, <c>2026-Q1</c>, <c>2026-H1</c>, <c>2026-9M</c>, <c>2026</c>.</summary>
internal sealed partial record ReportPeriod(string Name, Period Days)
{
    /// <summary>Reads a name; null where it is none of the cycle's.</summary>
    /// <param name="cutOffDay">See <see cref="ReportForm.CutOffDay"/>.</param>
    public static ReportPeriod? Read(string name, ReportCycle cycle, int cutOffDay)
    {
        if (Parts().Match(name) is not { Success: true } parts)
            return null;
        var (year, part) = (int.Parse(parts.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), parts.Groups["part"].Value);
        var month = (cycle, part) switch
        {
            (ReportCycle.Year, "") or (ReportCycle.NineMonths, "9M") or (ReportCycle.HalfYear, "H1") => 1,
            (ReportCycle.HalfYear, "H2") => 7,
            (ReportCycle.Quarter, ['Q', >= '1' and <= '4' and var quarter]) => (quarter - '0') * 3 - 2,
            (ReportCycle.Month, [not 'Q' and not 'H', _]) => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var one) ? one : 0,
            _ => 0,
        };
        return month is < 1 or > 12 ? null : At(new(year, month, 1), cycle, cutOffDay);
    }

    /// <summary>The periods that end within the days, oldest first.</summary>
    public static IEnumerable<ReportPeriod> EndingIn(Period days, ReportCycle cycle, int cutOffDay)
    {
        var step = cycle == ReportCycle.NineMonths ? 12 : Months(cycle);
        for (var first = new DateOnly(Math.Max(days.From.Year, 1901) - 1, 1, 1); first <= days.To; first = first.AddMonths(step))
        {
            var period = At(first, cycle, cutOffDay);
            if (period.Days.To >= days.From && period.Days.To <= days.To)
                yield return period;
        }
    }

    private static ReportPeriod At(DateOnly first, ReportCycle cycle, int cutOffDay)
    {
        var from = cutOffDay == 1 ? first : first.AddMonths(-1).AddDays(cutOffDay - 1);
        var name = cycle switch
        {
            ReportCycle.Year => $"{first.Year}",
            ReportCycle.NineMonths => $"{first.Year}-9M",
            ReportCycle.HalfYear => $"{first.Year}-H{(first.Month + 5) / 6}",
            ReportCycle.Quarter => $"{first.Year}-Q{(first.Month + 2) / 3}",
            _ => $"{first:yyyy-MM}",
        };
        return new(name, new(from, from.AddMonths(Months(cycle)).AddDays(-1)));
    }

    private static int Months(ReportCycle cycle) => cycle switch
    {
        ReportCycle.Year => 12,
        ReportCycle.NineMonths => 9,
        ReportCycle.HalfYear => 6,
        ReportCycle.Quarter => 3,
        _ => 1,
    };

    [GeneratedRegex("^(?<year>(19|20)[0-9]{2})(-(?<part>Q[1-4]|H[12]|9M|[01][0-9]))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
