using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace DanVan.ServiceDefaults;

/// <summary>
/// A bucket of requests for each client, or for each address where no token is sent: <c>Limits:PerSecond</c> on average,
/// <c>Limits:Burst</c> at once. 429 says when to come back.
/// </summary>
internal static class RateLimits
{
    internal static void AddRateLimits(this IHostApplicationBuilder builder)
    {
        var perSecond = builder.Configuration.GetValue("Limits:PerSecond", 2000);
        var burst = builder.Configuration.GetValue("Limits:Burst", 10_000);
        builder.Services.AddRateLimiter(limits =>
        {
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
