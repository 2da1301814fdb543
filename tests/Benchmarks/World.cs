using DanVan.TestKit;
using Npgsql;

namespace DanVan.Benchmarks;

/// <summary>The registry and its follower as real processes on real servers.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> parts = [];

    public ServiceProcess Registry { get; private set; } = null!;

    public TestDatabase RegistryDatabase { get; private set; } = null!;

    public TestDatabase? ReportingDatabase { get; private set; }

    public static async Task<World> Create()
    {
        var world = new World();
        var broker = world.Keep(await TestBroker.Create());
        world.RegistryDatabase = await world.Database("services/model-registry/ModelRegistry", "modelregistrydb");
        world.Registry = await world.Start("services/model-registry/ModelRegistry", "modelregistrydb", world.RegistryDatabase, broker);
        if (File.Exists(Path.Combine(Repository.Root, "services/reporting/Reporting/Reporting.csproj")))
        {
            world.ReportingDatabase = await world.Database("services/reporting/Reporting", "reportingdb");
            await world.Start("services/reporting/Reporting", "reportingdb", world.ReportingDatabase, broker);
        }
        return world;
    }

    public static string Token() => new TestToken("benchmark") { Unit = SampleUnits.ProvinceClaim, Scopes = ["models.write"], Expires = DateTimeOffset.UtcNow.AddHours(2) }.Sign();

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(parts))
            await part.DisposeAsync();
    }

    private async Task<TestDatabase> Database(string project, string connectionName)
    {
        var database = Keep(await TestDatabase.Migrated(Repository.Program(project), connectionName));
        await SampleUnits.Insert(database);
        return database;
    }

    /// <summary>Reporting as a process over a database that is filled already.</summary>
    public static Task<ServiceProcess> Reporting(TestDatabase database, TestBroker broker) =>
        Process("services/reporting/Reporting", "reportingdb", database, broker);

    private async Task<ServiceProcess> Start(string project, string connectionName, TestDatabase database, TestBroker broker) =>
        Keep(await Process(project, connectionName, database, broker));

    private static Task<ServiceProcess> Process(string project, string connectionName, TestDatabase database, TestBroker broker)
    {
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxPoolSize = 30 }.ConnectionString;
        return ServiceProcess.Start(Repository.Program(project),
        [
            new($"ConnectionStrings:{connectionName}", connection),
            new("ConnectionStrings:rabbitmq", broker.ConnectionString),
            new("Limits:PerSecond", "1000000"),
            new("Limits:Burst", "1000000"),
            .. TestTokens.Settings,
        ]);
    }

    private T Keep<T>(T part)
        where T : IAsyncDisposable
    {
        parts.Add(part);
        return part;
    }
}
