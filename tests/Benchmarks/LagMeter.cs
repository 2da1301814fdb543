using System.Diagnostics;
using Npgsql;

namespace DanVan.Benchmarks;

/// <summary>
/// Watches how far reporting has followed the registry. Its cursor moves in the transaction of its facts: a position seen there is a
/// fact that can be queried.
/// </summary>
internal sealed class LagMeter : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly List<(long At, long Position)> seen = [];
    private readonly CancellationTokenSource stop = new();
    private readonly Task watching;

    private LagMeter(NpgsqlConnection connection)
    {
        this.connection = connection;
        watching = Watch();
    }

    public static async Task<LagMeter?> Start(World world)
    {
        if (world.ReportingDatabase is null)
            return null;
        var connection = new NpgsqlConnection(world.ReportingDatabase.ConnectionString);
        await connection.OpenAsync();
        return new(connection);
    }

    /// <summary>For each write the time from its answer to its fact, once all have arrived.</summary>
    public async Task<IReadOnlyList<double>> Milliseconds(World world, IReadOnlyList<Accepted> writes)
    {
        var positions = await Positions(world);
        for (; writes.Any(write => !positions.ContainsKey(write.ModelId)); positions = await Positions(world))
            await Task.Delay(20);
        var last = writes.Max(write => positions[write.ModelId]);
        while (seen.Count == 0 || seen[^1].Position < last)
            await Task.Delay(10);
        await stop.CancelAsync();
        await watching;
        return [.. writes.Select(write => (At: Arrived(positions[write.ModelId]), write.Answered))
            .Select(one => Math.Max(0, (one.At - one.Answered) * 1000.0 / Stopwatch.Frequency))];
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watching;
        stop.Dispose();
        await connection.DisposeAsync();
    }

    private long Arrived(long position)
    {
        var (low, high) = (0, seen.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = seen[middle].Position >= position ? (low, middle) : (middle + 1, high);
        }
        return seen[low].At;
    }

    private async Task Watch()
    {
        await using var command = new NpgsqlCommand("select position from event_followed where source = 'model-registry'", connection);
        await command.PrepareAsync();
        while (!stop.IsCancellationRequested)
        {
            var position = (long?)await command.ExecuteScalarAsync() ?? 0;
            if (seen.Count == 0 || position > seen[^1].Position)
                seen.Add((Stopwatch.GetTimestamp(), position));
            await Task.Delay(2);
        }
    }

    private static async Task<Dictionary<Guid, long>> Positions(World world)
    {
        await using var registry = new NpgsqlConnection(world.RegistryDatabase.ConnectionString);
        await registry.OpenAsync();
        await using var command = new NpgsqlCommand("select e.subject, c.position from event_chain c join event_log e on e.id = c.event_id", registry);
        await using var rows = await command.ExecuteReaderAsync();
        Dictionary<Guid, long> positions = [];
        while (await rows.ReadAsync())
            positions[rows.GetGuid(0)] = rows.GetInt64(1);
        return positions;
    }
}
