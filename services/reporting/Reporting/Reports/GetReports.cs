using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Reports;

/// <summary>The official reports of a unit, by the end of their periods.</summary>
internal static class GetReports
{
    private sealed record After(DateOnly To, Guid Id);

    internal static void Map(RouteGroupBuilder reports) => reports.MapGet("/", Handle)
        .WithName(nameof(GetReports)).WithSummary("Official reports of a unit").Needs(ReportingScopes.Read).Answers<Page<ReportView>>().Refuses(404);

    internal static async Task<IResult> Handle(
        [StringLength(60), Description("A unit's id, or its official code at a day: 40@2026-01-01.")] string unit, [AsParameters] Paging paging,
        ReportingDbContext db, UnitTreeSource units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var malformed))
            return malformed;
        var tree = await units.Current(ct);
        if (tree.Resolve(unit) is not { } unitId)
            return ReportingProblems.UnitNotFound.ToRefusal();
        if (caller.IsOutside(tree, unitId, clock.Today(), out var outside))
            return outside;
        var found = await db.Reports.AsNoTracking().Where(one => one.UnitId == unitId)
            .Where(one => after == null || one.To > after.To || one.To == after.To && one.Id.CompareTo(after.Id) > 0)
            .OrderBy(one => one.To).ThenBy(one => one.Id).Take(paging.Size + 1)
            .Select(one => new ReportView(one.Id, one.UnitId, one.Template, one.TemplateVersion, one.To, one.AsOf, one.Sha256, one.DraftedAt)).ToListAsync(ct);
        return TypedResults.Ok(paging.Of(found, one => new After(one.To, one.Id)));
    }
}
