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
/// <c>Limits:Burst</c> at once. Every answer says how many are left; 429 says when to come back.
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
                        ReplenishmentPeriod = TimeSpan.FromSeconds(1.0 / Math.Min(perSecond, 10)),
                    }));
            limits.OnRejected = async (rejected, ct) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                Say(rejected.HttpContext.Response, burst, 0);
                await CommonProblems.TooMany.ToRefusal().ExecuteAsync(rejected.HttpContext);
            };
        });
    }

    internal static Task Tell(HttpContext context, RequestDelegate next)
    {
        var (limiter, limits) = (context.RequestServices.GetRequiredService<IOptions<RateLimiterOptions>>(), context.RequestServices.GetRequiredService<IOptions<LimitOptions>>());
        if (limiter.Value.GlobalLimiter!.GetStatistics(context) is { CurrentAvailablePermits: < long.MaxValue and var left })
            Say(context.Response, limits.Value.Burst, left);
        return next(context);
    }

    private static void Say(HttpResponse response, int burst, long left)
    {
        response.Headers["RateLimit-Limit"] = burst.ToString(CultureInfo.InvariantCulture);
        response.Headers["RateLimit-Remaining"] = left.ToString(CultureInfo.InvariantCulture);
    }

    private static string Who(HttpContext context) => Caller.ClientOf(context.User) ?? context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
