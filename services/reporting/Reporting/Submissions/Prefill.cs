using System.Globalization;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Queries;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Submissions;

/// <summary>What the system knows already is never asked again: the figures of a form's indicators, and how far they reach.</summary>
internal sealed class Prefill(Answers answers, TimeProvider clock)
{
    public async Task<(Reading? Reading, Refusal? Why)> Read(ReportForm form, Guid unitId, Period period, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var span = Span(period);
        List<FieldAnswer> figures = [];
        IReadOnlyList<ReadPosition> positions = [];
        foreach (var field in form.Fields.Where(one => one.Indicator is not null))
        {
            // Those above will read it: what is not released yet is left open, and read again when it is.
            var (answered, why) = await answers.Read(
                new(field.Indicator!, unitId.ToString(), span, period.To, null, null), [new(span, period)], QueryView.Recast, ct, partly: true, preview: false);
            if (answered is null)
                return (null, why);
            var (indicator, value) = (answered.Question.Indicator, answered.Rows is [{ Value: var found }, ..] ? found : null);
            figures.Add(new(field.Key, value, null, null, indicator.Code, indicator.Version, indicator.IsRatio));
            // The oldest of them: all figures hold at least what was counted up to there.
            positions = positions.Count > 0 ? positions : [.. answered.Question.Freshness.Sources.Select(one => new ReadPosition(one.Source, one.Position))];
        }
        return (new(at, positions, figures), null);
    }

    internal static string Span(Period period) => string.Create(CultureInfo.InvariantCulture, $"{period.From:yyyy-MM-dd}..{period.To:yyyy-MM-dd}");
}
