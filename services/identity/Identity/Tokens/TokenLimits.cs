using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace DanVan.Identity.Tokens;

/// <summary>
/// Slows down whoever guesses secrets. Failures count for a client at an address and for the address, never for a client
/// alone: otherwise anybody could lock a client out from elsewhere.
/// </summary>
internal sealed class TokenLimits : IMiddleware, IDisposable
{
    private const int LongestClientId = 100;

    private readonly ILogger<TokenLimits> log;
    private readonly PartitionedRateLimiter<string> requests;
    private readonly PartitionedRateLimiter<string> failuresOfAddress;
    private readonly PartitionedRateLimiter<(string, string)> failuresOfClient;

    public TokenLimits(IOptions<IdentitySettings> settings, ILogger<TokenLimits> log)
    {
        this.log = log;
        requests = PerMinute<string>(settings.Value.RequestsPerMinute);
        failuresOfAddress = PerMinute<string>(10 * settings.Value.FailuresPerMinute);
        failuresOfClient = PerMinute<(string, string)>(settings.Value.FailuresPerMinute);
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        using var request = requests.AttemptAcquire(address);
        if (!request.IsAcquired)
        {
            await Refuse(context, request);
            return;
        }

        if (await ClientId(context.Request) is not { } id)
        {
            await Answer(context, StatusCodes.Status400BadRequest, "invalid_request", "The form cannot be read.");
            return;
        }

        // Asking for no permit tells whether one is left: only a failure uses it up.
        var client = (id.Length <= LongestClientId ? id : "", address);
        using var ofClient = failuresOfClient.AttemptAcquire(client, permitCount: 0);
        using var ofAddress = failuresOfAddress.AttemptAcquire(address, permitCount: 0);
        if (!ofClient.IsAcquired || !ofAddress.IsAcquired)
        {
            await Refuse(context, ofClient.IsAcquired ? ofAddress : ofClient);
            return;
        }

        await next(context);
        if (context.Response.StatusCode is StatusCodes.Status401Unauthorized)
        {
            failuresOfClient.AttemptAcquire(client).Dispose();
            failuresOfAddress.AttemptAcquire(address).Dispose();
        }
    }

    public void Dispose()
    {
        requests.Dispose();
        failuresOfAddress.Dispose();
        failuresOfClient.Dispose();
    }

    private static PartitionedRateLimiter<TKey> PerMinute<TKey>(int permits) where TKey : notnull =>
        PartitionedRateLimiter.Create<TKey, TKey>(key => RateLimitPartition.GetFixedWindowLimiter(key, _ => new()
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
        }));

    /// <summary>
    /// The id that OpenIddict will look at, or null where the form is broken; it reads the form that was parsed here.
    /// </summary>
    private static async Task<string?> ClientId(HttpRequest request)
    {
        if (AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var basic) && basic is { Scheme: "Basic", Parameter: { } encoded })
        {
            var decoded = new byte[encoded.Length];
            return Convert.TryFromBase64String(encoded, decoded, out var length)
                ? Uri.UnescapeDataString(Encoding.UTF8.GetString(decoded, 0, length).Split(':')[0])
                : "";
        }
        try
        {
            return request.HasFormContentType ? (await request.ReadFormAsync(request.HttpContext.RequestAborted))["client_id"].ToString() : "";
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private Task Refuse(HttpContext context, RateLimitLease lease)
    {
        log.LogWarning("Too many token requests or wrong secrets from {Address}", context.Connection.RemoteIpAddress);
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        // RFC 6749 has no code for this; its form is kept so that OAuth libraries can read it.
        return Answer(context, StatusCodes.Status429TooManyRequests, "temporarily_unavailable", "Too many attempts. Wait for as long as Retry-After says.");
    }

    private static Task Answer(HttpContext context, int status, string error, string description)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(new { error, error_description = description }, context.RequestAborted);
    }
}
