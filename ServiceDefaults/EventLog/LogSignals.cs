using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>A flag that one waiter takes; setting it twice is setting it once.</summary>
internal sealed class Signal
{
    private readonly Channel<bool> flag = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => flag.Writer.TryWrite(true);

    /// <summary>Returns when the flag is set, or after the time of the slow poll.</summary>
    public async Task Wait(TimeSpan atMost, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(atMost);
        try
        {
            await flag.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
        }
    }
}

/// <summary>
/// Wakes the sequencer after a commit and the readers of the feed after a numbering, in this process or another. A NOTIFY inside each
/// writing transaction would make PostgreSQL commit them one after the other, so commits are announced together, behind them.
/// </summary>
internal sealed class LogSignals(NpgsqlDataSource database, ILogger<LogSignals> logger) : BackgroundService
{
    public const string AppendedChannel = "event_appended";
    public const string NumberedChannel = "event_numbered";
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly Signal toAnnounce = new();
    private volatile TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set by the sequencer while it leads in this process.</summary>
    public volatile bool Leads;

    public Signal ToNumber { get; } = new();

    public Signal ToRelay { get; } = new();

    public void Appended()
    {
        if (Leads)
            ToNumber.Set();
        else
            toAnnounce.Set();
    }

    public void Numbered()
    {
        ToRelay.Set();
        Moved();
    }

    /// <summary>Completes when the feed has grown, or after the given time.</summary>
    public Task HeadMoves(TimeSpan atMost, CancellationToken ct) =>
        moved.Task.WaitAsync(atMost, ct).ContinueWith(_ => ct.ThrowIfCancellationRequested(), TaskScheduler.Default);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Listen(stoppingToken), Announce(stoppingToken));

    private void Moved() => Interlocked.Exchange(ref moved, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    private async Task Listen(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(ct);
                connection.Notification += (_, said) =>
                {
                    if (said.Channel == AppendedChannel)
                        ToNumber.Set();
                    else
                        Moved();
                };
                await using (var listen = new NpgsqlCommand($"listen {AppendedChannel}; listen {NumberedChannel}", connection))
                    await listen.ExecuteNonQueryAsync(ct);
                while (true)
                    await connection.WaitAsync(ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Not listening, polling instead: {Reason}", e.Message);
            }
            await Task.Delay(Poll, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Announce(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await toAnnounce.Wait(TimeSpan.FromMinutes(1), ct);
                await using var notify = database.CreateCommand($"notify {AppendedChannel}");
                await notify.ExecuteNonQueryAsync(ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogDebug("Not announced, the sequencer's poll will find it: {Reason}", e.Message);
            }
        }
    }
}
