using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DanVan.ServiceDefaults;

/// <summary>The two ways to a current schema: to change it, and to wait until it has been changed.</summary>
internal static class Schema
{
    /// <summary>EF holds a lock meanwhile: whoever comes second finds nothing left to do.</summary>
    internal static async Task Migrate<TDb>(IServiceProvider services)
        where TDb : DbContext
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.MigrateAsync();
    }

    /// <summary>Never gives up: whoever started it sees that it waits, and reads why.</summary>
    internal static async Task Await<TDb>(IServiceProvider services)
        where TDb : DbContext
    {
        var (state, said) = (services.GetRequiredService<SchemaState>(), "");
        while (true)
        {
            await using var scope = services.CreateAsyncScope();
            if (await state.WhyNotReady(scope.ServiceProvider.GetRequiredService<TDb>(), CancellationToken.None) is not { } reason)
                return;
            if (reason != said)
                await Console.Out.WriteLineAsync(said = reason);
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }
}
