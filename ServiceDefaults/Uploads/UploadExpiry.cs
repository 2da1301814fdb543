using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>Removes uploads that nobody has continued or used in their time; to callers they are gone already.</summary>
internal sealed class UploadExpiry(UploadStore store, TimeProvider clock, ILogger<UploadExpiry> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(10), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await store.RemoveExpired(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                logger.LogWarning("Old uploads are kept for ten minutes more: {Reason}", e.Message);
            }
        }
    }
}
