using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Queries;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Reports;

/// <summary>Writes a report: each place in a template becomes a figure with its link; what has no place is an opinion.</summary>
internal sealed partial class ReportDraft(Answers answers, Heard heard)
{
    private readonly List<ReportFigure> figures = [];
    private Asked asked = null!;

    /// <param name="UnitName">As it is called at the end of the period.</param>
    /// <param name="Remarks">The office's own words on the period.</param>
    /// <param name="Tasks">The office's own words on what comes next.</param>
    internal sealed record Asked(ReportTemplate Template, Guid UnitId, string UnitName, Period Period, DateTimeOffset AsOf, ReportPaper Paper,
        IReadOnlyList<string> Remarks, IReadOnlyList<string> Tasks, bool HasUnitsBelow);

    public async Task<(ReportContent? Content, Refusal? Why)> Write(Asked report, CancellationToken ct)
    {
        asked = report;
        figures.Clear();
        var sections = new List<ReportSection>();
        foreach (var (section, at) in report.Template.Sections.Select((one, at) => (one, at)))
        {
            var sentences = new List<ReportSentence>();
            // Where nothing stands below, nothing spreads.
            foreach (var sentence in section.Sentences.Where(one => report.HasUnitsBelow || !one.Contains(":spread}", StringComparison.Ordinal)))
            {
                var (written, why) = await Sentence(sentence, ct);
                if (written is null)
                    return (null, why);
                sentences.Add(written);
            }
            // What the office adds is its own word, numbers in it or not: remarks before the last section, tasks in it.
            var added = at == report.Template.Sections.Count - 1 ? report.Tasks : at == report.Template.Sections.Count - 2 ? report.Remarks : [];
            sections.Add(new(section.Heading, [.. sentences, .. added.Select(text => new ReportSentence(text, true, []))]));
        }
        var title = (await Sentence(report.Template.Name, ct)).Sentence!.Text;
        return (new(report.Template.Code, report.Template.Version, report.UnitId, report.UnitName, report.Period.From, report.Period.To, report.AsOf, title, report.Paper,
            report.Remarks, report.Tasks, [.. sections.Where(section => section.Sentences.Count > 0)], [.. figures]), null);
    }

    private async Task<(ReportSentence? Sentence, Refusal? Why)> Sentence(string template, CancellationToken ct)
    {
        var (text, cited, end) = (new StringBuilder(), new List<int>(), 0);
        foreach (Match place in Place().Matches(template))
        {
            text.Append(template, end, place.Index - end);
            end = place.Index + place.Length;
            var (name, which) = (place.Groups["name"].Value, place.Groups["which"].Value);
            var (said, why) = name switch
            {
                // "Tỉnh Nghệ An" within a sentence is "tỉnh Nghệ An".
                "unit" => (char.ToLowerInvariant(asked.UnitName[0]) + asked.UnitName[1..], null),
                "period" => (ReportWords.Period(asked.Period.From, asked.Period.To), null),
                "day" => ($"ngày {ReportWords.Day(asked.Period.To)}", null),
                _ => await Figure(name, which, cited, ct),
            };
            if (said is null)
                return (null, why);
            text.Append(said);
        }
        text.Append(template, end, template.Length - end);
        return (new(text.ToString(), cited.Count == 0, [.. cited.Distinct().Order()]), null);
    }

    private async Task<(string? Said, Refusal? Why)> Figure(string indicator, string which, List<int> cited, CancellationToken ct)
    {
        var before = new Period(asked.Period.From.AddYears(-1), asked.Period.To.AddDays(1).AddYears(-1).AddDays(-1));
        var (now, why) = await Read(indicator, which switch { "before" => before, "total" => Period.Until(asked.Period.To), _ => asked.Period }, which == "spread", ct);
        if (now is null)
            return (null, why);
        cited.AddRange([now.Number, .. now.Parts ?? []]);
        if (which != "change")
            return (now.Text, null);
        var (then, whyNot) = await Read(indicator, before, false, ct);
        if (then is null)
            return (null, whyNot);
        cited.AddRange([then.Number, .. then.Parts ?? []]);
        return (now.Text == ReportWords.Unreleased || then.Text == ReportWords.Unreleased ? ReportWords.Unreleased : ReportWords.Change(now.Value, then.Value), null);
    }

    private async Task<(ReportFigure? Figure, Refusal? Why)> Read(string indicator, Period period, bool spread, CancellationToken ct)
    {
        var (span, asOf) = (Span(period), asked.AsOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        var by = spread ? "children" : "none";
        var query = $"?indicator={indicator}&unit={asked.UnitId}&period={span}&structure={asked.Period.To:yyyy-MM-dd}&by={by}&asOf={asOf}";
        if (figures.Find(one => one.Href == "/v1/figures" + query || one is { Href: null } && one.Indicator == indicator && one.From == period.From && one.To == period.To) is { } known)
            return (known, null);
        // In the units of the period's end, so that both years are counted over the same land.
        // Others will read it: what is not released yet stands in no report, whoever drafts it.
        var (answered, why) = await answers.Read(
            new(indicator, asked.UnitId.ToString(), span, asked.Period.To, by, asOf), [new(span, period)], QueryView.Recast, ct, partly: true, preview: false);
        if (answered is null)
            return (null, why);
        var definition = answered.Question.Indicator;
        var isOut = !answered.Question.IsEmbargoed(asked.UnitId, period);
        var isKnown = isOut && (definition.IsRatio || await heard.Of(definition, asked.AsOf, ct));
        int[]? parts = null;
        if (definition.IsRatio)
        {
            var (above, whyNot) = await Read(definition.Numerator!, period, false, ct);
            if (above is null)
                return (null, whyNot);
            var (below, whyNeither) = await Read(definition.Denominator!, period, false, ct);
            if (below is null)
                return (null, whyNeither);
            parts = [above.Number, below.Number];
            isKnown = isOut && above.Value is not null && below.Value is not null;
        }
        var some = answered.Rows.Count(row => row.Value > 0);
        decimal? value = !isKnown ? null : spread ? some : answered.Rows is [{ Value: var found }, ..] ? found : null;
        var text = !isOut ? ReportWords.Unreleased : value is not { } number ? ReportWords.Unknown : spread ? $"{some} trên tổng số {answered.Rows.Count} đơn vị cấp dưới trực tiếp" : ReportWords.Number(number);
        var figure = new ReportFigure(figures.Count + 1, indicator, definition.NameVi, definition.Version, period.From, period.To, value, text,
            parts is null ? "/v1/figures" + query : null, "/v1/figures/why" + query, parts, definition.Per);
        figures.Add(figure);
        return (figure, null);
    }

    private static string Span(Period period) => string.Create(CultureInfo.InvariantCulture, $"{period.From:yyyy-MM-dd}..{period.To:yyyy-MM-dd}");

    [GeneratedRegex(@"\{(?<name>[a-z0-9-]+)(:(?<which>before|change|total|spread))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
