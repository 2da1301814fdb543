using DanVan.Committee.Units;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DanVan.ModelRegistry.Lineage;

/// <summary>The whole lineage of a model in one call: what it was made after, up to every origin, and what was made after it.</summary>
internal static class GetLineage
{
    internal const int Most = 50_000;

    /// <param name="Models">The models on the way; those that the caller may not see have no title.</param>
    /// <param name="IsCut">True when the lineage is larger than one answer holds.</param>
    public sealed record Response(Guid ModelId, IReadOnlyList<Node> Models, IReadOnlyList<Edge> Edges, bool IsCut);

    /// <param name="Depth">Steps from the model asked for: negative towards the origins, positive towards the replicas.</param>
    public sealed record Node(Guid Id, int Depth, Guid UnitId, string? Title, ModelState State, int EvidenceTier);

    public sealed record Edge(Guid Id, Guid ReplicaId, Guid ParentId, DateOnly ReplicatedOn, ReplicationState State);

    /// <summary>Both ways at once; union drops what was reached already, so a wide graph costs no more than its edges.</summary>
    internal const string Walk = """
        with recursive
        above (id) as (
            select $1
            union
            select edge.parent_id from replication edge join above on edge.replica_id = above.id where edge.state <> 'Rejected'),
        below (id) as (
            select $1
            union
            select edge.replica_id from replication edge join below on edge.parent_id = below.id where edge.state <> 'Rejected')
        select edge.id, edge.replica_id, edge.parent_id, edge.replicated_on, edge.state
        from above join replication edge on edge.replica_id = above.id where edge.state <> 'Rejected'
        union
        select edge.id, edge.replica_id, edge.parent_id, edge.replicated_on, edge.state
        from below join replication edge on edge.parent_id = below.id where edge.state <> 'Rejected'
        limit $2
        """;

    internal static void Map(RouteGroupBuilder models) => models.MapGet("/{id:guid}/lineage", Handle)
        .WithName(nameof(GetLineage)).WithSummary("Origins and replicas of a model, both ways in one call").AllowAnonymous().Answers<Response>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid id, RegistryDbContext db, NpgsqlDataSource database, UnitTree units, Caller caller, CancellationToken ct)
    {
        var model = await db.Models.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (model is null || !model.IsPublic && caller.IsOutside(units, model.UnitId, model.RegisteredOn, out _))
            return RegistryProblems.ModelNotFound.ToRefusal();
        var edges = await Edges(database, id, ct);
        var depths = Depths(id, edges);
        var ids = depths.Keys.ToArray();
        await using var command = database.CreateCommand("""
            select model.id, unit_id, title, is_public, registered_on, coalesce(state, 'Registered'), coalesce(evidence_tier, 1)
            from model left join model_life life on life.id = model.id where model.id = any($1)
            """);
        command.Parameters.AddWithValue(ids);
        var nodes = new List<Node>(ids.Length);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var hidden = !row.GetBoolean(3) && caller.IsOutside(units, row.GetGuid(1), row.GetFieldValue<DateOnly>(4), out _);
            nodes.Add(new(row.GetGuid(0), depths[row.GetGuid(0)], row.GetGuid(1), hidden ? null : row.GetString(2),
                Enum.Parse<ModelState>(row.GetString(5)), row.GetInt32(6)));
        }
        return TypedResults.Ok(new Response(id, [.. nodes.OrderBy(node => node.Depth).ThenBy(node => node.Id)], edges, edges.Count == Most));
    }

    internal static async Task<List<Edge>> Edges(NpgsqlDataSource database, Guid id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Walk);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(Most);
        await using var row = await command.ExecuteReaderAsync(ct);
        var edges = new List<Edge>();
        while (await row.ReadAsync(ct))
            edges.Add(new(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetFieldValue<DateOnly>(3), Enum.Parse<ReplicationState>(row.GetString(4))));
        return edges;
    }

    /// <summary>The shortest way to each model: up first, then down; in a graph without cycles nothing lies on both ways.</summary>
    internal static Dictionary<Guid, int> Depths(Guid id, IReadOnlyList<Edge> edges)
    {
        var depths = new Dictionary<Guid, int> { [id] = 0 };
        Follow(edges.ToLookup(edge => edge.ReplicaId, edge => edge.ParentId), -1);
        Follow(edges.ToLookup(edge => edge.ParentId, edge => edge.ReplicaId), 1);
        return depths;

        void Follow(ILookup<Guid, Guid> next, int step)
        {
            var open = new Queue<Guid>([id]);
            while (open.TryDequeue(out var at))
            {
                foreach (var found in next[at])
                {
                    if (depths.TryAdd(found, depths[at] + step))
                        open.Enqueue(found);
                }
            }
        }
    }
}
