using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Npgsql;
using NpgsqlTypes;

namespace DanVan.Committee.Units;

/// <summary>Lists the units in force on a day, and searches them with or without diacritics.</summary>
internal static class GetUnits
{
    public sealed record Query(
        [property: PlausibleDate, Description(UnitsModule.AsOf)] DateOnly? AsOf,
        [property: AllowedValues(null, "province", "city", "town", "district", "commune", "ward", "township", "agency")] string? Kind,
        [property: Description("The unit directly above.")] Guid? Parent,
        [property: StringLength(20), Description("Official code on that day.")] string? Code,
        [property: StringLength(100), Description("Part of a name. \"dong van\" finds Đồng Văn; names with the very marks asked for come first.")] string? Q);

    // Only the conditions asked for: a plan made for all of them at once would use no index.
    // Rank: with the very marks of the question (0 the whole name, 1 a part), then without (2 the whole, 3 a part).
    internal static string Sql(Query query, After? after) => $"""
        with found as (
            select unit_id, name, short_name, kind, code, parent_id, valid_from, valid_to, {(query.Q is null ? "0" : """
                case when lower(short_name) = @exact or lower(name) = @exact then 0
                     when strpos(lower(name), @exact) > 0 then 1
                     when folded = @folded or folded like '% ' || @pattern then 2
                     else 3 end
                """)} as rank
            from unit_version
            where daterange(valid_from, valid_to) @> @day
              {(query.Q is null ? "" : "and folded like '%' || @pattern || '%'")}
              {(query.Kind is null ? "" : "and kind = @kind")}
              {(query.Parent is null ? "" : "and parent_id = @parent")}
              {(query.Code is null ? "" : "and code = @code")})
        select * from found
        {(after is null ? "" : "where (rank, short_name collate vi, unit_id) > (@after_rank, @after_name collate vi, @after_id)")}
        order by rank, short_name collate vi, unit_id
        limit @take
        """;

    internal sealed record After(int Rank, string Name, Guid Id);

    private sealed record Row(UnitBrief Unit, int Rank);

    internal static void Map(RouteGroupBuilder units) => units.MapGet("/", Handle)
        .WithName(nameof(GetUnits)).WithSummary("List and search units as of a day").Answers<Page<UnitBrief>>();

    internal static async Task<IResult> Handle(
        [AsParameters] Query query, [AsParameters] Paging page, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var asked = query with { Q = string.IsNullOrWhiteSpace(query.Q) ? null : VietnameseText.Normalize(query.Q.Trim()) };
        await using var command = database.CreateCommand(Sql(asked, after));
        Bind(command, asked, query.AsOf ?? clock.Today(), after, page.Size + 1);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<Row>();
        while (await row.ReadAsync(ct))
        {
            found.Add(new(new(
                row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4),
                row.IsDBNull(5) ? null : row.GetGuid(5), row.GetFieldValue<DateOnly>(6), row.IsDBNull(7) ? null : row.GetFieldValue<DateOnly>(7)),
                row.GetInt32(8)));
        }
        var shown = page.Of(found, last => new After(last.Rank, last.Unit.ShortName, last.Unit.Id));
        return TypedResults.Ok(new Page<UnitBrief>([.. shown.Items.Select(one => one.Unit)], shown.Next));
    }

    internal static void Bind(NpgsqlCommand command, Query query, DateOnly day, After? after, int take)
    {
        var folded = query.Q is null ? null : VietnameseText.Fold(query.Q);
        Add("day", NpgsqlDbType.Date, day);
        Add("exact", NpgsqlDbType.Text, query.Q?.ToLowerInvariant());
        Add("folded", NpgsqlDbType.Text, folded);
        Add("pattern", NpgsqlDbType.Text, folded is null ? null : Literally(folded));
        Add("kind", NpgsqlDbType.Text, query.Kind);
        Add("parent", NpgsqlDbType.Uuid, query.Parent);
        Add("code", NpgsqlDbType.Text, query.Code);
        Add("after_rank", NpgsqlDbType.Integer, after?.Rank);
        Add("after_name", NpgsqlDbType.Text, after?.Name);
        Add("after_id", NpgsqlDbType.Uuid, after?.Id);
        Add("take", NpgsqlDbType.Integer, take);

        void Add(string name, NpgsqlDbType type, object? value)
        {
            if (value is not null)
                command.Parameters.Add(new(name, type) { Value = value });
        }
    }

    // % and _ in a question mean themselves.
    private static string Literally(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
