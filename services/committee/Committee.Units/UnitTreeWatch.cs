using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DanVan.Committee.Units;

/// <summary>Reads the tree again when another connection, of this process or another, has announced a change; looks by itself each second.</summary>
internal sealed class UnitTreeWatch(NpgsqlDataSource database, UnitTreeSource units, ILogger<UnitTreeWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>Reads the tree before the service listens, where the database answers.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await units.Current(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning("The unit tree cannot be read yet: {Reason}", e.Message);
        }
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stoppingToken);
                await using (var listen = new NpgsqlCommand("listen unit_revision", connection))
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                while (true)
                {
                    await units.Current(stoppingToken);
                    await connection.WaitAsync(Poll, stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("The unit tree cannot be read, the last one is kept: {Reason}", e.Message);
            }
            await Task.Delay(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
