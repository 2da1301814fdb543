using System.Text.Json;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Npgsql;

namespace DanVan.Reporting.Figures;

/// <summary>
/// The unit tree as it was known at a time: a figure asked for as of then must not move because a merger was entered since. Made again
/// from the archive, and kept as long as it is asked for.
/// </summary>
internal sealed class KnownTrees(NpgsqlDataSource database, UnitTreeSource newest) : IDisposable
{
    private const int Kept = 16;

    private readonly Dictionary<long, UnitTree> trees = [];
    private readonly SemaphoreSlim one = new(1);

    private sealed record State(IReadOnlyList<UnitVersion> Versions, IReadOnlyList<UnitTransfer> Transfers, IReadOnlyList<UnitTransfer>? Withdrawn);

    public async Task<UnitTree> At(DateTimeOffset? asOf, CancellationToken ct)
    {
        if (asOf is not { } time)
            return await newest.Current(ct);
        var (known, all) = await Positions(time, ct);
        if (known == all)
            return await newest.Current(ct);
        await one.WaitAsync(ct);
        try
        {
            if (!trees.TryGetValue(known, out var tree))
            {
                if (trees.Count >= Kept)
                    trees.Clear();
                trees[known] = tree = await Read(known, ct);
            }
            return tree;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<(long Known, long All)> Positions(DateTimeOffset asOf, CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            select coalesce(max(position) filter (where recorded_at <= $2), 0), coalesce(max(position), 0)
            from event_archive where source = 'committee' and type like 'vn.danvan.committee.unit%' and type = any($1)
            """);
        command.Parameters.Add(new() { Value = UnitEvents.Types });
        command.Parameters.Add(new() { Value = asOf.ToUniversalTime() });
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return (row.GetInt64(0), row.GetInt64(1));
    }

    // Each event carries the whole unit, so the newest of each unit is enough; transfers are carried by the event that made them, or took them back.
    private async Task<UnitTree> Read(long position, CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            select subject, data::text from event_archive
            where source = 'committee' and position <= $2 and type like 'vn.danvan.committee.unit%' and type = any($1) order by position
            """);
        command.Parameters.Add(new() { Value = UnitEvents.Types });
        command.Parameters.Add(new() { Value = position });
        await using var rows = await command.ExecuteReaderAsync(ct);
        var versions = new Dictionary<Guid, IReadOnlyList<UnitVersion>>();
        var transfers = new Dictionary<(Guid, Guid, DateOnly), UnitTransfer>();
        while (await rows.ReadAsync(ct))
        {
            var state = JsonSerializer.Deserialize<State>(rows.GetString(1), Json.Tolerant)!;
            versions[rows.GetGuid(0)] = state.Versions;
            foreach (var transfer in state.Withdrawn ?? [])
                transfers.Remove((transfer.FromUnitId, transfer.ToUnitId, transfer.Date));
            foreach (var transfer in state.Transfers)
                transfers[(transfer.FromUnitId, transfer.ToUnitId, transfer.Date)] = transfer;
        }
        return new(versions.Values.SelectMany(unit => unit), transfers.Values, -position);
    }
}
