using System.ComponentModel;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Signals;

/// <summary>What was raised of a unit.</summary>
internal static class GetSignals
{
    private sealed record After(string Indicator, DateOnly From, DateOnly To, string Kind);

    internal static void Map(RouteGroupBuilder signals) => signals.MapGet("/", Handle)
        .WithName(nameof(GetSignals)).WithSummary("Signals of a unit").Needs(ReportingScopes.Read).Answers<Page<SignalResource>>();

    internal static async Task<IResult> Handle(
        [Description("The unit's id.")] Guid unit, [AsParameters] Paging paging, ReportingDbContext db, UnitTreeSource units, Caller caller,
        TimeProvider clock, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var malformed))
            return malformed;
        var tree = await units.Current(ct);
        if (caller.IsOutside(tree, unit, clock.Today(), out var outside))
            return outside;
        var signals = db.Signals.AsNoTracking().Where(one => one.UnitId == unit);
        if (after is not null)
        {
            signals = signals.Where(one => one.Indicator.CompareTo(after.Indicator) > 0 || (one.Indicator == after.Indicator
                && (one.From > after.From || (one.From == after.From && (one.To > after.To || (one.To == after.To && one.Kind.CompareTo(after.Kind) > 0))))));
        }
        var found = await signals.OrderBy(one => one.Indicator).ThenBy(one => one.From).ThenBy(one => one.To).ThenBy(one => one.Kind)
            .Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(one => SignalResource.Of(one, caller, tree))], one => new After(one.Indicator, one.From, one.To, one.Kind)));
    }
}
