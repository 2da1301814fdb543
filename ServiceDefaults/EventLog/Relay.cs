using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>
/// Hands numbered events to the broker, in order, a chunk at a time, and moves its cursor when the broker has confirmed the chunk.
/// A crash between the two sends the same chunk again; it never skips one.
/// </summary>
internal sealed class Relay(NpgsqlDataSource database, LogSignals signals, IBus bus, EventLogOptions options, ILogger<Relay> logger)
{
    private const int Most = 250;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs while this process leads. An absent broker only delays: the log keeps what it missed.</summary>
    internal async Task Run(CancellationToken ct)
    {
        var failing = false;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var position = await Cursor(ct);
                while (true)
                {
                    var started = Stopwatch.GetTimestamp();
                    var events = await ChainReader.Read(database, position, Most, ct);
                    if (events.Count == 0)
                    {
                        await signals.ToRelay.Wait(Poll, ct);
                        continue;
                    }
                    await Publish(events, ct);
                    position = events[^1].Position;
                    await MoveCursor(position, ct);
                    Telemetry.Relayed.Add(events.Count);
                    failing = false;
                    // A follower pays for each chunk: under load they are fewer and larger; alone, an event goes at once.
                    var pause = TimeSpan.FromMilliseconds(Math.Min(events.Count, 50)) - Stopwatch.GetElapsedTime(started);
                    if (pause > TimeSpan.Zero)
                        await Task.Delay(pause, ct);
                }
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                if (!failing)
                    logger.LogWarning("The relay waits for the broker: {Reason}", e.Message);
                failing = true;
                await Task.Delay(Poll, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Publish(List<ChainedEvent> events, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var batch = new EventBatch(options.Service, events[^1].Position, [.. events.Select(one => one.ToEnvelope(options.Service))]);
        await bus.Publish(batch, context => context.MessageId = events[0].Id, patience.Token);
    }

    private async Task<long> Cursor(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select position from event_relay");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    // Losing this update in a crash only sends a chunk again, so it need not wait for the disk.
    private async Task MoveCursor(long position, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select set_config('synchronous_commit', 'off', true)"),
                new("update event_relay set position = $1") { Parameters = { new() { Value = position } } },
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
    }
}
