using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DanVan.ServiceDefaults;

/// <summary>Where a followed service has been quiet, asks its feed whether that is true: a broker that lost everything is only slow.</summary>
internal sealed class FollowerWatch(IServiceScopeFactory scopes, EventLogOptions options, TimeProvider clock, ILogger<FollowerWatch> logger)
    : BackgroundService
{
    internal static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Quiet, clock);
        do
        {
            foreach (var source in options.Followed.Keys)
                await Ask(source, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Ask(string source, CancellationToken ct)
    {
        try
        {
            while (await AskOnce(source, ct))
            {
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            logger.LogDebug("The feed of {Source} did not answer: {Reason}", source, e.Message);
        }
    }

    private async Task<bool> AskOnce(string source, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbContext>();
        var quietSince = clock.GetUtcNow() - Quiet;
        if (await db.Set<FollowedSource>().AnyAsync(row => row.Source == source && row.FollowedAt > quietSince, ct))
            return false;
        return await scope.ServiceProvider.GetRequiredService<EventFollower>().CatchUp(source, ct);
    }
}
