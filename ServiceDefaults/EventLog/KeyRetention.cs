using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>Forgets idempotency keys after a time: <c>Idempotency:KeptFor</c>, three days unless set.</summary>
internal sealed class KeyRetention(NpgsqlDataSource database, IConfiguration configuration, TimeProvider clock, ILogger<KeyRetention> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var keptFor = configuration.GetValue("Idempotency:KeptFor", TimeSpan.FromDays(3));
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var command = database.CreateCommand("delete from idempotency_key where created_at < $1");
                command.Parameters.Add(new() { Value = clock.GetUtcNow() - keptFor });
                await command.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                logger.LogWarning("Old keys are kept for another hour: {Reason}", e.Message);
            }
        }
    }
}
