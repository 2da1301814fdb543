using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace DanVan.ServiceDefaults;

/// <summary>
/// Outbound HTTP only, by Polly: time limits, retries with jitter, a circuit breaker. The database retries in its execution strategy,
/// messages in the bus.
/// </summary>
internal static class Resilience
{
    internal static IHttpStandardResiliencePipelineBuilder AddStandardResilience(this IHttpClientBuilder client) =>
        client.AddStandardResilienceHandler(pipeline =>
        {
            pipeline.AttemptTimeout.Timeout = TimeSpan.FromSeconds(10);
            pipeline.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(30);
            pipeline.Retry.MaxRetryAttempts = 3;
        });
}
