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
        var (indicator, value) = (answered.Question.Indicator, answered.Rows is [{ Value: { } found }, ..] ? found : 0);
        // A ratio does not grow with the days, so nothing is expected of it on the way but what was agreed.
        var expected = indicator.IsRatio && target.Milestones.Count == 0 ? target.Value : FigureView.Round(Math.Round(target.Expected(soFar.To), 4));
        var forecast = indicator.IsRatio ? value : FigureView.Round(Math.Round(target.Forecast(value, soFar.To), 4));
        var down = indicator.Direction == "down";
        // In groups others may see the figure, but not how it was before.
        var known = indicator.IsPublic || answered.Question.Own is not null && answered.Question.SeesAll;
        return TypedResults.Ok(new TargetProgress(
            TargetResource.Of(target, known), soFar.To, value, expected, forecast,
            Reaches(value, expected, down) ? "on-course" : "behind", Reaches(forecast, target.Value, down), known && target.IsTooLow(down), answered.Question.Breaks, answered.Question.Freshness));
    }

    private static bool Reaches(decimal value, decimal wanted, bool down) => down ? value <= wanted : value >= wanted;
}

/// <param name="Day">The day up to which is counted.</param>
/// <param name="Expected">What was expected by the day.</param>
/// <param name="Forecast">What it comes to at the end, if it goes on as it did.</param>
/// <param name="Standing"><c>on-course</c> or <c>behind</c>.</param>
/// <param name="WillBeReached">The forecast reaches the target.</param>
/// <param name="TooLow">It was met before it was agreed on.</param>
/// <param name="Breaks">Days inside what is counted so far on which the definition, or that of a part of a ratio, changed: figures before and after do not compare.</param>
public sealed record TargetProgress(
    TargetResource Target, DateOnly Day, decimal Value, decimal Expected, decimal Forecast, string Standing, bool WillBeReached, bool TooLow,
    IReadOnlyList<DateOnly> Breaks, Freshness Freshness);
