namespace DanVan.Reporting.Figures;

/// <summary>
/// Reads sums before anybody asks for them: all when the service starts, and each minute what changed since. A figure never waits for it:
/// what is not at hand is read when it is asked for.
/// </summary>
internal sealed class ReadAhead(FactSums sums, TimeProvider clock, ILogger<ReadAhead> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await sums.ReadAhead(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Sums are not read ahead: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
