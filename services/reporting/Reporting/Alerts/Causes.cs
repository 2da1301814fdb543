using System.Globalization;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Indicators;
using DanVan.Reporting.Queries;
using DanVan.Reporting.Submissions;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Alerts;

/// <param name="Causes">What there is.</param>
/// <param name="Periods">The periods that could be looked at.</param>
/// <param name="Unknown">Units of these of which nobody can say it now: withheld, or divided by nothing.</param>
internal sealed record Judged(IReadOnlyList<Cause> Causes, IReadOnlySet<Period> Periods, IReadOnlySet<(Guid UnitId, DateOnly From, DateOnly To)> Unknown)
{
    /// <summary>Of an alert that was open: its cause was looked for, and is not there.</summary>
    public bool IsGone(Alert alert) => Periods.Contains(new(alert.From, alert.To)) && !Unknown.Contains(alert.Key) && !Causes.Any(one => one.Key == alert.Key);
}

/// <summary>Looks for what a rule is about, in the name of its unit: nothing is found that the unit may not see.</summary>
internal sealed class Causes(Answers answers, Obligations obligations, TimeProvider clock)
{
    /// <param name="open">Periods that are looked at again, because an alert of theirs is open.</param>
    public Task<Judged> Of(AlertRule rule, IReadOnlyList<ReportPeriod> open, CancellationToken ct) =>
        rule.Kind == AlertKind.MissingReport ? Missing(rule, open, ct) : Figures(rule, open, ct);

    private async Task<Judged> Figures(AlertRule rule, IReadOnlyList<ReportPeriod> open, CancellationToken ct)
    {
        List<Cause> causes = [];
        HashSet<Period> periods = [];
        HashSet<(Guid, DateOnly, DateOnly)> unknown = [];
        foreach (var period in rule.Looked(clock.Today()).Concat(open).DistinctBy(one => one.Days))
        {
            var series = rule.Kind == AlertKind.Trend ? rule.Before(period) : [period];
            var (answered, _) = await answers.Read(
                new(rule.Indicator!, rule.UnitId.ToString(), $"{series[0].Days.From:yyyy-MM-dd}..{period.Days.To:yyyy-MM-dd}", period.Days.To, RunQuery.By(rule.Level), null),
                [.. series.Select(one => new NamedPeriod(one.Name, one.Days))], QueryView.Recast, ct);
            // Too old to be told, or not the unit's to see: another round may know.
            if (answered is null)
                continue;
            periods.Add(period.Days);
            foreach (var unit in answered.Rows.GroupBy(row => row.Unit.Id))
            {
                var values = unit.ToDictionary(row => row.Period, row => row.Value);
                var found = series.Select(one => values.GetValueOrDefault(one.Name)).OfType<decimal>().ToList();
                if (found.Count < series.Count)
                    unknown.Add((unit.Key, period.Days.From, period.Days.To));
                else if (Judge(rule, answered.Question.Indicator, period.Name, found) is { } judged)
                    causes.Add(new(unit.Key, period, judged.Measured, judged.Explanation));
            }
        }
        return new(causes, periods, unknown);
    }

    private static (decimal Measured, string Explanation)? Judge(AlertRule rule, Indicator indicator, string period, List<decimal> values)
    {
        var over = rule.Side == AlertSide.Over;
        if (rule.Kind == AlertKind.Threshold)
        {
            var (value, limit) = (values[0], rule.Limit!.Value);
            return (over ? value > limit : value < limit)
                ? (value, Said($"{indicator.NameVi}, kỳ {period}: {(over ? "trên" : "dưới")} ngưỡng {limit:0.##}") + (indicator.IsPublic ? Said($" ({value:0.##})") : ""))
                : null;
        }
        var change = values[^1] - values[0];
        return values.Zip(values.Skip(1)).All(pair => over ? pair.Second > pair.First : pair.Second < pair.First) && Math.Abs(change) >= (rule.Limit ?? 0)
            ? (change, Said($"{indicator.NameVi}: {(over ? "tăng" : "giảm")} liên tiếp qua {values.Count} kỳ, đến {period}") + (indicator.IsPublic ? Said($" ({values[0]:0.##} → {values[^1]:0.##})") : ""))
            : null;
    }

    private async Task<Judged> Missing(AlertRule rule, IReadOnlyList<ReportPeriod> open, CancellationToken ct)
    {
        var today = clock.Today();
        var first = open.Select(one => one.Days.To).Append(rule.From > today.AddYears(-1) ? rule.From : today.AddYears(-1)).Min();
        if (first > today)
            return new([], new HashSet<Period>(), new HashSet<(Guid, DateOnly, DateOnly)>());
        var (owed, _) = await obligations.Read(rule.Form!, rule.UnitId, new(first, today), ct);
        return new(
            [.. (owed ?? []).Where(one => one is { IsDue: true, SubmittedOn: null }).Select(one => new Cause(
                one.Unit.UnitId, one.Period, null, Said($"{one.Unit.Name} chưa nộp \"{one.Form.Name}\" kỳ {one.Period.Name}, hạn {one.DueOn:dd/MM/yyyy}")))],
            (owed is null ? [] : open.Select(one => one.Days)).ToHashSet(), new HashSet<(Guid, DateOnly, DateOnly)>());
    }

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
