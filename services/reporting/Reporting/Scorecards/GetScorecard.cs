using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Queries;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Scorecards;

/// <summary>
/// The score of a unit with all it is made of. Each part shows what was counted, with the address of its inputs, and what the level above
/// has agreed to count instead.
/// </summary>
internal static class GetScorecard
{
    public sealed record Query(
        [property: Required, StringLength(60), Description("A unit's id, or its official code at a day: 412@2018-03-26.")] string Unit,
        [property: Required, StringLength(30), Description("A year, quarter, month, day or range.")] string Period,
        [property: StringLength(40), Description("What was known then: a day (its end), or an RFC 3339 time. Now unless given.")] string? AsOf);

    internal static void Map(RouteGroupBuilder scorecards) => scorecards.MapGet("/", Handle)
        .WithName(nameof(GetScorecard)).WithSummary("The scorecard of a unit, with its inputs").AllowAnonymous()
        .Answers<ScorecardView>().Refuses(401, 403, 404, 422, 503);

    internal static async Task<IResult> Handle([AsParameters] Query query, Answers answers, ReportingDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (!Period.TryParse(query.Period, out var period))
            return ReportingProblems.BadPeriod.ToRefusal();
        if (await Formula.On(db, period.To, ct) is not { } formula)
            return ReportingProblems.FormulaNotFound.ToRefusal();

        Dictionary<string, decimal> counted = [];
        Question? asked = null;
        foreach (var indicator in formula.InOrder.SelectMany(part => new[] { part.Numerator, part.Denominator }).Distinct())
        {
            // What was reported of the unit, as it was then: what came to its land later is not its work.
            var (answered, why) = await answers.Read(
                new(indicator, query.Unit, query.Period, period.To < clock.Today() ? period.To : clock.Today(), null, query.AsOf),
                [new(query.Period, period)], QueryView.Reported, ct);
            if (answered is null)
                return why!;
            asked ??= answered.Question;
            counted[indicator] = answered.Rows is [{ Value: { } value }, ..] ? value : 0;
        }
        return TypedResults.Ok(View(query, formula, asked!, counted, await Upheld(db, asked!, period, ct)));
    }

    private static ScorecardView View(Query query, Formula formula, Question asked, Dictionary<string, decimal> counted, Dictionary<string, Objection> upheld)
    {
        var inputs = formula.Parts.ToDictionary(part => part.Code, part => upheld.GetValueOrDefault(part.Code) is { } agreed
            ? new PartInput(part.Code, agreed.AgreedNumerator ?? counted[part.Numerator], agreed.AgreedDenominator ?? counted[part.Denominator])
            : new PartInput(part.Code, counted[part.Numerator], counted[part.Denominator]));
        var score = formula.Score(asked.Period, inputs);
        CountedInput Input(string indicator) => new(indicator, counted[indicator], Why(query, indicator));
        return new(
            UnitName.Of(asked.Tree, asked.UnitId, asked.Period.To), asked.Period.From, asked.Period.To, asked.AsOf, formula.Version, formula.Source,
            score.Value, score.MeasuredWeight,
            [.. formula.InOrder.Zip(score.Parts, (part, scored) => new ScorecardPart(
                scored, Input(part.Numerator), Input(part.Denominator),
                upheld.GetValueOrDefault(part.Code) is { } agreed ? new(agreed.Id, agreed.Reason!, agreed.AgreedNumerator, agreed.AgreedDenominator) : null))],
            asked.Freshness);
    }

    private static Task<Dictionary<string, Objection>> Upheld(ReportingDbContext db, Question asked, Period period, CancellationToken ct) => db.Objections.AsNoTracking()
        .Where(one => one.UnitId == asked.UnitId && one.From == period.From && one.To == period.To && one.State == Objection.Upheld
            && (asked.AsOf == null || one.AnsweredAt <= asked.AsOf.Value.ToUniversalTime()))
        .ToDictionaryAsync(one => one.Part, ct);

    private static string Why(Query query, string indicator) =>
        $"/v1/figures/why?indicator={indicator}&unit={Uri.EscapeDataString(query.Unit)}&period={Uri.EscapeDataString(query.Period)}"
        + (query.AsOf is null ? "" : $"&asOf={Uri.EscapeDataString(query.AsOf)}");
}

/// <param name="Source">The document behind the formula.</param>
/// <param name="Score">0 to 100; absent where no part can be measured.</param>
/// <param name="MeasuredWeight">The weights of the parts that can be measured: the score is in percent of it.</param>
public sealed record ScorecardView(
    UnitName Unit, DateOnly From, DateOnly To, DateTimeOffset? AsOf, short FormulaVersion, string Source, decimal? Score, decimal MeasuredWeight,
    IReadOnlyList<ScorecardPart> Parts, Freshness Freshness);

/// <param name="Scored">The part with what it was scored by.</param>
/// <param name="Numerator">What was counted.</param>
/// <param name="Denominator">What was counted to divide by.</param>
/// <param name="Agreed">An objection that was upheld; absent where there is none.</param>
public sealed record ScorecardPart(ScoredPart Scored, CountedInput Numerator, CountedInput Denominator, AgreedInput? Agreed);

/// <param name="Why">Where its inputs are: facts, and the events behind them.</param>
public sealed record CountedInput(string Indicator, decimal Value, string Why);

/// <param name="Reason">Why the level above upheld it.</param>
/// <param name="Numerator">Counted instead; absent where what was counted stands.</param>
/// <param name="Denominator">Counted instead; absent where what was counted stands.</param>
public sealed record AgreedInput(Guid ObjectionId, string Reason, decimal? Numerator, decimal? Denominator);
