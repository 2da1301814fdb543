using Npgsql;

namespace DanVan.Reporting.Figures;

/// <summary>
/// Facts as those see them who must not see a few: whole groups of one unit, each of the smallest size, in the order in which they became
/// known, counted on the day of the last. Whatever is summed or subtracted, what is left is again made of whole groups. None spans a
/// reorganisation: whoever saw the unit exactly until then would know how many came after. For the knowledge of every time they are the same
/// groups, by the units as they are known now: two ways of cutting would tell together what neither tells.
/// </summary>
internal static class FactGroups
{
    // The view fact_group (Analytics/Groups.sql) says the same.
    internal const string Groups = """
        (select unit_id, max(occurred_on) as occurred_on, sum(value) as value, max(known_at) as known_at
        from (
            select f.unit_id, f.occurred_on, f.value, f.known_at, i.smallest_group, c.stretch,
                (row_number() over (partition by f.unit_id, c.stretch order by f.known_at, f.source, f.position) - 1) / i.smallest_group as place
            from fact f join indicator i on i.code = f.indicator and i.version = f.version
            cross join lateral (select width_bucket(f.occurred_on, $6) as stretch) c
            where f.indicator = $1 and i.smallest_group is not null) one
        group by unit_id, smallest_group, stretch, place
        having count(*) = smallest_group) groups
        """;

    internal const string Sql = $"""
        select unit_id, width_bucket(occurred_on, $4), sum(value) from {Groups}
        where occurred_on between $2 and $3 and ($5::timestamptz is null or known_at <= $5)
        group by 1, 2
        """;

    internal static async Task<List<FactSum>> Read(
        NpgsqlDataSource database, string indicator, Period period, Epochs epochs, DateTimeOffset? asOf, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = indicator });
        command.Parameters.Add(new() { Value = period.From });
        command.Parameters.Add(new() { Value = period.To });
        command.Parameters.Add(new() { Value = epochs.Starts });
        command.Parameters.Add(HeldFacts.Time(asOf));
        command.Parameters.Add(new() { Value = epochs.Reorganisations });
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<FactSum> sums = [];
        while (await rows.ReadAsync(ct))
            sums.Add(new(rows.GetGuid(0), rows.GetInt32(1), rows.GetDecimal(2)));
        return sums;
    }
}
