using DanVan.Reporting.Figures;
using DanVan.Reporting.Queries;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Targets;

/// <summary>A target and how far it is reached: beside what was expected by today, and what it comes to if it goes on like this.</summary>
internal static class GetTarget
{
    internal static void Map(RouteGroupBuilder targets) => targets.MapGet("/{targetId:guid}", Handle)
        .WithName(nameof(GetTarget)).WithSummary("A target with its progress and forecast").AllowAnonymous()
        .Answers<TargetProgress>().Refuses(401, 403, 404, 503);

    internal static async Task<IResult> Handle(Guid targetId, ReportingDbContext db, Answers answers, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Targets.AsNoTracking().SingleOrDefaultAsync(one => one.Id == targetId, ct) is not { } target)
            return ReportingProblems.TargetNotFound.ToRefusal();
        var day = clock.Today() < target.To ? clock.Today() : target.To;
        var soFar = new Period(target.From, day < target.From ? target.From : day);
        var text = $"{soFar.From:yyyy-MM-dd}..{soFar.To:yyyy-MM-dd}";
        var (answered, why) = await answers.Read(
            new(target.Indicator, target.UnitId.ToString(), text, soFar.To, null, null), [new(text, soFar)], QueryView.Recast, ct);
        if (answered is null)
            return why!;
        var (indicator, value) = (answered.Question.Indicator, answered.Rows is [var row, ..] ? row.Value : null);
        // What does not grow with the days stays what it is, and nothing is expected of it on the way but what was agreed.
        var expected = !answered.Grows && target.Milestones.Count == 0 ? target.Value : FigureView.Round(Math.Round(target.Expected(soFar.To), 4));
        var forecast = answered.Grows && value is { } counted ? FigureView.Round(Math.Round(target.Forecast(counted, soFar.To), 4)) : value;
        var down = indicator.Direction == "down";
        // In groups others may see the figure, but not how it was before.
        var known = indicator.IsPublic || answered.Question.Own is not null && answered.Question.SeesAll;
        return TypedResults.Ok(new TargetProgress(
            TargetResource.Of(target, known), soFar.To, value, expected, forecast,
            Reaches(value, expected, down) switch { null => null, true => "on-course", false => "behind" }, Reaches(forecast, target.Value, down), known && target.IsTooLow(down), answered.Question.Breaks, answered.Question.Freshness));
    }

    private static bool? Reaches(decimal? value, decimal wanted, bool down) => value is not { } known ? null : down ? known <= wanted : known >= wanted;
}

/// <param name="Day">The day up to which is counted.</param>
/// <param name="Value">Missing where it is withheld, or a ratio has nothing to divide by: then it has no forecast and no standing either.</param>
/// <param name="Expected">What was expected by the day.</param>
/// <param name="Forecast">What it comes to at the end, if it goes on as it did; what stands on a day (residents, units) or is a share stays what it is.</param>
/// <param name="Standing"><c>on-course</c> or <c>behind</c>; missing where there is no value.</param>
/// <param name="WillBeReached">The forecast reaches the target; missing where there is none.</param>
/// <param name="TooLow">It was met before it was agreed on.</param>
/// <param name="Breaks">Days inside what is counted so far on which the definition, or that of a part of a ratio, changed: figures before and after do not compare.</param>
public sealed record TargetProgress(
    TargetResource Target, DateOnly Day, decimal? Value, decimal Expected, decimal? Forecast, string? Standing, bool? WillBeReached, bool TooLow,
    IReadOnlyList<DateOnly> Breaks, Freshness Freshness);
