using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.Reporting.Contracts.V1;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Queries;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Targets;

/// <summary>Notes a target that was agreed on, with what was known before: a target that is met already is kept, and shown as what it is.</summary>
internal static class AgreeTarget
{
    public sealed record Request(
        Guid UnitId,
        [property: Required, StringLength(60)] string Indicator,
        [property: Required, StringLength(30)] string Period,
        [property: Range(-Target.Most, Target.Most)] decimal Value,
        [property: Required, StringLength(Target.LongestOwner, MinimumLength = 1)] string Owner,
        [property: Required, StringLength(Target.LongestDocument, MinimumLength = 1)] string Document,
        [property: MaxLength(Target.MostMilestones)] IReadOnlyList<OnTheWay>? Milestones = null);

    /// <summary>What is to be reached by a day on the way.</summary>
    public sealed record OnTheWay([property: PlausibleDate] DateOnly Day, [property: Range(-Target.Most, Target.Most)] decimal Value);

    internal static void Map(RouteGroupBuilder targets) => targets.MapPost("/", Handle)
        .WithName(nameof(AgreeTarget)).WithSummary("Agree on a target of a unit")
        .Needs(ReportingScopes.Plan).Answers<TargetResource>(201).Refuses(404, 409, 422, 503);

    internal static async Task<IResult> Handle(
        Request request, ReportingDbContext db, Answers answers, EventLog log, UnitTreeSource units, Caller caller, CancellationToken ct)
    {
        if (!Figures.Period.TryParse(request.Period, out var period) || period.From == PlausibleDateAttribute.First)
            return ReportingProblems.BadPeriod.ToRefusal();
        if (caller.IsOutside(await units.Current(ct), request.UnitId, period.From, out var outside))
            return outside;
        var before = new Period(period.From.AddDays(period.From.DayNumber - period.To.DayNumber - 1), period.From.AddDays(-1));
        var text = $"{before.From:yyyy-MM-dd}..{before.To:yyyy-MM-dd}";
        var (baseline, why) = await answers.Read(
            new(request.Indicator, request.UnitId.ToString(), text, before.To, null, null), [new(text, before)], QueryView.Recast, ct,
            partly: true, preview: false);
        if (baseline is null)
            return why!;
        var target = new Target();
        var decided = target.Agree(request.UnitId, request.Indicator, period, request.Value, request.Owner, request.Document,
            baseline.Rows is [{ Value: { } value }, ..] ? value : null, [.. (request.Milestones ?? []).Select(one => new Milestone(one.Day, one.Value))]);
        if (decided.Refused(out var refusal, out var agreed))
            return refusal;
        db.Add(target);
        // The promise is public, and what was known before only where its indicator is.
        log.Append(target, baseline.Question.Indicator.IsPublic ? agreed : agreed with { Baseline = null }, Readers.Public(target.UnitId));
        return await log.Save(
            Answer.Created($"/v1/targets/{target.Id}", TargetResource.Of(target, showsBaseline: true), target.Version), ct,
            (Target.OnePerPeriod, ReportingProblems.TargetAgreed));
    }
}

/// <param name="Baseline">The figure of as many days before; absent where nothing was known, or where it is not the caller's to see.</param>
public sealed record TargetResource(
    Guid Id, Guid UnitId, string Indicator, DateOnly From, DateOnly To, decimal Value, string Owner, string Document, decimal? Baseline,
    IReadOnlyList<Milestone> Milestones, long Version)
{
    internal static TargetResource Of(Target one, bool showsBaseline) => new(
        one.Id, one.UnitId, one.Indicator, one.From, one.To, one.Value, one.Owner, one.Document, showsBaseline ? one.Baseline : null,
        [.. one.Milestones.Select(by => new Milestone(by.Day, by.Value))], one.Version);
}
