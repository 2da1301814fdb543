using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DanVan.ModelRegistry.Lineage;

/// <summary>What the replicas bring back: "works in 7 of 9 places, fails where there is no public land".</summary>
internal static class GetSpread
{
    /// <param name="Places">Units with a confirmed replica, direct or through another.</param>
    /// <param name="WorksIn">Of these, where the impact was checked.</param>
    /// <param name="FailedIn">Of these, where it ended as failed.</param>
    /// <param name="TooEarlyIn">The rest.</param>
    /// <param name="FailsWhere">The circumstances named, each with how many places named it.</param>
    public sealed record Response(
        Guid ModelId, int Places, int WorksIn, int FailedIn, int TooEarlyIn, IReadOnlyList<Failure> FailsWhere, IReadOnlyList<Place> Replicas);

    public sealed record Failure(string Where, int Places);

    public sealed record Place(Guid ModelId, Guid UnitId, string Outcome);

    internal const string Descendants = """
        with recursive below (id) as (
            select replica_id from replication where parent_id = $1 and state = 'Confirmed'
            union
            select edge.replica_id from replication edge join below on edge.parent_id = below.id where edge.state = 'Confirmed')
        select model.id, model.unit_id, model.is_public, life.fails_where,
               case when life.outcome = 'Failed' then 'failed'
                    when life.stage = 'ImpactChecked' and life.state not in ('Withdrawn', 'Lapsed') then 'works'
                    else 'too-early' end
        from below join model on model.id = below.id left join model_life life on life.id = model.id
        order by model.id limit 50000
        """;

    internal static void Map(RouteGroupBuilder models) => models.MapGet("/{id:guid}/spread", Handle)
        .WithName(nameof(GetSpread)).WithSummary("Where a model works, and where it fails").AllowAnonymous().Answers<Response>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid id, RegistryDbContext db, NpgsqlDataSource database, UnitTree units, Caller caller, CancellationToken ct)
    {
        var model = await db.Models.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (model is null || !model.IsPublic && caller.IsOutside(units, model.UnitId, model.RegisteredOn, out _))
            return RegistryProblems.ModelNotFound.ToRefusal();
        var replicas = await Replicas(database, id, ct);
        var places = replicas.GroupBy(one => one.UnitId).Select(unit => Best(unit.Select(one => one.Outcome))).ToList();
        return TypedResults.Ok(new Response(
            id, places.Count, places.Count(one => one == "works"), places.Count(one => one == "failed"), places.Count(one => one == "too-early"),
            [.. replicas.Where(one => one.Outcome == "failed").GroupBy(one => VietnameseText.Fold(one.FailsWhere ?? "?"))
                .Select(where => new Failure(where.First().FailsWhere ?? "?", where.Select(one => one.UnitId).Distinct().Count()))
                .OrderByDescending(where => where.Places)],
            [.. replicas.Where(one => one.IsPublic).Select(one => new Place(one.ModelId, one.UnitId, one.Outcome))]));
    }

    private static string Best(IEnumerable<string> outcomes)
    {
        var all = outcomes.ToHashSet();
        return all.Contains("works") ? "works" : all.Contains("too-early") ? "too-early" : "failed";
    }

    internal sealed record Replica(Guid ModelId, Guid UnitId, bool IsPublic, string? FailsWhere, string Outcome);

    internal static async Task<List<Replica>> Replicas(NpgsqlDataSource database, Guid id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Descendants);
        command.Parameters.AddWithValue(id);
        await using var row = await command.ExecuteReaderAsync(ct);
        var replicas = new List<Replica>();
        while (await row.ReadAsync(ct))
            replicas.Add(new(row.GetGuid(0), row.GetGuid(1), row.GetBoolean(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetString(4)));
        return replicas;
    }
}
