using DanVan.Reporting.Figures;
using DanVan.Reporting.Indicators;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Queries;

/// <summary>Answers one question in full, or says why not.</summary>
internal static class RunQuery
{
    internal static void Map(RouteGroupBuilder queries) => queries.MapPost("/", Handle)
        .WithName(nameof(RunQuery)).WithSummary("Ask for figures by indicator, period and unit").AllowAnonymous().OnlyReads()
        .Answers<QueryAnswer>().Refuses(400, 401, 403, 404, 422, 503);

    internal static async Task<IResult> Handle(
        Query query, Answers answers, ReportingDbContext db, KnownTrees trees, TimeProvider clock, CancellationToken ct)
    {
        var (periods, badPeriod) = Periods(query.Periods, clock.Today());
        if (periods is null)
            return badPeriod!;
        if (!Questions.TryTime(query.AsOf, clock, out var asOf))
            return ReportingProblems.BadTime.ToRefusal();
        var (tree, day) = (await trees.At(asOf, ct), query.Structure ?? (asOf is { } then ? VietnamTime.Day(then) : clock.Today()));
        var (unit, ambiguous) = Names.Unit(query.Unit, tree, day);
        if (unit is null)
            return ambiguous!;
        var (filter, unfit) = query.Where is null ? default : RowFilter.Read(query.Where, tree, day);
        if (unfit is not null)
            return unfit;
        var known = await Definition.KnownAt(db, asOf).OrderBy(one => one.Code).ThenBy(one => one.Version).ToListAsync(ct);
        var span = $"{periods.Min(one => one.Period.From):yyyy-MM-dd}..{periods.Max(one => one.Period.To):yyyy-MM-dd}";
        List<Question> asked = [];
        List<QueryRow> found = [];
        foreach (var name in query.Indicators.Distinct())
        {
            var (code, unknown) = Names.Indicator(name, known);
            if (code is null)
                return unknown!;
            var (answered, why) = await answers.Read(new(code, unit, span, query.Structure, By(query.Level), query.AsOf), periods, query.View, ct, partly: true, split: query.Split);
            if (answered is null)
                return why!;
            var question = answered.Question;
            if (question.Breaks.Count > 0 && !query.AllowBreak)
                return Changed(question);
            asked.Add(question);
            found.AddRange(answered.Rows.Where(row => filter is null || filter.Matches(row)));
            if (found.Count > QueryLimits.MostRows)
                return TooLarge(found.Count);
        }
        var first = asked[0];
        return TypedResults.Ok(new QueryAnswer(
            [.. asked.Select(one => IndicatorName.Of(one.Indicator))], UnitName.Of(first.Tree, first.UnitId, first.Period.To),
            query.View == QueryView.Recast ? QueryRows.Structure(first) : null, first.AsOf,
            [.. periods.Select(one => new PeriodName(one.Name, one.Period.From, one.Period.To))], found,
            [.. asked.SelectMany(one => one.Breaks).Distinct().Order()], QueryLimits.All, first.Freshness,
            asked.SelectMany(one => one.Embargoed ?? []).DistinctBy(one => one.ReleaseId).ToList() is { Count: > 0 } embargoes ? embargoes : null));
    }

    private static (IReadOnlyList<NamedPeriod>? Periods, Refusal? Why) Periods(IReadOnlyList<string> texts, DateOnly today)
    {
        List<NamedPeriod> periods = [];
        foreach (var text in texts)
        {
            if (NamedPeriod.Read(text, today) is not { } read)
                return (null, ReportingProblems.BadPeriod.With($"Không đọc được kỳ '{text}'.", $"'{text}' is no period.", ("period", text)));
            periods.AddRange(read);
        }
        periods = [.. periods.DistinctBy(one => one.Name)];
        return periods.Count <= QueryLimits.MostPeriods ? (periods, null) : (null, TooLarge(null));
    }

    internal static string By(QueryLevel level) => level switch
    {
        QueryLevel.Children => nameof(Grouping.Children),
        QueryLevel.District => nameof(Grouping.District),
        QueryLevel.Commune => nameof(Grouping.Unit),
        _ => nameof(Grouping.None),
    };

    private static Refusal TooLarge(int? rows) => ReportingProblems.QueryTooLarge.With(
        $"Một truy vấn có tối đa {QueryLimits.MostIndicators} chỉ tiêu, {QueryLimits.MostPeriods} kỳ và {QueryLimits.MostRows} dòng.",
        $"A query has at most {QueryLimits.MostIndicators} indicators, {QueryLimits.MostPeriods} periods and {QueryLimits.MostRows} rows.",
        ("limits", QueryLimits.All), ("rows", rows));

    private static Refusal Changed(Question question)
    {
        var (indicator, days) = (question.Indicator, string.Join(", ", question.Breaks));
        var defined = indicator.IsRatio ? $"'{indicator.Code}' ({indicator.Numerator} / {indicator.Denominator})" : $"'{indicator.Code}'";
        return ReportingProblems.DefinitionChanged.With(
            $"Định nghĩa của {defined} thay đổi ngày {days}; dùng allowBreak nếu vẫn muốn so sánh.",
            $"The definition of {defined} changes on {days}; allowBreak compares all the same.",
            ("indicator", indicator.Code), ("breaks", question.Breaks));
    }
}
