using DanVan.Committee.Units;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Queries;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Signals;

/// <summary>What was looked through, and what was found in it.</summary>
internal sealed record Searched(Question Question, Period Period, IReadOnlyList<Sign> Signs);

/// <summary>Looks through the months of a period that have ended, at every single unit, and keeps what was not told before.</summary>
internal sealed class SignSearch(ReportingDbContext db, Answers answers, EventLog log, Caller caller, TimeProvider clock)
{
    public const int MostMonths = 36;

    // No month bears this name.
    private const string Whole = "whole";

    public async Task<(Searched? Searched, Refusal? Why)> Find(string indicator, string unit, string text, Outliers outliers, CancellationToken ct)
    {
        // A month that goes on has not said all it will: it is neither little nor nothing.
        if (!Period.TryParse(text, out var period) || Months(period) is not { Count: <= MostMonths } all
            || all.FindAll(month => month.Period.To < clock.Today()) is not { Count: > 0 } months)
            return (null, ReportingProblems.BadPeriod.With($"Cần 1 đến {MostMonths} tháng đã kết thúc.", $"Expected 1 to {MostMonths} months that have ended."));
        var before = outliers.Method == OutlierMethod.MinMax ? Months(new(months[0].Period.From.AddMonths(-Outliers.MonthsBefore), months[0].Period.From.AddDays(-1))) : [];
        var read = before.Count == 0 ? text : $"{before[0].Period.From:yyyy-MM-dd}..{period.To:yyyy-MM-dd}";
        var last = months[^1].Period.To;
        // Months of a ratio have no sum: the period is asked for by itself.
        var whole = new NamedPeriod(Whole, new(period.From, last < period.To ? last : period.To));
        var (answered, why) = await answers.Read(
            new(indicator, unit, read, period.To, nameof(Grouping.Unit), null), [.. before, .. months, whole], QueryView.Recast, ct, preview: false);
        if (answered is null)
            return (null, why);
        // Only what the caller may see one by one is looked through, and told to who may see it too. What is public is looked through by who answers for it.
        var question = answered.Question;
        if (caller.IsOutside(question.Tree, question.UnitId, question.Placement.DayOf(question.UnitId, period.To) ?? period.To, out var outside))
            return (null, outside);
        if (!question.SeesAll)
            return (null, CommonProblems.Forbidden.ToRefusal());
        return (new(question, period,
        [
            .. outliers.Method == OutlierMethod.MinMax
                ? OutsideTheirOwn(outliers, answered.Rows, before, [.. months.Where(month => IsWhole(month.Period, period))])
                : outliers.Among(answered.Rows.Where(row => row is { Period: Whole, Value: not null }).ToDictionary(row => row.Unit.Id, row => row.Value!.Value)),
            .. Signs.Of(Series(answered.Rows, months, question), question.Indicator.IsRatio, question.Indicator.Measure == "percent"),
        ]), null);
    }

    /// <summary>Keeps and tells what nobody was told of this period yet; the caller saves.</summary>
    public async Task<List<Signal>> Raise(Searched searched, CancellationToken ct)
    {
        var (question, period) = (searched.Question, searched.Period);
        var known = await db.Signals.Where(one => one.Indicator == question.Indicator.Code && one.From == period.From && one.To == period.To)
            .Select(one => new { one.UnitId, one.Kind }).ToListAsync(ct);
        List<Signal> raised = [];
        foreach (var sign in searched.Signs.Where(sign => !known.Exists(one => one.UnitId == sign.UnitId && Outliers.Cause(one.Kind) == Outliers.Cause(sign.Kind))))
        {
            var signal = new Signal();
            var happened = signal.Raise(sign, question.Indicator.Code, period);
            db.Add(signal);
            // A unit that is told whose rows are its own would have been told its neighbour's.
            log.Append(signal, happened, Readers.Within(sign.OtherUnitId is null ? signal.UnitId : question.UnitId));
            raised.Add(signal);
        }
        return raised;
    }

    private static IEnumerable<Sign> OutsideTheirOwn(Outliers outliers, IReadOnlyList<QueryRow> rows, IReadOnlyList<NamedPeriod> before, IReadOnlyList<NamedPeriod> months)
    {
        var usual = Series(rows, before);
        return Series(rows, months).Select(unit => outliers.OfItsOwn(unit.Key, usual[unit.Key], months.Select(month => month.Name).Zip(unit.Value))).OfType<Sign>();
    }

    // A part of a month against whole ones would always be little.
    private static bool IsWhole(Period month, Period within) => month.From >= within.From && month.To <= within.To;

    private static Dictionary<Guid, decimal?[]> Series(IReadOnlyList<QueryRow> rows, IReadOnlyList<NamedPeriod> months) =>
        rows.GroupBy(row => row.Unit.Id).ToDictionary(unit => unit.Key, unit =>
        {
            var values = unit.ToDictionary(row => row.Period, row => row.Value);
            return months.Select(month => values.GetValueOrDefault(month.Name)).ToArray();
        });

    // Of what is counted, a month without a row has none; of what is divided, it is not known.
    private static Dictionary<Guid, decimal?[]> Series(IReadOnlyList<QueryRow> rows, IReadOnlyList<NamedPeriod> months, Question question) =>
        question.Indicator.IsRatio ? Series(rows, months) : Series(rows, months).ToDictionary(unit => unit.Key, unit => unit.Value.Select(month => month ?? 0).Cast<decimal?>().ToArray());

    private static List<NamedPeriod> Months(Period period)
    {
        List<NamedPeriod> months = [];
        for (var first = new DateOnly(period.From.Year, period.From.Month, 1); first <= period.To && months.Count <= MostMonths; first = first.AddMonths(1))
            months.Add(new($"{first:yyyy-MM}", new(first, first.AddMonths(1).AddDays(-1))));
        return months;
    }
}
