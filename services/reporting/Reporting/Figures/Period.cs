using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Figures;

/// <summary>A stretch of days, both ends included: a year, quarter, month or day, or two days, of which either may be left open.</summary>
internal sealed partial record Period(DateOnly From, DateOnly To)
{
    public static Period Until(DateOnly day) => new(PlausibleDateAttribute.First, day);

    /// <summary>Reads <c>2018</c>, <c>2018-Q1</c>, <c>2018-03</c>, <c>2018-03-26</c>, <c>2018-01-01..2018-12-31</c>, <c>..2018-12-31</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Period? period)
    {
        period = text.Split("..") switch
        {
            [var one] => Whole(one),
            ["", ""] => null,
            [var from, var to] => Between(from, to),
            _ => null,
        };
        return period is not null && period.From <= period.To
            && PlausibleDateAttribute.IsPlausible(period.From) && PlausibleDateAttribute.IsPlausible(period.To);
    }

    private static Period? Between(string from, string to) =>
        (from is "" ? PlausibleDateAttribute.First : Whole(from)?.From) is { } first
        && (to is "" ? PlausibleDateAttribute.Last : Whole(to)?.To) is { } last ? new(first, last) : null;

    private static Period? Whole(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new(day, day);
        if (Parts().Match(text) is not { Success: true } parts)
            return null;
        var year = int.Parse(parts.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var (month, months) = parts.Groups switch
        {
            var group when group["quarter"].Success => (int.Parse(group["quarter"].ValueSpan, CultureInfo.InvariantCulture) * 3 - 2, 3),
            var group when group["month"].Success => (int.Parse(group["month"].ValueSpan, CultureInfo.InvariantCulture), 1),
            _ => (1, 12),
        };
        if (month is < 1 or > 12)
            return null;
        var first = new DateOnly(year, month, 1);
        return new(first, first.AddMonths(months).AddDays(-1));
    }

    [GeneratedRegex("^(?<year>(19|2[01])[0-9]{2})(-Q(?<quarter>[1-4])|-(?<month>[01][0-9]))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
