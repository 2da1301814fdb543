using Microsoft.Extensions.Options;

namespace DanVan.Identity.Keys;

/// <summary>Looks at the key files again and again: a secret that is replaced in a cluster changes them under the running program.</summary>
internal sealed class WatchKeys(SigningKeys keys, IOptions<IdentitySettings> settings, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Value.SigningKeyPath is not { Length: > 0 } path)
            return;
        using var timer = new PeriodicTimer(settings.Value.KeysReadEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            keys.ReadAgain(path);
    }
}
