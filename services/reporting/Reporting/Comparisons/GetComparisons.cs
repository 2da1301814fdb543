using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Releases;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Comparisons;

/// <summary>
/// One unit at several days: what it consisted of, what had been counted by then in the units of then, and how that very count reads in
/// the structures of all the other days.
/// </summary>
internal static class GetComparisons
{
    private const int Most = 12;

    public sealed record Query(
        [property: Required, StringLength(60), Description("The code of an indicator: models-recognised.")] string Indicator,
        [property: Required, StringLength(60), Description("A unit's id, or its official code at a day: 40@2018-06-30.")] string Unit,
        [property: Required, StringLength(140), Description("Up to 12 days, separated by commas: 2018-06-30,2020-06-30.")] string Structures,
        [property: StringLength(40), Description("What was known then: a day (its end), or an RFC 3339 time. Now unless given.")] string? AsOf);

    internal static void Map(RouteGroupBuilder comparisons) => comparisons.MapGet("/", Handle)
        .WithName(nameof(GetComparisons)).WithSummary("A unit and its figures at several days, in the structure of each").AllowAnonymous()
        .Answers<ComparisonView>().Refuses(400, 401, 403, 404, 422, 503);

    internal static async Task<IResult> Handle(
        [AsParameters] Query query, Questions questions, FactSums facts, Caller caller, CancellationToken ct)
    {
        if (!TryDays(query.Structures, out var days))
            return ReportingProblems.TooManyStructures.With($"Cần 1 đến {Most} ngày yyyy-MM-dd.", $"Expected 1 to {Most} days yyyy-MM-dd.");
        var last = days.Max();
        var (question, why) = await questions.Read(
            new(query.Indicator, query.Unit, $"..{last:yyyy-MM-dd}", last, null, query.AsOf), ct, partly: true);
        if (question is null || question.IsDivided(out why))
            return why!;

        var epochs = question.Epochs.EndingOn(days);
        var sums = await GetFigures.Sums(question, question.Period, epochs, facts, ct);
        var casting = new Casting(question, epochs);
        if (question.Hidden(caller, casting.AsReported(sums, Grouping.None), casting.Recast(sums, Grouping.None, last)) is { } hidden)
            return hidden;
        var counted = new Counted(question, casting, Steps(question, epochs, sums, days));
        var recast = days.Select(structure => counted.Recast(structure)).ToList();
        return TypedResults.Ok(new ComparisonView(
            IndicatorName.Of(question.Indicator), UnitName.Of(question.Tree, question.UnitId, last), question.AsOf,
            [.. days.Zip(counted.AsReported(), (day, value) => (Day: day, Value: value)).Select((one, row) => ComparedDay.Of(
                question, one.Day, one.Value, [.. recast.Select(structure => structure[row])]))],
            question.Coverage, question.Breaks, question.Freshness, question.Embargoed));
    }

    /// <summary>What each day adds to the day before; units are not added up but counted anew.</summary>
    private static List<List<FactSum>> Steps(Question question, Epochs epochs, List<FactSum> sums, IReadOnlyList<DateOnly> days) =>
    [
        .. days.Select((day, row) => question.Indicator.IsOfTheTree
            ? TreeSums.Of(question, epochs, day)
            : sums.Where(sum => sum.Epoch <= epochs.Of(day) && (row == 0 || sum.Epoch > epochs.Of(days[row - 1]))).ToList()),
    ];

    private sealed class Counted(Question question, Casting casting, List<List<FactSum>> steps)
    {
        public IEnumerable<decimal> AsReported()
        {
            var total = 0m;
            foreach (var value in steps.Select(step => casting.AsReported(step, Grouping.None).Value))
                yield return FigureView.Round(total = question.Indicator.IsOfTheTree ? value : total + value);
        }

        /// <summary>The count of each day in one structure.</summary>
        public List<ComparedStructure> Recast(DateOnly structure)
        {
            var (cast, places) = (new Cast(), new Cast());
            List<ComparedStructure> compared = [];
            foreach (var step in steps)
            {
                if (question.Indicator.IsOfTheTree)
                    (cast, places) = (new(), new());
                casting.Recast(cast, step, Grouping.None, structure);
                casting.Recast(places, step, Grouping.Unit, structure);
                compared.Add(ComparedStructure.Of(question, structure, cast, places));
            }
            return compared;
        }
    }

    private static bool TryDays(string text, out IReadOnlyList<DateOnly> days)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        List<DateOnly> found = [];
        foreach (var part in parts)
        {
            if (DateOnly.TryParseExact(part, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && PlausibleDateAttribute.IsPlausible(day))
                found.Add(day);
        }
        days = [.. found.Distinct().Order()];
        return found.Count == parts.Length && days.Count is > 0 and <= Most;
    }
}

/// <param name="Days">One row for each day, oldest first.</param>
/// <param name="Coverage"><c>all</c>; <c>own-unit</c>: only what lies within the caller's unit is counted; <c>groups</c>: no fewer than the smallest group.</param>
/// <param name="Breaks">Days up to the last of them on which the definition changed: figures before and after do not compare.</param>
/// <param name="Embargoes">What of it is withheld until its release, why and until when; absent where nothing is.</param>
public sealed record ComparisonView(
    IndicatorName Indicator, UnitName Unit, DateTimeOffset? AsOf, IReadOnlyList<ComparedDay> Days, string Coverage, IReadOnlyList<DateOnly> Breaks, Freshness Freshness,
    IReadOnlyList<EmbargoView>? Embargoes = null);

/// <param name="Districts">Units of the district tier within the unit on the day.</param>
/// <param name="Communes">Units of the commune tier within the unit on the day.</param>
/// <param name="AsReported">Counted up to the day, in the units of the time.</param>
/// <param name="Recast">The same count in the structure of every day compared.</param>
public sealed record ComparedDay(DateOnly Day, int Districts, int Communes, decimal? AsReported, IReadOnlyList<ComparedStructure> Recast)
{
    internal static ComparedDay Of(Question question, DateOnly day, decimal asReported, IReadOnlyList<ComparedStructure> recast)
    {
        var (districts, communes) = question.Placement.Count(question.UnitId, day);
        // All that was counted by the day: a part of it that is withheld withholds the whole.
        return question.IsEmbargoed(question.UnitId, Period.Until(day))
            ? new(day, districts, communes, null, [.. recast.Select(one => new ComparedStructure(one.Structure, null, 0, 0, 0, 0))])
            : new(day, districts, communes, question.Shown(asReported, question.UnitId, day), recast);
    }
}

/// <param name="Value">The count in the units of this structure that make up the unit.</param>
/// <param name="EstimatedShare">The part of the value that is estimated for the unit as a whole, 0 to 1.</param>
/// <param name="Unplaced">What no single unit of this structure can be given.</param>
/// <param name="Places">In how many units of this structure it lies.</param>
/// <param name="EstimatedShareOfPlaces">The part that is estimated when given to these units one by one, 0 to 1.</param>
public sealed record ComparedStructure(
    DateOnly Structure, decimal? Value, decimal EstimatedShare, decimal Unplaced, int Places, decimal EstimatedShareOfPlaces)
{
    internal static ComparedStructure Of(Question question, DateOnly structure, Cast cast, Cast places) => new(
        structure, question.Shown(cast.Value, question.UnitId, structure), FigureView.Estimated(cast.Value, cast.Estimated), FigureView.Round(places.Unplaced),
        places.Groups.Count, FigureView.Estimated(places.Value, places.Estimated));
}
