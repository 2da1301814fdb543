using System.Globalization;
using System.Text.RegularExpressions;
using DanVan.Reporting.Figures;

namespace DanVan.Reporting.Queries;

/// <summary>A period with the name under which its figures are shown.</summary>
internal sealed partial record NamedPeriod(string Name, Period Period)
{
    /// <summary>
    /// Reads what <see cref="Period.TryParse"/> reads, and what is said relative to a day: <c>this-year</c>, <c>last-quarter</c>,
    /// <c>year-to-date</c>, <c>last-4-quarters</c> (the four before the current one, oldest first). Null where it is none of these.
    /// </summary>
    public static IReadOnlyList<NamedPeriod>? Read(string text, DateOnly today)
    {
        if (Period.TryParse(text, out var period))
            return [new(text, period)];
        if (text == "year-to-date")
            return [new($"{today.Year}-01-01..{today:yyyy-MM-dd}", new(new(today.Year, 1, 1), today))];
        if (Relative().Match(text) is not { Success: true } match)
            return null;
        var unit = match.Groups["unit"].Value;
        var months = unit switch { "year" => 12, "quarter" => 3, _ => 1 };
        // The first month of the current year, quarter or month.
        var current = new DateOnly(today.Year, (today.Month - 1) / months * months + 1, 1);
        if (match.Groups["which"].Value == "this")
            return [Named(current, months)];
        var count = match.Groups["count"].Success ? int.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture) : 1;
        return [.. Enumerable.Range(1, count).Reverse().Select(back => Named(current.AddMonths(-back * months), months))];
    }

    private static NamedPeriod Named(DateOnly first, int months) => new(
        months switch { 12 => $"{first.Year}", 3 => $"{first.Year}-Q{(first.Month + 2) / 3}", _ => $"{first:yyyy-MM}" },
        new(first, first.AddMonths(months).AddDays(-1)));

    [GeneratedRegex("^(?<which>this|last(-(?<count>[1-9][0-9]?))?)-(?<unit>year|quarter|month)s?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Relative();
}
