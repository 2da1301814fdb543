using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>The two ways to a current schema: to change it, and to wait until it has been changed.</summary>
internal static class Schema
{
    private const long MigrationLock = 0x4D696772617465; // "Migrate"; locks are per database

    /// <summary>Under a lock: whoever comes second finds nothing left to do.</summary>
    /// <remarks>EF's own ends with each migration's transaction, so that two runs would both apply the second migration.</remarks>
    internal static async Task Migrate<TDb>(IServiceProvider services)
        where TDb : DbContext
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await CreateWhenMissing(db);
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await Lock(connection);
        await db.Database.MigrateAsync();
        await using var unlock = new NpgsqlCommand($"select pg_advisory_unlock({MigrationLock})", connection);
        await unlock.ExecuteNonQueryAsync();
    }

    private static async Task CreateWhenMissing(DbContext db)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync())
            return;
        try
        {
            await creator.CreateAsync();
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Somebody else was quicker.
        }
    }

    // Asked for again and again: a statement that waits for it would itself hold up an index that is built concurrently.
    private static async Task Lock(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({MigrationLock})", connection);
        while (!(bool)(await command.ExecuteScalarAsync())!)
            await Task.Delay(TimeSpan.FromMilliseconds(200));
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
