using DanVan.TestKit;

namespace DanVan.Platform.Tests.Chaos;

/// <summary>The registry and reporting as processes on servers of their own, all of which may be killed.</summary>
internal sealed class ChaosWorld : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> parts = [];

    internal required PrivateServers Servers { get; init; }

    internal ServiceProcess Registry { get; private set; } = null!;

    internal ServiceProcess Reporting { get; private set; } = null!;

    internal TestDatabase RegistryDatabase { get; private set; } = null!;

    internal TestDatabase ReportingDatabase { get; private set; } = null!;

    /// <summary>What the two services have written to their consoles of late.</summary>
    internal string Said => string.Join('\n', new[] { Registry, Reporting }.SelectMany(service => service.Output.Split('\n').TakeLast(60).Prepend($"== {service.Address}")));

    internal static async Task<ChaosWorld> Create()
    {
        var servers = await PrivateServers.Create();
        var world = new ChaosWorld { Servers = servers };
        world.parts.Add(servers);
        world.RegistryDatabase = await world.Database("services/model-registry/ModelRegistry", "modelregistrydb");
        world.ReportingDatabase = await world.Database("services/reporting/Reporting", "reportingdb");
        var issuer = await TokenIssuer.Start();
        world.parts.Add(issuer);
        world.Registry = await world.Start("services/model-registry/ModelRegistry", "modelregistrydb", world.RegistryDatabase);
        world.Reporting = await world.Start("services/reporting/Reporting", "reportingdb", world.ReportingDatabase,
            new("services:model-registry:http:0", world.Registry.Address.ToString()),
            new("Auth:TokenEndpoint", issuer.TokenEndpoint),
            new("Auth:ClientId", "svc-reporting"),
            new("Auth:ClientSecret", "secret"));
        return world;
    }

    /// <summary>The four that may die, each with its death and its resurrection; the servers rise by one script, so one at a time.</summary>
    internal IReadOnlyList<(string Name, string Place, Func<Task> Kill, Func<Task> Start)> Mortals =>
    [
        ("model-registry", "registry", Registry.Kill, Registry.Start),
        ("reporting", "reporting", Reporting.Kill, Reporting.Start),
        ("PostgreSQL", "servers", Servers.KillPostgres, Servers.Start),
        ("RabbitMQ", "servers", Servers.KillRabbitMq, Servers.Start),
    ];

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(parts))
            await part.DisposeAsync();
    }

    private async Task<TestDatabase> Database(string project, string connectionName)
    {
        var database = await TestDatabase.Migrated(Repository.Program(project), connectionName, Servers.Postgres);
        await SampleUnits.Insert(database);
        return database;
    }

    private async Task<ServiceProcess> Start(
        string project, string connectionName, TestDatabase database, params KeyValuePair<string, string?>[] more)
    {
        var service = await ServiceProcess.Start(Repository.Program(project),
        [
            new($"ConnectionStrings:{connectionName}", database.ConnectionString),
            new("ConnectionStrings:rabbitmq", Servers.RabbitMq),
            .. TestTokens.Settings,
            .. more,
        ]);
        parts.Add(service);
        return service;
    }
}
