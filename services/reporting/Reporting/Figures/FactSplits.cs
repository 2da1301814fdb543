using Npgsql;

namespace DanVan.Reporting.Figures;

/// <summary>The sums of one category.</summary>
/// <param name="Category">As the events have it; empty where they say nothing.</param>
internal sealed record SplitSums(string Category, List<FactSum> Sums);

/// <summary>
/// Facts divided by a field of the events that caused them, where the definition of the indicator declares it. Read from facts and archive: what
/// nobody asks for is kept by nobody.
/// </summary>
internal static class FactSplits
{
    private const string Sql = """
        select coalesce(e.data->>$6, ''), f.unit_id, width_bucket(f.occurred_on, $4), sum(f.value)
        from fact f left join event_archive e on e.source = f.source and e.position = f.position
        where f.indicator = $1 and f.occurred_on between $2 and $3 and {held}
        group by 1, 2, 3 order by 1
        """;

    internal static async Task<List<SplitSums>> Read(NpgsqlDataSource database, Question question, string field, Epochs epochs, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql.Replace("{held}", HeldFacts.At(question.AsOf, "$5"), StringComparison.Ordinal));
        command.Parameters.Add(new() { Value = question.Indicator.Code });
        command.Parameters.Add(new() { Value = question.Period.From });
        command.Parameters.Add(new() { Value = question.Period.To });
        command.Parameters.Add(new() { Value = epochs.Starts });
        command.Parameters.Add(HeldFacts.Time(question.AsOf));
        command.Parameters.Add(new() { Value = field });
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<SplitSums> split = [];
        while (await rows.ReadAsync(ct))
        {
            if (split.Count == 0 || split[^1].Category != rows.GetString(0))
                split.Add(new(rows.GetString(0), []));
            var sum = new FactSum(rows.GetGuid(1), rows.GetInt32(2), rows.GetDecimal(3));
            if (question.MaySee(sum.UnitId, epochs.Day(sum.Epoch)))
                split[^1].Sums.Add(sum);
        }
        return split;
    }
}
