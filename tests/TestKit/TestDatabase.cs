using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace DanVan.TestKit;

/// <summary>A database of one's own, copied from a migrated template in a fraction of a second and dropped at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string server;

    private TestDatabase(string server, string name) => (this.server, Name, ConnectionString) = (server, name, In(server, name));

    public string Name { get; }

    /// <summary>Npgsql form, with a small pool: hundreds of test hosts share one server.</summary>
    public string ConnectionString { get; }

    /// <summary>A database as <c>dotnet Service.dll migrate</c> leaves it.</summary>
    /// <param name="program">Path of the service's dll.</param>
    /// <param name="connectionName">The service's connection string name, for example <c>committeedb</c>.</param>
    /// <param name="server">Another server than that of the test run.</param>
    public static Task<TestDatabase> Migrated(string program, string connectionName, string? server = null) =>
        From(connectionName, Fingerprint(program), template => Migrate(program, connectionName, template), server);

    /// <summary>A copy of a template that <paramref name="migrate"/> fills once for each fingerprint, whichever process comes first.</summary>
    public static async Task<TestDatabase> From(string name, string fingerprint, Func<string, Task> migrate, string? server = null)
    {
        server ??= (await TestServers.Get()).Postgres;
        var template = $"template_{name}_{fingerprint}";
        await using var connection = await Connect(server);
        // Across processes: every test project may want the same template first.
        await Run(connection, $"select pg_advisory_lock(hashtext('{template}'))");
        if (!await Exists(connection, template))
            await Fill(connection, server, template, migrate);
        await Run(connection, $"select pg_advisory_unlock(hashtext('{template}'))");
        return await Copy(connection, server, name, template);
    }

    /// <summary>A database with nothing in it.</summary>
    public static async Task<TestDatabase> Empty(string name)
    {
        var server = (await TestServers.Get()).Postgres;
        await using var connection = await Connect(server);
        return await Copy(connection, server, name, "template1");
    }

    /// <summary>A database that somebody else has made on the server of this run.</summary>
    public static async Task<TestDatabase> Named(string name) => new((await TestServers.Get()).Postgres, name);

    /// <summary>Runs statements in this database.</summary>
    public async Task Run(string sql)
    {
        await using var connection = await Connect(ConnectionString);
        await Run(connection, sql);
    }

    /// <summary>The first column of the first row.</summary>
    public async Task<T> Read<T>(string sql)
    {
        await using var connection = await Connect(ConnectionString);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)Convert.ChangeType(await command.ExecuteScalarAsync(), typeof(T), CultureInfo.InvariantCulture)!;
    }

    public async ValueTask DisposeAsync()
    {
        await using var connection = await Connect(server);
        await Run(connection, $"drop database if exists {Name} with (force)");
    }

    // Filled under another name and renamed when whole, so that an interrupted run leaves no half-made template.
    private static async Task Fill(NpgsqlConnection connection, string server, string template, Func<string, Task> migrate)
    {
        await Run(connection, $"drop database if exists {template}_new with (force)");
        await Run(connection, $"create database {template}_new");
        await migrate(In(server, template + "_new") + ";Pooling=false");
        await Run(connection, $"alter database {template}_new rename to {template}");
    }

    private static async Task<TestDatabase> Copy(NpgsqlConnection connection, string server, string name, string template)
    {
        var copy = $"{name}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Run(connection, $"create database {copy} template {template}");
                return new(server, copy);
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse && attempt < 20)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task Migrate(string program, string connectionName, string connectionString)
    {
        var servers = await TestServers.Get();
        var start = new ProcessStartInfo("dotnet", [program, "migrate"])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[$"ConnectionStrings__{connectionName}"] = connectionString;
        start.Environment["ConnectionStrings__rabbitmq"] = servers.RabbitMq.ToString();
        foreach (var (key, value) in TestTokens.Settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {program} migrate ended with {process.ExitCode}:\n{output}{await errors}");
    }

    // Migrations live in the service and in ServiceDefaults; any change of either makes a new template.
    private static string Fingerprint(string program)
    {
        var content = new StringBuilder();
        foreach (var dll in new[] { program, Path.Combine(Path.GetDirectoryName(program)!, "ServiceDefaults.dll") }.Where(File.Exists))
            content.Append(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(dll))));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(content.ToString())))[..12];
    }

    private static string In(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private static async Task<NpgsqlConnection> Connect(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        settings.Database ??= "postgres";
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<bool> Exists(NpgsqlConnection connection, string database)
    {
        await using var command = new NpgsqlCommand("select exists (select 1 from pg_database where datname = $1)", connection);
        command.Parameters.AddWithValue(database);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }
}
