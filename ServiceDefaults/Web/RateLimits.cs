using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DanVan.ServiceDefaults;

/// <summary>Configuration section <c>Limits</c>.</summary>
public sealed class LimitOptions
{
    /// <summary>Requests that a client, or an address without token, may send in a second on average.</summary>
    [Range(1, 10_000_000)]
    public int PerSecond { get; set; } = 2000;

    /// <summary>Requests that it may send at once.</summary>
    [Range(1, 10_000_000)]
    public int Burst { get; set; } = 10_000;
}

/// <summary>
/// A bucket of requests for each client, or for each address where no token is sent: <c>Limits:PerSecond</c> on average,
/// <c>Limits:Burst</c> at once. 429 says when to come back.
/// </summary>
internal static class RateLimits
{
    internal static void AddRateLimits(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<LimitOptions>("Limits");
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>>((limits, options) =>
        {
            var (perSecond, burst) = (options.Value.PerSecond, options.Value.Burst);
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                context.Request.Path.StartsWithSegments("/health")
                    ? RateLimitPartition.GetNoLimiter("health")
                    : RateLimitPartition.GetTokenBucketLimiter(Who(context), _ => new()
                    {
                        TokenLimit = burst,
                        TokensPerPeriod = Math.Max(1, perSecond / 10),
                        ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
                    }));
            limits.OnRejected = async (rejected, ct) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                var headers = rejected.HttpContext.Response.Headers;
                headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                headers["RateLimit-Limit"] = burst.ToString(CultureInfo.InvariantCulture);
                headers["RateLimit-Remaining"] = "0";
                await CommonProblems.TooMany.ToRefusal().ExecuteAsync(rejected.HttpContext);
            };
        });
    }

    private static string Who(HttpContext context) => Caller.Of(context) is { IsAnonymous: false } caller
        ? caller.Client
        : context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
