using System.Security.Cryptography;
using System.Text.Json;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DanVan.Identity.Clients;

/// <summary>Makes the stored clients equal to the configured ones. Doing it again changes nothing.</summary>
internal sealed class SeedClients(IOpenIddictApplicationManager clients, IConfiguration configuration, ILogger<SeedClients> log)
{
    public const string UnitProperty = "unit";

    public async Task Run(CancellationToken ct)
    {
        if (ConfiguredClient.Read(configuration) is not { } configured)
        {
            log.LogWarning("Neither ClientsFile nor Clients is set: the stored clients stay as they are");
            return;
        }

        foreach (var client in configured)
            await Store(client, ct);

        var kept = configured.Select(c => c.Id!).ToHashSet(StringComparer.Ordinal);
        await foreach (var stored in clients.ListAsync(count: null, offset: null, ct))
        {
            if (!kept.Contains(await clients.GetClientIdAsync(stored, ct) ?? ""))
                await Disable(stored, ct);
        }
    }

    private async Task Store(ConfiguredClient client, CancellationToken ct)
    {
        var wanted = Describe(client);
        if (await clients.FindByClientIdAsync(client.Id!, ct) is not { } stored)
        {
            wanted.ClientSecret = client.Secret;
            await clients.CreateAsync(wanted, ct);
            log.LogInformation("Client {Client} added", client.Id);
            return;
        }

        var current = new OpenIddictApplicationDescriptor();
        await clients.PopulateAsync(current, stored, ct);
        if (Same(current, wanted) && await clients.ValidateClientSecretAsync(stored, client.Secret!, ct))
            return;
        wanted.ClientSecret = client.Secret;
        await clients.UpdateAsync(stored, wanted, ct);
        log.LogInformation("Client {Client} changed", client.Id);
    }

    /// <summary>The row stays, because event logs name the client; no secret opens it any more and it may nothing.</summary>
    private async Task Disable(object stored, CancellationToken ct)
    {
        var current = new OpenIddictApplicationDescriptor();
        await clients.PopulateAsync(current, stored, ct);
        if (current.Permissions.Count == 0)
            return;
        current.Permissions.Clear();
        current.ClientSecret = RandomNumberGenerator.GetHexString(64);
        await clients.UpdateAsync(stored, current, ct);
        log.LogInformation("Client {Client} is no longer configured and gets no more tokens", current.ClientId);
    }

    private static OpenIddictApplicationDescriptor Describe(ConfiguredClient client)
    {
        var described = new OpenIddictApplicationDescriptor
        {
            ClientId = client.Id,
            ClientType = ClientTypes.Confidential,
            DisplayName = client.Name ?? client.Id,
            Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials },
        };
        foreach (var scope in client.Scopes)
            described.Permissions.Add(Permissions.Prefixes.Scope + scope);
        if (client.Unit is not null)
            described.Properties[UnitProperty] = JsonSerializer.SerializeToElement(client.Unit);
        return described;
    }

    private static bool Same(OpenIddictApplicationDescriptor current, OpenIddictApplicationDescriptor wanted) =>
        current.DisplayName == wanted.DisplayName
        && current.Permissions.SetEquals(wanted.Permissions)
        && Unit(current) == Unit(wanted);

    private static string? Unit(OpenIddictApplicationDescriptor client) =>
        client.Properties.TryGetValue(UnitProperty, out var unit) ? unit.GetString() : null;
}
