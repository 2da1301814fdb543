using System.Runtime.CompilerServices;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using NpgsqlTypes;

namespace DanVan.Reporting.Analytics;

/// <summary>A figure of one unit, as it was, in one month: what leaves the service as rows.</summary>
public sealed class FigureRow
{
    public required string Indicator { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>First day of the month, Asia/Ho_Chi_Minh.</summary>
    public required DateOnly Month { get; init; }

    public string? UnitCode { get; init; }

    public required string UnitName { get; init; }

    public required string UnitKind { get; init; }

    public required decimal Value { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<FigureRow>
    {
        public void Configure(EntityTypeBuilder<FigureRow> row) => row.HasNoKey().ToTable("figure_row", table => table.ExcludeFromMigrations());
    }
}

/// <summary>The one rule of rows: OData, exports and the <c>analytics</c> views show the same to the same caller.</summary>
internal static class FigureRows
{
    // Exact where it is public or the caller's own; elsewhere the groups, where there are any. A month that is in part not released is not told.
    internal const string Sql = """
        select c.indicator, c.unit_id, c.month, u.code as unit_code, u.name as unit_name, u.kind as unit_kind, c.value
        from (
            select c.indicator, c.unit_id, date_trunc('month', c.occurred_on)::date as month, sum(c.value) as value
            from counted c
            left join unnest(@units, @since, @until) as mine (unit_id, since, until)
                on mine.unit_id = c.unit_id and c.occurred_on >= mine.since and c.occurred_on < mine.until
            where (@indicators is null or c.indicator = any(@indicators)) and c.occurred_on between @from and @to
              and (c.is_public or c.is_grouped = (mine.unit_id is null))
              and ((@preview and mine.unit_id is not null) or not exists (
                  select from release_shut s
                  where c.indicator = any(s.indicators) and date_trunc('month', c.occurred_on)::date <= s.valid_to
                    and (date_trunc('month', c.occurred_on) + interval '1 month')::date > s.valid_from and (s.unit_ids is null or c.unit_id = any(s.unit_ids))))
            group by 1, 2, 3) c
        join lateral (
            select v.code, v.name, v.kind from unit_version v where v.unit_id = c.unit_id
            order by v.valid_from <= c.month desc, abs(v.valid_from - c.month) limit 1) u on true
        """;

    /// <summary>The rows as they come from the database: by indicator, month and unit, none held longer than it is looked at.</summary>
    internal static async IAsyncEnumerable<FigureRow> Read(
        NpgsqlDataSource database, NpgsqlParameter[] parameters, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql + " order by c.indicator, c.month, c.unit_id");
        command.Parameters.AddRange(parameters);
        // A large file takes as long as its reader does, until its turn is over.
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            yield return new()
            {
                Indicator = rows.GetString(0),
                UnitId = rows.GetGuid(1),
                Month = rows.GetFieldValue<DateOnly>(2),
                UnitCode = rows.IsDBNull(3) ? null : rows.GetString(3),
                UnitName = rows.GetString(4),
                UnitKind = rows.GetString(5),
                Value = rows.GetDecimal(6),
            };
        }
    }

    internal static NpgsqlParameter[] Parameters(Caller caller, UnitTree tree, string[]? indicators, DateOnly? from, DateOnly? to)
    {
        var reach = caller.Has(ReportingScopes.Read) && tree.Resolve(caller.Unit) is { } own ? tree.Reach(own) : [];
        return
        [
            new("units", reach.Select(unit => unit.UnitId).ToArray()),
            new("since", reach.Select(unit => unit.From).ToArray()),
            new("until", reach.Select(unit => unit.To).ToArray()),
            new("indicators", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = (object?)indicators ?? DBNull.Value },
            new("from", from ?? PlausibleDateAttribute.First),
            new("to", to ?? PlausibleDateAttribute.Last),
            new("preview", caller.Has(ReportingScopes.Preview)),
        ];
    }
}
