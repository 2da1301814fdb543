using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Npgsql;

namespace DanVan.ModelRegistry.Catalogue;

/// <summary>
/// Places by the median verified effect of their models. A median and not a sum: one more model lifts nobody, and what was not verified
/// independently does not count at all.
/// </summary>
internal static class RankPlaces
{
    /// <param name="MedianEffect">Over verified models: share of the way from baseline to target, 0 to 1.5.</param>
    /// <param name="VerifiedModels">How many were verified. Shown, not ordered by.</param>
    public sealed record Place(Guid UnitId, string? Name, double MedianEffect, long VerifiedModels);

    private sealed record After(double Effect, Guid UnitId);

    internal static void Map(RouteGroupBuilder catalogue) => catalogue.MapGet("/places", Handle)
        .WithName(nameof(RankPlaces)).WithSummary("Places by the median verified effect of their models").AllowAnonymous().Answers<Page<Place>>();

    internal static async Task<IResult> Handle([AsParameters] Paging paging, NpgsqlDataSource database, UnitTree units, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        await using var command = database.CreateCommand("""
            select unit_id, effect, models from (
                select unit_id, percentile_cont(0.5) within group (order by verified_effect) as effect, count(*) as models
                from model_life life join model on model.id = life.id where life.verified_effect > 0 and is_public group by unit_id) place
            where $1 is null or (effect, unit_id) < ($1, $2)
            order by effect desc, unit_id desc limit $3
            """);
        command.Parameters.Add(new() { Value = (object?)after?.Effect ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Double });
        command.Parameters.Add(new() { Value = after?.UnitId ?? Guid.Empty });
        command.Parameters.Add(new() { Value = paging.Size + 1 });
        await using var row = await command.ExecuteReaderAsync(ct);
        var places = new List<Place>();
        while (await row.ReadAsync(ct))
            places.Add(new(row.GetGuid(0), units.Find(row.GetGuid(0))?.Name, row.GetDouble(1), row.GetInt64(2)));
        return TypedResults.Ok(paging.Of(places, place => new After(place.MedianEffect, place.UnitId)));
    }
}
