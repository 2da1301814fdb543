using DanVan.TestKit;

namespace DanVan.Platform.Tests.Rolling;

/// <summary>An upgrade at noon, as callers see it: not at all.</summary>
public sealed class RollingRestartTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("DANVAN_FULL") == "1";
    private static readonly int Replicas = Full ? 2 : 1;
    private static readonly int Replaced = Full ? 10 : 1;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(Full ? 10 : 200);
    private readonly Dictionary<string, Fleet> fleets = [];
    private TokenIssuer issuer = null!;
    private TestBroker broker = null!;

    public async ValueTask InitializeAsync()
    {
        (broker, issuer) = (await TestBroker.Create(), await TokenIssuer.Start());
        var fronts = new Dictionary<string, Front>();
        foreach (var name in RunningPlatform.Names.Append("identity"))
            fronts[name] = await Front.Open();
        var settings = new Dictionary<string, string?>(TestTokens.Settings)
        {
            ["ConnectionStrings:rabbitmq"] = broker.ConnectionString,
            ["Sealing:Key"] = "a-key-of-the-tests-and-of-nobody-else",
            ["Limits:PerSecond"] = "1000000",
            ["Identity:RequestsPerMinute"] = "1000000",
            ["Clients:0:Id"] = "commune",
            ["Clients:0:Secret"] = "commune-secret-0123456789",
            ["Clients:0:Scopes:0"] = "models.read",
            // Time enough for the front, which asks ten times in a second.
            ["Drain:For"] = "00:00:02",
            // What a queue brings out of order when its reader goes, the next reader asks the sender for.
            ["Auth:TokenEndpoint"] = issuer.TokenEndpoint,
            ["Auth:ClientId"] = "platform",
            ["Auth:ClientSecret"] = "platform",
        };
        foreach (var (name, front) in fronts)
            settings[$"services:{name}:http:0"] = front.Address.ToString();
        var started = await Task.WhenAll(
            Fleet.Start("identity", Replicas, fronts["identity"], "services/identity/Identity", "identitydb", settings),
            Fleet.Start("committee", Replicas, fronts["committee"], "services/committee/Committee", "committeedb", settings),
            Fleet.Start("model-registry", Replicas, fronts["model-registry"], "services/model-registry/ModelRegistry", "modelregistrydb", settings),
            Fleet.Start("feedback", Replicas, fronts["feedback"], "services/feedback/Feedback", "feedbackdb", settings),
            Fleet.Start("reporting", Replicas, fronts["reporting"], "services/reporting/Reporting", "reportingdb", settings));
        foreach (var fleet in started)
            fleets[fleet.Name] = fleet;
    }

    [Fact]
    public async Task No_request_fails_while_every_service_is_restarted_under_load()
    {
        var token = TestTokens.For("province", SampleUnits.ProvinceClaim, RunningPlatform.AllScopes);
        SteadyCaller[] callers =
        [
            new(fleets["identity"], client => client.PostAsync(new Uri("/connect/token", UriKind.Relative), new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"), new("client_id", "commune"), new("client_secret", "commune-secret-0123456789"),
            ]))),
            new(fleets["committee"], Get("/v1/units?asOf=2018-03-26&limit=3")),
            // Held by the replica until something happens or it must go.
            new(fleets["committee"], Get("/v1/changes?after=1000000&wait=2s")),
            new(fleets["model-registry"], client => client.Post("/v1/models", new
            {
                unitId = SampleUnits.ThanhVinh, title = $"Mô hình {Guid.NewGuid()}", field = "economy", registeredOn = "2026-03-26", sourceUrl = "https://baonghean.vn/mo-hinh",
            })),
            new(fleets["model-registry"], Get("/v1/models?limit=3")),
            new(fleets["feedback"], Get("/v1/consultations?limit=3")),
            new(fleets["reporting"], Get("/v1/indicators")),
        ];
        using var enough = new CancellationTokenSource();
        var calling = callers.Select(caller => caller.Call(Pause, caller.Service == "identity" ? null : token, enough.Token)).ToList();

        await Task.WhenAll(fleets.Values.Select(fleet => fleet.Replace(Replaced)));
        await enough.CancelAsync();
        await Task.WhenAll(calling);

        foreach (var caller in callers)
            output.WriteLine($"{caller.Service,-15} {caller.Answered,6} answered {caller.Failures.Count,4} failed");
        Assert.Empty(callers.SelectMany(caller => caller.Failures.Take(5)));
        Assert.All(callers, caller => Assert.True(caller.Answered > 20, $"{caller.Service} was asked too little to tell"));
        await NothingWasLost(callers[3].Answered);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var fleet in fleets.Values)
            await fleet.DisposeAsync();
        await issuer.DisposeAsync();
        await broker.DisposeAsync();
    }

    /// <summary>Leadership went from replica to replica, and so did the reading of the broker: each write is there once, numbered and followed.</summary>
    private async Task NothingWasLost(int writes)
    {
        var (registry, reporting) = (fleets["model-registry"].Database, fleets["reporting"].Database);
        Assert.Equal(writes, await registry.Read<long>("select count(*) from model"));
        await Eventually.Holds(async () => await registry.Read<string>("select count(*) || ' ' || max(position) from event_chain") == $"{writes} {writes}");
        await Eventually.Holds(async () => await reporting.Read<long>("select count(*) from event_archive where source = 'model-registry'") == writes);
    }

    private static Func<HttpClient, Task<HttpResponseMessage>> Get(string path) => client => client.GetAsync(new Uri(path, UriKind.Relative));
}
