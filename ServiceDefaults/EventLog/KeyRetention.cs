using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>Forgets idempotency keys after a time (<c>Idempotency:KeptFor</c>).</summary>
internal sealed class KeyRetention(NpgsqlDataSource database, IOptions<IdempotencyOptions> options, TimeProvider clock, ILogger<KeyRetention> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var command = database.CreateCommand("delete from idempotency_key where created_at < $1");
                command.Parameters.Add(new() { Value = clock.GetUtcNow() - options.Value.KeptFor });
                await command.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                logger.LogWarning("Old keys are kept for another hour: {Reason}", e.Message);
            }
        }
    }
}
