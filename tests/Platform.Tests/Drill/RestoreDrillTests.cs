using System.Net.Http.Headers;
using DanVan.Platform.Tests.Chaos;
using DanVan.TestKit;

namespace DanVan.Platform.Tests.Drill;

/// <summary>The quick form of deploy/drill: all five databases, saved while one service writes and another follows it.</summary>
public sealed class RestoreDrillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Registry = "services/model-registry/ModelRegistry", Reporting = "services/reporting/Reporting", Suffix = "_drill";
    private static readonly int Writes = Environment.GetEnvironmentVariable("DANVAN_FULL") == "1" ? 2_000 : 60;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"danvan-backup-{Guid.NewGuid():N}");
    private readonly List<IAsyncDisposable> parts = [];
    private readonly List<TestDatabase> databases = [];
    private TokenIssuer issuer = null!;

    public async ValueTask InitializeAsync() => parts.Add(issuer = await TokenIssuer.Start());

    [Fact]
    public async Task What_was_saved_under_load_is_restored_equal_and_what_was_lost_is_rebuilt_from_the_logs()
    {
        var registry = await Database(Registry, "modelregistrydb");
        var reporting = await Database(Reporting, "reportingdb");
        await Database("services/committee/Committee", "committeedb");
        await Database("services/feedback/Feedback", "feedbackdb");
        await Database("services/identity/Identity", "identitydb");
        await SaveUnderLoad(registry, reporting);

        var table = await Deploy("restore", folder, "--suffix", Suffix);
        output.WriteLine(table);
        Assert.Equal(databases.Count, table.Split('\n').Count(line => line.Contains("rows   equal", StringComparison.Ordinal)));
        List<TestDatabase> restored = [];
        foreach (var database in databases)
            restored.Add(await TestDatabase.Named(database.Name + Suffix));
        parts.AddRange(restored);
        var (restoredRegistry, restoredReporting) = (restored[0], restored[1]);
        Assert.InRange(await restoredReporting.Read<long>("select coalesce(max(position), 0) from event_followed where source = 'model-registry'"),
            0, await restoredRegistry.Read<long>("select coalesce(max(position), 0) from event_chain"));

        // Elsewhere: another broker, so what was on its way is nowhere but in the log.
        var (writer, reader) = await Serve(restoredRegistry, restoredReporting);
        var events = await restoredRegistry.Read<long>("select count(*) from event_log");
        await HasAll(restoredReporting, events);
        writer.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For("operator", null, "events.operate"));
        var verified = await writer.Client.Read("/v1/event-log/verification");
        Assert.Equal((true, events), (verified.GetProperty("intact").GetBoolean(), verified.GetProperty("checked").GetInt64()));

        await reader.Stop();
        var rebuilt = await Database(Reporting, "reportingdb");
        await Serve(Reporting, "reportingdb", rebuilt, writer);
        await HasAll(rebuilt, events);
        Assert.Equal(await Replica(restoredReporting), await Replica(rebuilt));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(parts))
            await part.DisposeAsync();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private async Task SaveUnderLoad(TestDatabase registry, TestDatabase reporting)
    {
        var (writer, _) = await Serve(registry, reporting);
        var caller = new StubbornCaller(writer.Address, 1);
        var saved = new TaskCompletionSource();
        var writing = caller.Write(Writes, saved.Task);
        await Eventually.Holds(() => Task.FromResult(caller.Accepted > Writes / 2), Patience);
        await Deploy("backup", [folder, .. databases.Select(database => database.Name)]);
        saved.SetResult();
        await writing.WaitAsync(Patience);
    }

    private async Task<(ServiceProcess Registry, ServiceProcess Reporting)> Serve(TestDatabase registry, TestDatabase reporting)
    {
        var broker = await TestBroker.Create();
        parts.Add(broker);
        var writer = await Serve(Registry, "modelregistrydb", registry, null, broker);
        return (writer, await Serve(Reporting, "reportingdb", reporting, writer, broker));
    }

    private async Task<ServiceProcess> Serve(string project, string connection, TestDatabase database, ServiceProcess? followed, TestBroker? broker = null)
    {
        if (broker is null)
            parts.Add(broker = await TestBroker.Create());
        var service = await ServiceProcess.Start(Repository.Program(project),
        [
            .. TestTokens.Settings,
            new($"ConnectionStrings:{connection}", database.ConnectionString),
            new("ConnectionStrings:rabbitmq", broker.ConnectionString),
            new("services:model-registry:http:0", followed?.Address.ToString()),
            new("Auth:TokenEndpoint", issuer.TokenEndpoint),
            new("Auth:ClientId", "svc-reporting"),
            new("Auth:ClientSecret", "secret"),
        ]);
        parts.Add(service);
        return service;
    }

    private async Task<TestDatabase> Database(string project, string connection)
    {
        var database = await TestDatabase.Migrated(Repository.Program(project), connection);
        if (connection != "identitydb")
            await SampleUnits.Insert(database);
        databases.Add(database);
        parts.Add(database);
        return database;
    }

    private static Task HasAll(TestDatabase reporting, long events) =>
        Eventually.Holds(async () => await reporting.Read<long>("select count(*) from event_archive where source = 'model-registry'") == events, Patience);

    // Facts with all that a figure is made of; when they became known here is another day's.
    private static Task<string> Replica(TestDatabase reporting) => reporting.Read<string>("""
        select md5(string_agg(row(position, id, type, subject, data::text)::text, '' order by position)) || ' ' ||
            (select string_agg(row(indicator, version, subject, unit_id, occurred_on, value, cause, source, position, known_until is null)::text, ' '
                order by indicator, subject, source, position) from fact) from event_archive
        """);

    private static async Task<string> Deploy(string script, params string[] arguments)
    {
        var settings = new Dictionary<string, string> { ["DANVAN_POSTGRES"] = (await TestServers.Get()).Postgres };
        var (code, said, errors) = await Script.Try($"deploy/{script}", settings, arguments);
        Assert.SkipWhen(errors.Contains("needs pg_dump", StringComparison.Ordinal) || errors.Contains("server version mismatch", StringComparison.Ordinal), "This machine has no pg_dump of the server's version.");
        Assert.True(code == 0, said + errors);
        return said.TrimEnd();
    }
}
