using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using DanVan.SampleService.Notes;
using DanVan.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DanVan.ServiceDefaults.Tests;

/// <summary>The sample service inside the test process: real Kestrel, its own database unless it shares one, a broker.</summary>
public sealed class SampleHost : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string?> settings;
    private readonly TestDatabase? own;

    private SampleHost(Dictionary<string, string?> settings, TestDatabase database, bool shared)
    {
        (this.settings, Database, own) = (settings, database, shared ? null : database);
        UseKestrel(0);
    }

    public static string Dll { get; } = Repository.Program("tests/SampleService");

    public TestDatabase Database { get; }

    public Uri Address { get; private set; } = null!;

    public static Task<TestDatabase> NewDatabase() => TestDatabase.Migrated(Dll, "sampledb");

    /// <summary>Starts a service and waits until it serves.</summary>
    /// <param name="service"><c>notes</c> publishes; <c>readers</c> follows it.</param>
    /// <param name="broker">Connection string of its broker.</param>
    /// <param name="database">A database to share; one of its own unless given.</param>
    public static async Task<SampleHost> Start(
        string service, string broker, TestDatabase? database = null, params (string Key, string? Value)[] more)
    {
        var on = database ?? await NewDatabase();
        var host = new SampleHost(Settings(service, broker, on, more), on, shared: database is not null);
        host.StartServer();
        host.Address = host.ClientOptions.BaseAddress;
        return host;
    }

    /// <summary>A follower that can read the gaps it finds from the feed of <paramref name="notes"/>.</summary>
    public static Task<SampleHost> Following(
        SampleHost notes, string broker, TestDatabase? database = null, params (string Key, string? Value)[] more) =>
        Start("readers", broker, database, [.. FeedOf(notes.Address), .. more]);

    /// <summary>How to reach the feed of a service.</summary>
    public static (string Key, string? Value)[] FeedOf(Uri notes) =>
        [("services:notes:http:0", notes.ToString()), ("Auth:TokenEndpoint", new Uri(notes, "/connect/token").ToString()),
            ("Auth:ClientId", "svc-readers"), ("Auth:ClientSecret", "secret")];

    public static Dictionary<string, string?> Settings(
        string service, string broker, TestDatabase database, params (string Key, string? Value)[] more)
    {
        var settings = new Dictionary<string, string?>(TestTokens.Settings)
        {
            ["Sample:Service"] = service,
            ["Sample:Token"] = TestTokens.For("svc-readers", null, Scopes.AllEvents),
            ["ConnectionStrings:sampledb"] = database.ConnectionString,
            ["ConnectionStrings:rabbitmq"] = broker,
        };
        foreach (var (key, value) in more)
            settings[key] = value;
        return settings;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A caller who may write, with a fresh key for each write unless the test sets one.</summary>
    public HttpClient Writer(string client = "writer") => As(client, null, "notes.write");

    public HttpClient Operator() => As("operator", null, Scopes.OperateEvents, Scopes.AllEvents);

    public HttpClient As(string client, string? unit, params string[] scopes) => With(TestTokens.For(client, unit, scopes));

    public HttpClient With(string token)
    {
        var caller = Anonymous();
        caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return caller;
    }

    public HttpClient Anonymous() => new(new FreshKeys { InnerHandler = new SocketsHttpHandler() }) { BaseAddress = Address };

    /// <summary>Writes notes with these titles, one after the other.</summary>
    public async Task<List<NoteView>> Write(params string[] titles)
    {
        using var writer = Writer();
        List<NoteView> written = [];
        foreach (var title in titles)
            written.Add(await writer.Write(title));
        return written;
    }

    public Task<List<NoteView>> Write(int count, string prefix = "note") =>
        Write([.. Enumerable.Range(1, count).Select(number => $"{prefix} {number.ToString("0000", CultureInfo.InvariantCulture)}")]);

    internal Task<Health.Lag> Lag() => Anonymous().Get<Health.Lag>("/health/lag");

    internal Task<Verification.Result> Verify(long after = 0) => Operator().Get<Verification.Result>($"/v1/event-log/verification?after={after}");

    /// <summary>The whole log, as the feed gives it.</summary>
    public async Task<List<EventEnvelope>> Log()
    {
        using var reader = Operator();
        List<EventEnvelope> all = [];
        for (long after = 0; ;)
        {
            var changes = await reader.Get<ChangeFeed.Changes>($"/v1/changes?after={after}&limit=500");
            all.AddRange(changes.Events);
            if (changes.Next >= changes.Head)
                return all;
            after = changes.Next;
        }
    }

    /// <summary>Waits until the log holds this many numbered events, and returns them.</summary>
    public async Task<List<EventEnvelope>> Numbered(int count)
    {
        await Eventually.Holds(async () => (await Lag()).Numbered >= count, what: $"{count} events are numbered");
        return await Log();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(Path.GetDirectoryName(Dll)!);
        builder.ConfigureLogging(logging => logging.ClearProviders());
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (own is not null)
            await own.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private sealed class FreshKeys : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method != HttpMethod.Get && !request.Headers.Contains("Idempotency-Key") && !request.Headers.Contains("No-Key"))
                request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
            return base.SendAsync(request, cancellationToken);
        }
    }
}

internal static class Calls
{
    internal static async Task<T> Get<T>(this HttpClient client, string path) =>
        (await client.GetFromJsonAsync<T>(new Uri(path, UriKind.Relative), Json.Tolerant))!;

    internal static async Task<NoteView> Write(this HttpClient writer, string title, Guid? unit = null, bool isPublic = false, DateOnly? on = null)
    {
        using var answer = await writer.Post("/v1/notes", new WriteNote(title, unit, isPublic, on));
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<NoteView>(Json.Options))!;
    }

    internal static Task<HttpResponseMessage> Post(this HttpClient client, string path, object body, string? key = null) =>
        client.Send(HttpMethod.Post, path, body, key: key);

    internal static Task<HttpResponseMessage> Retitle(this HttpClient client, NoteView note, string title, long? version = null, string? key = null) =>
        client.Send(HttpMethod.Put, $"/v1/notes/{note.Id}", new RetitleNote(title), $"\"{version ?? note.Version}\"", key);

    internal static async Task<HttpResponseMessage> Send(
        this HttpClient client, HttpMethod method, string path, object body, string? ifMatch = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative))
        {
            Content = body as HttpContent ?? JsonContent.Create(body, body.GetType(), options: Json.Options),
        };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }
}
