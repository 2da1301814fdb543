using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace DanVan.ServiceDefaults;

/// <summary>Puts this service's own token (client credentials) on requests to other services.</summary>
internal sealed class OwnToken(IOptions<AuthOptions> auth, IOptionsMonitor<JwtBearerOptions> bearer, TimeProvider clock) : DelegatingHandler
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);
    private string? token;
    private DateTimeOffset validUntil;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() >= validUntil)
            await Renew(cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await base.SendAsync(request, cancellationToken);
    }

    private async Task Renew(CancellationToken ct)
    {
        var endpoint = auth.Value.TokenEndpoint ?? new(
            (await bearer.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager!.GetConfigurationAsync(ct)).TokenEndpoint);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new FormUrlEncodedContent([
                new("grant_type", "client_credentials"),
                new("client_id", auth.Value.ClientId),
                new("client_secret", auth.Value.ClientSecret),
                new("scope", Scopes.AllEvents)]),
        };
        using var response = await base.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        using var body = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(ct), cancellationToken: ct);
        token = body.RootElement.GetProperty("access_token").GetString();
        validUntil = clock.GetUtcNow() + TimeSpan.FromSeconds(body.RootElement.GetProperty("expires_in").GetInt32()) - Margin;
    }
}
