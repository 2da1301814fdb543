using System.ComponentModel;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Targets;

/// <summary>The targets of a unit. Targets are public: who promises something promises it to the people.</summary>
internal static class GetTargets
{
    private sealed record After(string Indicator, DateOnly From, DateOnly To);

    internal static void Map(RouteGroupBuilder targets) => targets.MapGet("/", Handle)
        .WithName(nameof(GetTargets)).WithSummary("Targets of a unit").AllowAnonymous().Answers<Page<TargetResource>>();

    internal static async Task<IResult> Handle(
        [Description("The unit's id.")] Guid unit, [AsParameters] Paging paging, ReportingDbContext db, UnitTreeSource units, Caller caller,
        TimeProvider clock, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var malformed))
            return malformed;
        var targets = db.Targets.AsNoTracking().Where(one => one.UnitId == unit);
        if (after is not null)
            targets = targets.Where(one => one.Indicator.CompareTo(after.Indicator) > 0
                || (one.Indicator == after.Indicator && (one.From > after.From || (one.From == after.From && one.To > after.To))));
        var found = await targets.OrderBy(one => one.Indicator).ThenBy(one => one.From).ThenBy(one => one.To).Take(paging.Size + 1).ToListAsync(ct);
        var own = caller.Has(ReportingScopes.Read) && !caller.IsOutside(await units.Current(ct), unit, clock.Today(), out _);
        var open = await db.Indicators.Where(one => one.Visibility == "public").Select(one => one.Code).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(one => TargetResource.Of(one, own || open.Contains(one.Indicator)))], one => new After(one.Indicator, one.From, one.To)));
    }
}
