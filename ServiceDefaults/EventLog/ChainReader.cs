using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>Reads the numbered log in order of position.</summary>
internal static class ChainReader
{
    internal static async Task<List<ChainedEvent>> Read(NpgsqlDataSource database, long after, int most, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"""
            select {ChainedEvent.Columns}, c.position from event_chain c join event_log e on e.id = c.event_id
            where c.position > $1 order by c.position limit $2
            """);
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = most });
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<ChainedEvent> events = [];
        while (await rows.ReadAsync(ct))
            events.Add(ChainedEvent.Read(rows, rows.GetInt64(ChainedEvent.ColumnCount)));
        return events;
    }

    internal static async Task<long> Head(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select coalesce(max(position), 0) from event_chain");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
