using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DanVan.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DanVan.Identity.Tests;

/// <summary>One replica of identity on a database that outlives it, so that a test can restart it with other settings.</summary>
public sealed class IdentityHost : WebApplicationFactory<Program>
{
    public const string Issuer = "https://identity.test/";

    public static readonly TestClient Commune = new(
        "commune-today", "commune-secret-0123456789", ["committee.read", "models.read", "models.write"], "16681@2026-01-01");

    public static readonly TestClient Keeper = new("registry-keeper", "keeper-secret-0123456789", ["committee.registry"], null);

    private readonly Dictionary<string, string?> settings;

    private IdentityHost(TestDatabase database, IReadOnlyList<TestClient> clients, IEnumerable<(string Key, string? Value)> more)
    {
        settings = new()
        {
            ["ConnectionStrings:identitydb"] = database.ConnectionString,
            ["Identity:Issuer"] = Issuer,
        };
        foreach (var (client, at) in clients.Select((client, at) => (client, at)))
        {
            settings[$"Clients:{at}:Id"] = client.Id;
            settings[$"Clients:{at}:Secret"] = client.Secret;
            settings[$"Clients:{at}:Unit"] = client.Unit;
            foreach (var (scope, number) in client.Scopes.Select((scope, number) => (scope, number)))
                settings[$"Clients:{at}:Scopes:{number}"] = scope;
        }
        foreach (var (key, value) in more)
            settings[key] = value;
    }

    public static Task<TestDatabase> NewDatabase() => TestDatabase.Migrated(Repository.Program("services/identity/Identity"), "identitydb");

    /// <summary>Starts a replica and waits until it serves.</summary>
    public static IdentityHost On(TestDatabase database, params (string Key, string? Value)[] more) => With(database, [Commune, Keeper], more);

    public static IdentityHost With(TestDatabase database, IReadOnlyList<TestClient> clients, params (string Key, string? Value)[] more)
    {
        var host = new IdentityHost(database, clients, more);
        _ = host.Server;
        return host;
    }

    /// <summary>Asks for a token; the answer may be a refusal.</summary>
    public async Task<HttpResponseMessage> Ask(string client, string secret, string? scope = null)
    {
        using var http = CreateClient();
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = client, ["client_secret"] = secret };
        if (scope is not null)
            form["scope"] = scope;
        using var content = new FormUrlEncodedContent(form);
        return await http.PostAsync(new Uri("/connect/token", UriKind.Relative), content);
    }

    /// <summary>A token, which must be given.</summary>
    public async Task<string> Token(TestClient client, string? scope = null)
    {
        using var answer = await Ask(client.Id, client.Secret, scope);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return body.GetProperty("access_token").GetString()!;
    }

    /// <summary>Checks a token as a service does: with nothing but the keys that identity publishes.</summary>
    public async Task<TokenValidationResult> Validate(string token)
    {
        using var http = CreateClient();
        var published = new JsonWebKeySet(await http.GetStringAsync(new Uri("/.well-known/jwks", UriKind.Relative)));
        return await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = "danvan",
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            IssuerSigningKeys = published.GetSigningKeys(),
        });
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Production);
        builder.ConfigureLogging(logging => logging.ClearProviders());
        foreach (var (key, value) in settings.Where(setting => setting.Value is not null))
            builder.UseSetting(key, value);
    }
}

public sealed record TestClient(string Id, string Secret, IReadOnlyList<string> Scopes, string? Unit);

/// <summary>A migrated database for each test class.</summary>
public class IdentityDatabase : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Database = await IdentityHost.NewDatabase();

    public virtual async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>One replica for a whole test class.</summary>
public sealed class RunningIdentity : IdentityDatabase
{
    public IdentityHost Host { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Host = IdentityHost.On(Database);
    }

    public override async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await base.DisposeAsync();
    }
}
