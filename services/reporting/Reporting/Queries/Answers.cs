using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Queries;

/// <param name="Question">What was asked, understood; of a ratio, without its parts.</param>
/// <param name="Grows">It grows with the days of a period, for what happens on each is added up; what stands on its last day, or is a share, does not.</param>
internal sealed record Answered(Question Question, IReadOnlyList<QueryRow> Rows, bool Grows);

/// <summary>Rows of any indicator: a count is read, a ratio is divided anew from the rows of its parts.</summary>
internal sealed class Answers(Questions questions, QueryRows rows)
{
    /// <param name="everyones">Whoever asks, of all units: for numbers that name no single one of them. Where small groups are withheld, in whole groups.</param>
    /// <param name="partly">What is withheld until its release is a row without a value; else the question is refused where a part of it is.</param>
    /// <param name="split">A field by which the definition lets the figure be divided.</param>
    /// <param name="preview">False where what is answered is kept for others to read: then nothing is seen before its release.</param>
    public async Task<(Answered? Answered, Refusal? Why)> Read(
        FigureQuery query, IReadOnlyList<NamedPeriod> periods, QueryView view, CancellationToken ct, bool everyones = false, bool partly = false, bool preview = true,
        string? split = null)
    {
        var (question, why) = await questions.Read(query, ct, partly, preview);
        if (question is null)
            return (null, why);
        if (split is not null && !question.Indicator.Disaggregations.Contains(split))
            return (null, ReportingProblems.NotDisaggregated.With(
                $"'{question.Indicator.Code}' không phân tổ theo '{split}'. Có: {string.Join(", ", question.Indicator.Disaggregations)}.",
                $"'{question.Indicator.Code}' is not divided by '{split}'. There are: {string.Join(", ", question.Indicator.Disaggregations)}.",
                ("indicator", question.Indicator.Code), ("known", question.Indicator.Disaggregations)));
        if (!question.Indicator.IsRatio)
            return await Count(question, periods, view, everyones, split, ct);
        var (above, whyNot) = await Part(question, question.Indicator.Numerator!, query, periods, view, everyones, partly, preview, ct);
        if (above is null)
            return (null, whyNot);
        var (below, whyNeither) = await Part(question, question.Indicator.Denominator!, query, periods, view, everyones, partly, preview, ct);
        if (below is null)
            return (null, whyNeither);
        // What its parts may not tell, a ratio does not tell either; and where a part changes, so does it.
        var whole = question with
        {
            Breaks = [.. question.Breaks.Concat(above.Question.Breaks).Concat(below.Question.Breaks).Distinct().Order()],
            Embargoes = [.. question.Embargoes.Concat(above.Question.Embargoes).Concat(below.Question.Embargoes).DistinctBy(one => one.Id)],
        };
        return (new(whole, Divide(whole, above.Rows, below.Rows), above.Grows && below.Question.Indicator.IsOfTheTree), null);
    }

    private async Task<(Answered? Answered, Refusal? Why)> Part(
        Question ratio, string part, FigureQuery query, IReadOnlyList<NamedPeriod> periods, QueryView view, bool everyones, bool partly, bool preview, CancellationToken ct)
    {
        var (question, why) = await questions.ReadPart(ratio, part, query, ct, partly, preview);
        return question is null ? (null, why) : await Count(question, periods, view, everyones, null, ct);
    }

    private async Task<(Answered? Answered, Refusal? Why)> Count(
        Question question, IReadOnlyList<NamedPeriod> periods, QueryView view, bool everyones, string? split, CancellationToken ct)
    {
        var asked = everyones ? question with { Own = question.Indicator.IsGrouped ? Guid.Empty : null, InGroups = question.Indicator.IsGrouped } : question;
        var (counted, hidden) = await rows.Read(asked, periods, view, ct, split);
        return counted is null ? (null, hidden) : (new(question, counted, !question.Indicator.IsOfTheTree), null);
    }

    private static List<QueryRow> Divide(Question question, IReadOnlyList<QueryRow> above, IReadOnlyList<QueryRow> below)
    {
        var numerators = above.ToDictionary(row => (row.Period, row.Unit.Id));
        return [.. below.Select(row =>
        {
            var numerator = numerators.GetValueOrDefault((row.Period, row.Unit.Id));
            var (over, under) = (numerator is null ? 0 : numerator.Value, row.Value);
            return row with
            {
                Indicator = question.Indicator.Code,
                Value = over is null || under is null or 0m ? null : FigureView.Round(Math.Round(over.Value / under.Value * question.Indicator.Per!.Value, 4)),
                Numerator = over,
                Denominator = under,
                EstimatedShare = Math.Max(row.EstimatedShare, numerator?.EstimatedShare ?? 0),
                Withheld = row.Withheld || numerator?.Withheld == true,
            };
        })];
    }
}
