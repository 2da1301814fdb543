using DanVan.Reporting.Indicators;
using Npgsql;

namespace DanVan.Reporting.Figures;

/// <summary>Whether anything was known by a time of what an indicator counts: before it was, a figure of 0 would say that nothing had happened.</summary>
internal sealed class Heard(NpgsqlDataSource database)
{
    // Positions are contiguous, so the first event of a source is the earliest known of it: from then on, silence means none.
    private const string Sql = """
        select exists (select from fact_slice where indicator = $1 and known_from <= $2)
            or exists (
                select from (select distinct split_part(event_type, '.', 3) as source from indicator_input where code = $1) i
                cross join lateral (select recorded_at from event_archive e where e.source = i.source order by e.position limit 1) first
                where first.recorded_at <= $2)
        """;

    public async Task<bool> Of(Indicator indicator, DateTimeOffset asOf, CancellationToken ct)
    {
        if (indicator.IsOfTheTree)
            return true;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = indicator.Code });
        command.Parameters.Add(new() { Value = asOf.ToUniversalTime() });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }
}
