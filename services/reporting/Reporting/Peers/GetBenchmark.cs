using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Contracts.V1;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Queries;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Peers;

/// <summary>A unit beside those like it: its own figure, and their median. No figure of any single one of them is said.</summary>
internal static class GetBenchmark
{
    private const int Most = 10, Fewest = 5;

    public sealed record Query(
        [property: Required, StringLength(60), Description("The code of an indicator: recognised-per-10000.")] string Indicator,
        [property: Required, StringLength(60), Description("A unit's id, or its official code at a day: 16681@2026-01-01.")] string Unit,
        [property: Required, StringLength(30), Description("A year, quarter, month, day or range.")] string Period,
        [property: PlausibleDate, Description("The day in whose structure units are compared; today unless given.")] DateOnly? Structure);

    internal static void Map(RouteGroupBuilder benchmarks) => benchmarks.MapGet("/", Handle)
        .WithName(nameof(GetBenchmark)).WithSummary("A unit's figure beside the median of units like it").AllowAnonymous()
        .Answers<BenchmarkView>().Refuses(400, 401, 403, 404, 422, 503);

    internal static async Task<IResult> Handle([AsParameters] Query query, Answers answers, ReportingDbContext db, CancellationToken ct)
    {
        if (!Period.TryParse(query.Period, out var period))
            return ReportingProblems.BadPeriod.ToRefusal();
        NamedPeriod[] periods = [new(query.Period, period)];
        var (own, why) = await answers.Read(new(query.Indicator, query.Unit, query.Period, query.Structure, null, null), periods, QueryView.Recast, ct);
        if (own is null)
            return why!;
        var question = own.Question;
        if (!question.SeesAll && !question.Indicator.IsGrouped)
            return CommonProblems.Forbidden.ToRefusal();
        if (question.Tree.Find(question.UnitId, question.Structure) is not { } unit || UnitKinds.Tier(unit.Kind) is not (2 or 3))
            return ReportingProblems.NoPeers.ToRefusal();
        var traits = await db.UnitTraits.AsNoTracking().ToListAsync(ct);
        var peers = new Likeness(question.Tree, traits, question.Structure).Of(unit, Most);
        var (all, whyNot) = await answers.Read(
            new(query.Indicator, question.Tree.Ancestors(unit.UnitId, question.Structure)[^1].UnitId.ToString(), query.Period, query.Structure,
                UnitKinds.Tier(unit.Kind) == 2 ? nameof(Grouping.District) : nameof(Grouping.Unit), null), periods, QueryView.Recast, ct, everyones: true);
        return all is null ? whyNot! : TypedResults.Ok(View(own, all, unit, peers));
    }

    private static BenchmarkView View(Answered own, Answered all, UnitVersion unit, IReadOnlyList<UnitVersion> peers)
    {
        var figures = all.Rows.ToDictionary(row => row.Unit.Id, row => row.Value);
        // A count that nobody made, or no whole group, is none; a ratio without a denominator is no number.
        var values = peers.Select(peer => figures.GetValueOrDefault(peer.UnitId) ?? (own.Question.Indicator.IsRatio ? null : 0))
            .OfType<decimal>().Order().ToList();
        var shown = values.Count >= Fewest;
        var value = own.Rows[0].Value;
        return new(
            IndicatorName.Of(own.Question.Indicator), UnitName.Of(own.Question.Tree, unit.UnitId, own.Question.Structure), value, peers.Count,
            shown ? Median(values) : null, shown ? Median(values[..(values.Count / 2)]) : null, shown ? Median(values[((values.Count + 1) / 2)..]) : null,
            shown && value is { } mine ? Math.Round(100m * values.Count(one => one < mine) / values.Count) : null,
            [.. peers.Select(peer => new UnitName(peer.UnitId, peer.Code, peer.Name, peer.Kind))], own.Question.Breaks, own.Question.Freshness);
    }

    private static decimal Median(List<decimal> sorted) => FigureView.Round((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2);
}

/// <param name="Value">The unit's own figure.</param>
/// <param name="Median">The median of the peers; missing, with the quartiles, where fewer than five of them have a figure.</param>
/// <param name="Percentile">How many in a hundred peers have less.</param>
/// <param name="AlikeUnits">Who the peers are: those most like the unit by residents, density, terrain and poverty. Their figures are not said.</param>
/// <param name="Breaks">Days inside the period on which the definition, or that of a part of a ratio, changed: figures before and after do not compare.</param>
public sealed record BenchmarkView(
    IndicatorName Indicator, UnitName Unit, decimal? Value, int Peers, decimal? Median, decimal? LowerQuartile, decimal? UpperQuartile,
    decimal? Percentile, IReadOnlyList<UnitName> AlikeUnits, IReadOnlyList<DateOnly> Breaks, Freshness Freshness);
