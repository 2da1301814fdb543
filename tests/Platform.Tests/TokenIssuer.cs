using DanVan.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DanVan.Platform.Tests;

/// <summary>Gives a service its own token, as identity would, to read what the broker lost from another's feed.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    private readonly WebApplication host;

    private TokenIssuer(WebApplication host) => this.host = host;

    internal string TokenEndpoint => $"{host.Urls.First()}/connect/token";

    internal static async Task<TokenIssuer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = builder.Build();
        issuer.MapPost("/connect/token", () => TypedResults.Ok(new Dictionary<string, object>
        {
            ["access_token"] = TestTokens.For("svc-reporting", null, "events.all"),
            ["expires_in"] = 3600,
        }));
        await issuer.StartAsync();
        return new(issuer);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
