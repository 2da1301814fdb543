using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Catalogue;

/// <summary>How many public models of a query have which field, state and tier: to narrow a search, not to rank anybody.</summary>
internal static class CountFacets
{
    public sealed record Response(IReadOnlyList<Facet> Fields, IReadOnlyList<Facet> States, IReadOnlyList<Facet> Tiers, IReadOnlyList<Facet> Years);

    public sealed record Facet(string Value, long Models);

    internal static void Map(RouteGroupBuilder catalogue) => catalogue.MapGet("/facets", Handle)
        .WithName(nameof(CountFacets)).WithSummary("The facets of a search").AllowAnonymous().Answers<Response>();

    internal static async Task<IResult> Handle([AsParameters] SearchCatalogue.Query query, CatalogueReads database, UnitTree units, CancellationToken ct)
    {
        await using var command = database.CreateCommand();
        var where = SearchCatalogue.Filter(command, units, query, null);
        command.CommandText = $"""
            select grouping(field, state, evidence_tier, year), coalesce(field, state, evidence_tier::text, year::text), count(*)
            from (select field, state, evidence_tier, extract(year from registered_on)::int as year
                  from model_life life join model on model.id = life.id where {where}) found
            group by grouping sets (field, state, evidence_tier, year) order by 1, 3 desc, 2
            """;
        await using var row = await command.ExecuteReaderAsync(ct);
        var facets = new List<(int Group, Facet Facet)>();
        while (await row.ReadAsync(ct))
            facets.Add((row.GetInt32(0), new(row.GetInt32(0) == 0b1011 ? Kebab.Of(row.GetString(1)) : row.GetString(1), row.GetInt64(2))));
        return TypedResults.Ok(new Response(Of(0b0111), Of(0b1011), Of(0b1101), Of(0b1110)));

        // A bit of grouping() is 0 for the column that the group has.
        IReadOnlyList<Facet> Of(int group) => [.. facets.Where(one => one.Group == group).Select(one => one.Facet)];
    }
}
