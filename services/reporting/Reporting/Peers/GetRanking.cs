using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Queries;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Peers;

/// <summary>Units in order of a ratio, where a policy allows it. A raw count is never ranked: it would reward whoever makes more of them.</summary>
internal static class GetRanking
{
    public sealed record Query(
        [property: Required, StringLength(60), Description("The code of a ratio: recognised-per-10000.")] string Indicator,
        [property: Required, StringLength(60), Description("The unit whose parts are ranked: an id, or a code at a day.")] string Unit,
        [property: Required, StringLength(30), Description("A year, quarter, month, day or range.")] string Period,
        [property: PlausibleDate, Description("The day whose units are ranked; today unless given.")] DateOnly? Structure,
        [property: RegularExpression("^(children|district)$"), DefaultValue("children")] string? By);

    internal static void Map(RouteGroupBuilder rankings) => rankings.MapGet("/", Handle)
        .WithName(nameof(GetRanking)).WithSummary("Units ranked by a ratio, where policy allows it").AllowAnonymous()
        .Answers<RankingView>().Refuses(400, 401, 403, 404, 422, 503);

    internal static async Task<IResult> Handle([AsParameters] Query query, Answers answers, ReportingDbContext db, CancellationToken ct)
    {
        if (!Period.TryParse(query.Period, out var period))
            return ReportingProblems.BadPeriod.ToRefusal();
        var (all, why) = await answers.Read(
            new(query.Indicator, query.Unit, query.Period, query.Structure, query.By ?? "children", null), [new(query.Period, period)], QueryView.Recast, ct);
        if (all is null)
            return why!;
        if (!all.Question.Indicator.IsRatio)
            return RankingPolicy.CountIsNotRanked(query.Indicator);
        var policy = await db.RankingPolicies.AsNoTracking().FirstOrDefaultAsync(one =>
            one.Indicator == query.Indicator && one.ValidFrom <= period.To && (one.ValidTo == null || period.To < one.ValidTo), ct);
        if (policy is null)
            return ReportingProblems.NotRanked.With(
                $"Không có quy định nào cho phép xếp hạng theo '{query.Indicator}' trong kỳ này.",
                $"No policy allows ranking by '{query.Indicator}' in this period.", ("indicator", query.Indicator));
        return TypedResults.Ok(View(all, policy));
    }

    private static RankingView View(Answered all, RankingPolicy policy)
    {
        var down = all.Question.Indicator.Direction == "down";
        var ranked = all.Rows.Where(row => row.Value is not null && row.Denominator >= policy.SmallestDenominator)
            .OrderBy(row => down ? row.Value : -row.Value).ThenBy(row => row.Unit.Code, StringComparer.Ordinal).ToList();
        return new(
            IndicatorName.Of(all.Question.Indicator),
            // Equals share a rank.
            [.. ranked.Select(row => new RankedUnit(ranked.FindIndex(one => one.Value == row.Value) + 1, row.Unit, row.Value!.Value, row.Numerator!.Value, row.Denominator!.Value))],
            [.. all.Rows.Except(ranked).Select(row => row.Unit)], policy.SmallestDenominator, policy.Document, all.Question.Breaks, all.Question.Freshness);
    }
}

/// <param name="Unranked">Units whose denominator is too small to say anything, or unknown.</param>
/// <param name="Policy">The document that allows the ranking.</param>
/// <param name="Breaks">Days inside the period on which the definition of the ratio, or of a part of it, changed: figures before and after do not compare.</param>
public sealed record RankingView(
    IndicatorName Indicator, IReadOnlyList<RankedUnit> Ranked, IReadOnlyList<UnitName> Unranked, decimal SmallestDenominator, string Policy,
    IReadOnlyList<DateOnly> Breaks, Freshness Freshness);

public sealed record RankedUnit(int Rank, UnitName Unit, decimal Value, decimal Numerator, decimal Denominator);
