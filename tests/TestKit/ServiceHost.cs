using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace DanVan.TestKit;

/// <summary>
/// A service inside the test process, on its own migrated database and its own virtual host. Derive once for each service:
/// <c>public sealed class CommitteeHost() : ServiceHost&lt;Program&gt;("services/committee/Committee", "committeedb");</c>
/// and share it as a class or collection fixture.
/// </summary>
public abstract class ServiceHost<TProgram>(string project, string connectionName) : WebApplicationFactory<TProgram>, IAsyncLifetime
    where TProgram : class
{
    private readonly string program = Repository.Program(project);

    public TestDatabase Database { get; private set; } = null!;

    public TestBroker Broker { get; private set; } = null!;

    /// <summary>Further configuration, keys with colons.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    public virtual async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.Migrated(program, connectionName);
        Broker = await TestBroker.Create();
        // The service's own output folder, so that appsettings.json is its own even when one test project holds several services.
        Environment.SetEnvironmentVariable(
            $"ASPNETCORE_TEST_CONTENTROOT_{typeof(TProgram).Assembly.GetName().Name!.ToUpperInvariant().Replace('.', '_')}", Path.GetDirectoryName(program));
    }

    /// <summary>A caller with a good token; writes carry a fresh Idempotency-Key unless the test sets one.</summary>
    public HttpClient As(string client, string? unit, params string[] scopes) => With(TestTokens.For(client, unit, scopes));

    /// <summary>A caller with this token, good or not.</summary>
    public HttpClient With(string token)
    {
        var caller = CreateDefaultClient(new AsClientsSend());
        caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return caller;
    }

    /// <summary>A caller without a token.</summary>
    public HttpClient Anonymous() => CreateDefaultClient(new AsClientsSend());

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting($"ConnectionStrings:{connectionName}", Database.ConnectionString);
        builder.UseSetting("ConnectionStrings:rabbitmq", Broker.ConnectionString);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in TestTokens.Settings.Concat(Settings))
            builder.UseSetting(key, value);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Broker is not null)
            await Broker.DisposeAsync();
        if (Database is not null)
            await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    // A key with each write, and the trace that a real connection would carry.
    private sealed class AsClientsSend : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method != HttpMethod.Get && !request.Headers.Contains("Idempotency-Key"))
                request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
            if (Activity.Current is { } trace)
                request.Headers.TryAddWithoutValidation("traceparent", trace.Id);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
