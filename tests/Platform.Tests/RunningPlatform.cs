using System.Net.Http.Headers;
using DanVan.TestKit;

namespace DanVan.Platform.Tests;

/// <summary>The four services as they run in earnest, each its own process on Kestrel with its own database, one broker between them.</summary>
public sealed class RunningPlatform : IAsyncLifetime
{
    public static readonly string[] Names = ["committee", "model-registry", "feedback", "reporting"];

    /// <summary>Every scope that an endpoint asks for.</summary>
    public static readonly string[] AllScopes =
    [
        "committee.read", "committee.write", "committee.registry", "models.read", "models.write", "models.assess", "models.recognise",
        "feedback.read", "feedback.write", "feedback.moderate", "identity.unseal",
        "reporting.read", "reporting.plan", "reporting.submit", "reporting.approve", "reporting.define", "reporting.preview", "events.operate",
    ];

    private readonly Dictionary<string, RunningService> services = [];
    private TestBroker broker = null!;

    public IEnumerable<RunningService> Services => services.Values;

    public RunningService this[string name] => services[name];

    public async ValueTask InitializeAsync()
    {
        broker = await TestBroker.Create();
        var started = await Task.WhenAll(
            Start("committee", "services/committee/Committee", "committeedb"),
            Start("model-registry", "services/model-registry/ModelRegistry", "modelregistrydb"),
            Start("feedback", "services/feedback/Feedback", "feedbackdb"),
            Start("reporting", "services/reporting/Reporting", "reportingdb"));
        foreach (var service in started)
            services[service.Name] = service;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in services.Values)
        {
            await service.Process.DisposeAsync();
            await service.Database.DisposeAsync();
        }
        await broker.DisposeAsync();
    }

    private async Task<RunningService> Start(string name, string project, string connection)
    {
        var program = Repository.Program(project);
        var database = await TestDatabase.Migrated(program, connection);
        await SampleUnits.Insert(database);
        var process = await ServiceProcess.Start(program, TestTokens.Settings.Concat(
        [
            new($"ConnectionStrings:{connection}", database.ConnectionString),
            new("ConnectionStrings:rabbitmq", broker.ConnectionString),
            new("Sealing:Key", "a-key-of-the-tests-and-of-nobody-else"),
            new("Limits:PerSecond", "1000000"),
            new("Limits:Burst", "1000000"),
        ]));
        using var document = await process.Client.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        return new(name, process, database, ApiDocument.Parse(await document.Content.ReadAsStringAsync()));
    }
}

public sealed record RunningService(string Name, ServiceProcess Process, TestDatabase Database, ApiDocument Document)
{
    /// <summary>A caller with this token, or with none.</summary>
    public HttpClient With(string? token)
    {
        // Addresses must arrive as they were written, and answers as they were given.
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(30) }) { BaseAddress = Process.Address };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public HttpClient As(string client, string? unit, params string[] scopes) => With(TestTokens.For(client, unit, scopes));
}

[CollectionDefinition]
public sealed class PlatformCollection : ICollectionFixture<RunningPlatform>;
