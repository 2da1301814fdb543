using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace DanVan.ServiceDefaults;

/// <summary>Which endpoints take what was uploaded: those that say how large their body may be, because it is larger than others' may.</summary>
internal sealed class UploadLimits(EndpointDataSource endpoints)
{
    private readonly Lazy<List<(long Most, string[] Scopes)>> taking = new(() => [.. endpoints.Endpoints
        .Select(endpoint => (Most: Of(endpoint), Scopes: endpoint.Metadata.OfType<ScopeMetadata>().Select(needed => needed.Scope).ToArray()))
        .Where(one => one.Most is not null).Select(one => (one.Most!.Value, one.Scopes))]);

    /// <summary>The most that the endpoint takes; null where nothing that was uploaded is taken.</summary>
    public static long? Of(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize;

    /// <summary>The most bytes of a file that the caller may use anywhere in this service; null for one that may use none.</summary>
    public long? For(Caller caller) =>
        taking.Value.Where(one => Array.TrueForAll(one.Scopes, caller.Has)).Select(one => (long?)one.Most).Max();
}
