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
            if (!await InScope(services => IsQuiet(services, source, ct)))
                return;
            while (await InScope(services => services.GetRequiredService<EventFollower>().CatchUp(source, ct)))
            {
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            logger.LogDebug("The feed of {Source} did not answer: {Reason}", source, e.Message);
        }
    }

    private async Task<bool> InScope(Func<IServiceProvider, Task<bool>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }

    private async Task<bool> IsQuiet(IServiceProvider services, string source, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - Quiet;
        return !await services.GetRequiredService<DbContext>().Set<FollowedSource>().AnyAsync(row => row.Source == source && row.FollowedAt > since, ct);
    }
}
