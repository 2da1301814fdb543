using Npgsql;

namespace DanVan.Reporting.Figures;

/// <summary>
/// Facts as those see them who must not see a few: whole groups of one unit, each of the smallest size, in the order in which they became
/// known, counted on the day of the last. Whatever is summed or subtracted, what is left is again made of whole groups.
/// </summary>
internal static class FactGroups
{
    internal const string Sql = """
        select unit_id, width_bucket(occurred_on, $4), sum(value) from fact_group
        where indicator = $1 and occurred_on between $2 and $3 and ($5::timestamptz is null or known_at <= $5)
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
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<FactSum> sums = [];
        while (await rows.ReadAsync(ct))
            sums.Add(new(rows.GetGuid(0), rows.GetInt32(1), rows.GetDecimal(2)));
        return sums;
    }
}
