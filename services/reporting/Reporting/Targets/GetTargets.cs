using System.ComponentModel;
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
        [Description("The unit's id.")] Guid unit, [AsParameters] Paging paging, ReportingDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var malformed))
            return malformed;
        var targets = db.Targets.AsNoTracking().Where(one => one.UnitId == unit);
        if (after is not null)
            targets = targets.Where(one => one.Indicator.CompareTo(after.Indicator) > 0
                || (one.Indicator == after.Indicator && (one.From > after.From || (one.From == after.From && one.To > after.To))));
        var found = await targets.OrderBy(one => one.Indicator).ThenBy(one => one.From).ThenBy(one => one.To).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(TargetResource.Of)], one => new After(one.Indicator, one.From, one.To)));
    }
}
