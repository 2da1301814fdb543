using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Lineage;

/// <summary>Claims by state, newest first: the disputed ones are tasks for a person.</summary>
internal static class GetReplications
{
    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder replications) => replications.MapGet("/", Handle)
        .WithName(nameof(GetReplications)).WithSummary("Claims of replication by state: disputed ones wait for a person")
        .Needs("models.read").Answers<Page<ReplicationView>>();

    internal static async Task<IResult> Handle(
        Choice<ReplicationState> state, [AsParameters] Paging paging, RegistryDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var mine = (units.Resolve(caller.Unit) is { } own ? units.Reach(own) : []).Select(one => one.UnitId).Distinct().ToArray();
        var found = await db.Replications.AsNoTracking()
            .Where(edge => edge.State == state.Value && (after == null || edge.Id < after.Id))
            .Where(edge => db.Models.Any(model => (model.Id == edge.ReplicaId || model.Id == edge.ParentId) && mine.Contains(model.UnitId)))
            .OrderByDescending(edge => edge.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(ReplicationView.Of)], edge => new After(edge.Id)));
    }
}
