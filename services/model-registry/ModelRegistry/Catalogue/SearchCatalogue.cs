using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Npgsql;

namespace DanVan.ModelRegistry.Catalogue;

/// <summary>
/// Public models by verified effect, then by evidence: never by how many there are, how often they were read or what the press wrote. With
/// <c>q</c> titles with the same marks come first, then those that match without.
/// </summary>
internal static class SearchCatalogue
{
    /// <param name="Q">Part of the title; marks may be left out.</param>
    /// <param name="Field">One field.</param>
    /// <param name="UnitId">A unit of any level and day, with everything that stands or stood below it.</param>
    /// <param name="State">Where the model stands.</param>
    /// <param name="Tier">At least this evidence tier.</param>
    public sealed record Query(
        [property: StringLength(Model.LongestTitle)] string? Q,
        [property: StringLength(Model.LongestField)] string? Field,
        Guid? UnitId,
        Choice<ModelState>? State,
        [property: Range(1, 5)] int? Tier);

    /// <param name="Address">Stable: a model's id never changes, whatever becomes of its unit.</param>
    public sealed record Item(
        Guid Id, string Title, string Field, Guid UnitId, string? UnitName, string? Place, DateOnly RegisteredOn, ModelState State,
        ModelOrigin Origin, int EvidenceTier, decimal VerifiedEffect, DateOnly? NotVerifiedSince, string Address);

    private sealed record After(bool Folded, decimal Effect, int Tier, Guid Id);

    internal static void Map(RouteGroupBuilder catalogue) => catalogue.MapGet("/models", Handle)
        .WithName(nameof(SearchCatalogue)).WithSummary("Public models by verified effect").AllowAnonymous().Answers<Page<Item>>();

    internal static async Task<IResult> Handle(
        [AsParameters] Query query, [AsParameters] Paging paging, CatalogueReads database, UnitTree units, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var found = new List<(Item Item, bool Folded)>();
        // Two reads in one order each: the index of the order can then stop early, which one sorted by both could not.
        var withMarks = query.Q is { } q && !string.Equals(VietnameseText.Fold(q), q, StringComparison.OrdinalIgnoreCase);
        if (withMarks && after is not { Folded: true })
            await Read(database, units, query, exact: true, after, paging.Size + 1, found, ct);
        if (found.Count <= paging.Size)
            await Read(database, units, query, withMarks ? false : null, after is { Folded: true } ? after : null, paging.Size + 1 - found.Count, found, ct);
        var page = paging.Of(found, one => new After(one.Folded, one.Item.VerifiedEffect, one.Item.EvidenceTier, one.Item.Id));
        return TypedResults.Ok(new Page<Item>([.. page.Items.Select(one => one.Item)], page.Next));
    }

    private static async Task Read(
        CatalogueReads database, UnitTree units, Query query, bool? exact, After? after, int limit, List<(Item, bool)> found, CancellationToken ct)
    {
        await using var command = database.CreateCommand();
        var where = Filter(command, units, query, exact);
        if (after is not null)
        {
            where += $" and (life.verified_effect, life.evidence_tier, life.id) < ({command.Add(after.Effect)}, {command.Add(after.Tier)}, {command.Add(after.Id)})";
        }
        command.CommandText = Sql(where, limit);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var (id, unit, on) = (row.GetGuid(0), row.GetGuid(3), row.GetFieldValue<DateOnly>(5));
            found.Add((new(id, row.GetString(1), row.GetString(2), unit, (units.Find(unit, on) ?? units.Find(unit))?.Name,
                row.IsDBNull(4) ? null : row.GetString(4), on, Enum.Parse<ModelState>(row.GetString(6)),
                row.GetBoolean(7) ? ModelOrigin.Living : ModelOrigin.PublishedSource, row.GetInt32(8), row.GetDecimal(9),
                row.IsDBNull(10) ? null : row.GetFieldValue<DateOnly>(10), $"/v1/catalogue/models/{id}"), exact != true));
        }
    }

    /// <summary>Two indexes serve it: that of the order where many match, that of the letters where few do.</summary>
    internal static string Sql(string where, int limit) => $"""
        select model.id, title, field, unit_id, place, registered_on, state, source_url is null, evidence_tier, verified_effect, not_verified_since
        from model_life life join model on model.id = life.id
        where {where}
        order by life.verified_effect desc, life.evidence_tier desc, life.id desc limit {limit}
        """;

    /// <summary>The conditions of a query, for its page and for its facets.</summary>
    internal static string Filter(NpgsqlCommand command, UnitTree units, Query query, bool? exact)
    {
        var where = "model.is_public";
        if (query.Q is { } q)
        {
            where += $" and folded_title like {command.Add(VietnameseText.Containing(q))}";
            if (exact is { } same)
                where += $" and {(same ? "" : "not ")}lower(title) like {command.Add(LowerContaining(q))}";
        }
        if (query.Field is { } field)
            where += $" and field = {command.Add(field)}";
        if (query.UnitId is { } unit)
            where += $" and unit_id = any({command.Add(units.Reach(unit).Select(one => one.UnitId).Distinct().ToArray())})";
        if (query.State is { } state)
            where += $" and state = {command.Add(state.Value.ToString())}";
        if (query.Tier is { } tier)
            where += $" and evidence_tier >= {command.Add(tier)}";
        return where;
    }

    private static string LowerContaining(string q) =>
        $"%{q.ToLowerInvariant().Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";

    private static string Add(this NpgsqlCommand command, object value)
    {
        command.Parameters.Add(new() { Value = value });
        return $"${command.Parameters.Count}";
    }
}
