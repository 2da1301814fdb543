using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>Reporting in this process.</summary>
public sealed class ReportingHost() : ServiceHost<Program>("services/reporting/Reporting", "reportingdb")
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Alerts:EverySeconds", "1"), new("Analysts:StatementSeconds", "2"), new("Analysts:IdleSeconds", "2"), new("Analysts:TransactionSeconds", "4"),
        new("Analysts:EverySeconds", "1"), new("Exports:AtOnce", "2"),
    ];
}

/// <summary>
/// Reporting with the two services it hears most of, on one broker: committee with all four real structures, the registry with one model
/// recognised in 2018 in each of the 480 communes of that year.
/// </summary>
public sealed partial class World : IAsyncLifetime
{
    public static readonly DateOnly In2018 = new(2018, 3, 26), In2020 = new(2020, 6, 30), In2024 = new(2024, 12, 31), In2026 = new(2026, 1, 1);

    public const string Nghean = "40@2018-03-26";

    private readonly ConcurrentDictionary<DateOnly, Dictionary<string, Guid>> units = [];
    private TestDatabase committeeDatabase = null!;
    private ServiceProcess committee = null!, registry = null!;
    private HttpClient registrar = null!;

    public ReportingHost Reporting { get; } = new();

    public TestDatabase RegistryDatabase { get; private set; } = null!;

    public HttpClient Anybody { get; private set; } = null!;

    public HttpClient Province { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // First, so that its queues stand before anything is said.
        await Reporting.InitializeAsync();
        Anybody = Reporting.Anonymous();
        Province = Reporting.As("province", Nghean, "reporting.read");
        (committee, committeeDatabase) = await Start("services/committee/Committee", "committeedb");
        (registry, RegistryDatabase) = await Start("services/model-registry/ModelRegistry", "modelregistrydb");
        await Structures.Import(Caller(committee, "registry-keeper", null, "committee.registry", "committee.read"));
        await CaughtUp(committee);
        await Eventually.Holds(async () => await Behind(registry, committee) == 0);
        registrar = Caller(registry, "province", Nghean, "models.read", "models.write", "models.recognise");
        await Parallel.ForEachAsync(Structures.Communes2018, new ParallelOptions { MaxDegreeOfParallelism = 6 },
            async (commune, _) => await Recognised(await Unit(commune["code"], In2018), new(2018, 2, 1), new(2018, 5, 19)));
        await CaughtUp();
    }

    /// <summary>The unit that carried the code on the day.</summary>
    public async Task<Guid> Unit(string code, DateOnly day)
    {
        if (!units.TryGetValue(day, out var found))
        {
            var keeper = Caller(committee, "registry-keeper", null, "committee.read");
            found = [];
            for (var cursor = ""; cursor is not null;)
            {
                var page = await keeper.Read($"/v1/units?asOf={day:yyyy-MM-dd}&limit=500{cursor}");
                foreach (var unit in page.GetProperty("items").EnumerateArray())
                    found[unit.Text("code")] = unit.Id();
                cursor = page.TryGetProperty("next", out var next) ? $"&cursor={Uri.EscapeDataString(next.GetString()!)}" : null;
            }
            units[day] = found;
        }
        return found[code];
    }

    /// <summary>What committee had said up to the first change of the structure of 2013.</summary>
    public Task<string> WhenOnlyTheStructureOf2013WasKnown() => committeeDatabase.Read<string>("""
        select to_char(max(e.recorded_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from event_log e
        where e.xid = (select xid from event_log where type like '%.unit-registered.%' order by seq limit 1)
        """);

    /// <summary>Waits until reporting has heard all that the registry has said.</summary>
    public Task CaughtUp() => CaughtUp(registry);

    /// <summary>Reporting forgets how far it was, and the registry sends all it ever said once more.</summary>
    public async Task SayEverythingAgain()
    {
        await registry.Kill();
        await Reporting.Database.Run("update event_followed set position = 0 where source = 'model-registry'");
        await RegistryDatabase.Run("update event_relay set position = 0");
        await registry.Start();
        await CaughtUp();
    }

    /// <summary>A figure as anybody sees it.</summary>
    public Task<JsonElement> Figure(string period, DateOnly structure, string by = "none", string unit = Nghean, string more = "") =>
        Anybody.Read($"/v1/figures?indicator=models-recognised&unit={unit}&period={period}&structure={structure:yyyy-MM-dd}&by={by}{more}");

    public async ValueTask DisposeAsync()
    {
        foreach (var service in new[] { committee, registry }.Where(service => service is not null))
            await service.DisposeAsync();
        await Reporting.DisposeAsync();
        foreach (var database in new[] { committeeDatabase, RegistryDatabase }.Where(database => database is not null))
            await database.DisposeAsync();
    }

    private Task CaughtUp(ServiceProcess source) => Eventually.Holds(
        async () => await Behind(Anybody, source) == 0, TimeSpan.FromSeconds(60));

    private static Task<long> Behind(ServiceProcess follower, ServiceProcess source) => Behind(follower.Client, source);

    private static async Task<long> Behind(HttpClient follower, ServiceProcess source)
    {
        var written = await source.Client.Read("/health/lag");
        var followed = (await follower.Read("/health/lag")).GetProperty("followed").EnumerateArray()
            .Where(one => one.Text("source") == written.Text("service")).Select(one => one.GetProperty("position").GetInt64()).FirstOrDefault();
        return written.GetProperty("numbered").GetInt64() + written.GetProperty("unnumbered").GetInt64() - followed;
    }

    private async Task<(ServiceProcess, TestDatabase)> Start(string project, string connectionName)
    {
        var program = Repository.Program(project);
        var database = await TestDatabase.Migrated(program, connectionName);
        return (await ServiceProcess.Start(program, TestTokens.Settings.Concat(
        [
            new($"ConnectionStrings:{connectionName}", database.ConnectionString),
            new("ConnectionStrings:rabbitmq", Reporting.Broker.ConnectionString),
        ])), database);
    }

    private static HttpClient Caller(ServiceProcess service, string client, string? unit, params string[] scopes)
    {
        var caller = new HttpClient { BaseAddress = service.Address };
        caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For(client, unit, scopes));
        return caller;
    }
}

[CollectionDefinition]
public sealed class WorldCollection : ICollectionFixture<World>;
