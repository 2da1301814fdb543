using System.Net.Http.Json;

namespace DanVan.ServiceDefaults;

/// <summary>Reads another service's change feed: the way to what the broker did not bring.</summary>
internal sealed class FeedClient(IHttpClientFactory clients)
{
    internal async Task<ChangeFeed.Changes> Read(string source, long after, CancellationToken ct)
    {
        using var client = clients.CreateClient(Name(source));
        return (await client.GetFromJsonAsync<ChangeFeed.Changes>($"v1/changes?after={after}&limit={Paging.Most}", Json.Tolerant, ct))!;
    }

    internal static string Name(string source) => $"feed of {source}";
}
