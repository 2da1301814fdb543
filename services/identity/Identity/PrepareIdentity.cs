using DanVan.Identity.Clients;
using DanVan.Identity.Keys;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Identity;

/// <summary>Runs before the server listens, so that no request meets an identity without keys or clients.</summary>
internal sealed class PrepareIdentity(IServiceProvider services, SigningKeys keys) : IHostedService
{
    // Any number that nothing else in this database locks.
    private const long OneReplicaAtATime = 7_701_202_611;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async ct =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            // Without the lock, two replicas that start together would generate two keys and add each client twice.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({OneReplicaAtATime})", ct);
            await keys.Load(db, ct);
            await scope.ServiceProvider.GetRequiredService<SeedClients>().Run(ct);
            await transaction.CommitAsync(ct);
        }, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
