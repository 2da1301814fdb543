using System.Security.Claims;
using DanVan.Identity.Clients;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DanVan.Identity.Tokens;

/// <summary>
/// Answers <c>POST /connect/token</c> for a client that has proved its secret: the scopes it asked for, or all of its own
/// when it asked for none (RFC 6749, 3.3), and the unit for which it acts.
/// </summary>
internal sealed class IssueToken(IOpenIddictApplicationManager clients, IOptions<IdentitySettings> settings)
    : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var clientId = context.Request.ClientId!;
        var client = await clients.FindByClientIdAsync(clientId, context.CancellationToken)
            ?? throw new InvalidOperationException($"Client {clientId} vanished while it was served.");

        var granted = (await clients.GetPermissionsAsync(client, context.CancellationToken))
            .Where(p => p.StartsWith(Permissions.Prefixes.Scope, StringComparison.Ordinal))
            .Select(p => p[Permissions.Prefixes.Scope.Length..])
            .ToHashSet(StringComparer.Ordinal);
        var asked = context.Request.GetScopes();
        if (!granted.IsSupersetOf(asked))
        {
            // What was asked for is not repeated: RFC 6749 allows few characters here, a caller may send any.
            context.Reject(Errors.InvalidScope, $"This client may ask for: {string.Join(' ', granted.Order(StringComparer.Ordinal))}.");
            return;
        }

        var identity = new ClaimsIdentity(authenticationType: "client", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, clientId);
        identity.SetScopes(asked.Length > 0 ? [.. asked] : granted.Order(StringComparer.Ordinal));
        identity.SetResources(settings.Value.Audience);
        var properties = await clients.GetPropertiesAsync(client, context.CancellationToken);
        if (properties.TryGetValue(SeedClients.UnitProperty, out var unit))
            identity.SetClaim("unit", unit.GetString());
        identity.SetDestinations(static _ => [Destinations.AccessToken]);
        context.SignIn(new ClaimsPrincipal(identity));
    }
}
