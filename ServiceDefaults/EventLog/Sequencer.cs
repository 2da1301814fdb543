using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace DanVan.ServiceDefaults;

/// <summary>
/// Numbers the log. One process leads, by a session lock; numbering runs on the very connection that holds the lock, so whoever loses the
/// one loses the other. Only rows older than every running transaction are numbered: no reader sees position 12 before 11.
/// </summary>
internal sealed class Sequencer(NpgsqlDataSource database, LogSignals signals, Relay relay, ILogger<Sequencer> logger) : BackgroundService
{
    private const long LeaderLock = 0x44616E56616E; // "DanVan"; locks are per database
    private const int Most = 1000;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Blocked = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan BlockedLong = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stoppingToken);
                if (await TryLead(connection, stoppingToken))
                    await Lead(connection, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                logger.LogWarning("Numbering stopped and will start again: {Reason}", e.Message);
            }
            signals.Leads = false;
            await Task.Delay(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<bool> TryLead(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = LeaderLock } } };
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task Lead(NpgsqlConnection connection, CancellationToken stoppingToken)
    {
        using var reign = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        signals.Leads = true;
        var relaying = relay.Run(reign.Token);
        try
        {
            await Number(connection, reign.Token);
        }
        finally
        {
            await reign.CancelAsync();
            await relaying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // A pooled connection keeps its session, and with it the lock, until somebody else uses it: it is to end.
            database.Clear();
        }
    }

    private async Task Number(NpgsqlConnection connection, CancellationToken ct)
    {
        var tail = await ChainTail.Read(connection, ct);
        var blocked = Blocked;
        while (true)
        {
            var started = Stopwatch.GetTimestamp();
            var horizon = blocked < BlockedLong ? (ulong?)null : await Horizon.Read(connection, ct);
            var (numbered, waiting) = await NumberBatch(connection, tail, horizon, ct);
            blocked = numbered > 0 || !waiting ? Blocked : blocked < BlockedLong ? blocked * 2 : BlockedLong;
            if (numbered > 0)
                signals.Numbered();
            Telemetry.Numbered.Add(numbered);
            if (numbered == Most)
                continue;
            if (waiting)
                await Task.Delay(blocked, ct);
            else
                await signals.ToNumber.Wait(Poll, ct);
            // Under load, larger batches cost less than more of them; alone, an event is numbered at once.
            var pause = TimeSpan.FromMilliseconds(Math.Min(numbered, 15)) - Stopwatch.GetElapsedTime(started);
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, ct);
        }
    }

    private static async Task<(int Numbered, bool Waiting)> NumberBatch(
        NpgsqlConnection connection, ChainTail tail, ulong? horizon, CancellationToken ct)
    {
        List<long> positions = [];
        List<Guid> ids = [];
        List<byte[]> hashes = [];
        var waiting = false;
        await using (var read = new NpgsqlCommand($"""
            select {ChainedEvent.Columns}, e.xid, e.seq, e.xid < coalesce($3, pg_snapshot_xmin(pg_current_snapshot())) as ready
            from event_log e where (e.xid, e.seq) > ($1, $2) order by e.xid, e.seq limit {Most}
            """, connection))
        {
            read.Parameters.Add(new() { Value = tail.Xid, NpgsqlDbType = NpgsqlDbType.Xid8 });
            read.Parameters.Add(new() { Value = tail.Seq });
            read.Parameters.Add(new() { Value = (object?)horizon ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Xid8 });
            await using var rows = await read.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                if (waiting = !rows.GetBoolean(rows.GetOrdinal("ready")))
                    break;
                var next = ChainedEvent.Read(rows, tail.Position + 1);
                tail.Move(next.HashAfter(tail.Hash), rows.GetFieldValue<ulong>(ChainedEvent.ColumnCount), rows.GetInt64(ChainedEvent.ColumnCount + 1));
                positions.Add(tail.Position);
                ids.Add(next.Id);
                hashes.Add(tail.Hash);
            }
        }
        if (positions.Count > 0)
        {
            await using var write = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    new("insert into event_chain (position, event_id, hash) select * from unnest($1, $2, $3)")
                    {
                        Parameters = { new() { Value = positions }, new() { Value = ids }, new() { Value = hashes } },
                    },
                    new($"notify {LogSignals.NumberedChannel}"),
                },
            };
            await write.ExecuteNonQueryAsync(ct);
        }
        return (positions.Count, waiting);
    }
}
