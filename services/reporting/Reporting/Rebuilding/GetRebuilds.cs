using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Rebuilding;

/// <summary>What was asked for and what it came to, the newest first.</summary>
internal static class GetRebuilds
{
    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder rebuilds)
    {
        rebuilds.MapGet("/", List).WithName(nameof(GetRebuilds)).WithSummary("Rebuilds and their state, the newest first").Answers<Page<RebuildResource>>();
        rebuilds.MapGet("/{rebuildId:guid}", One).WithName("GetRebuild").WithSummary("A rebuild and its state").Answers<RebuildResource>().Refuses(404);
    }

    private static async Task<IResult> List([AsParameters] Paging paging, ReportingDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var malformed))
            return malformed;
        var rebuilds = after is null ? db.Rebuilds.AsNoTracking() : db.Rebuilds.AsNoTracking().Where(one => one.Id < after.Id);
        var found = await rebuilds.OrderByDescending(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(RebuildResource.Of)], one => new After(one.Id)));
    }

    private static async Task<IResult> One(Guid rebuildId, ReportingDbContext db, CancellationToken ct) =>
        await db.Rebuilds.AsNoTracking().SingleOrDefaultAsync(one => one.Id == rebuildId, ct) is { } rebuild
            ? TypedResults.Ok(RebuildResource.Of(rebuild))
            : ReportingProblems.RebuildNotFound.ToRefusal();
}
