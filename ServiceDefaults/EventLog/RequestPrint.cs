using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DanVan.ServiceDefaults;

/// <summary>Configuration section <c>Idempotency</c>.</summary>
public sealed class IdempotencyOptions : IValidatableObject
{
    /// <summary>
    /// A random secret of 32 characters or more, the same for all replicas of a service: what is remembered of a request cannot be guessed
    /// without it. When empty, it is derived from the connection string of the database, whose every change is then one of the secret. After a
    /// change, writes that are sent again are refused, and uploads that were begun before it are lost.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>How long an <c>Idempotency-Key</c> is remembered.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromDays(3);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Secret) && Secret.Length < 32)
            yield return new("must have at least 32 random characters.", [nameof(Secret)]);
    }
}

/// <summary>
/// What is remembered of a request instead of the request: keyed, for a plain hash of a body that holds little more than a telephone number
/// is found by trying all numbers. Survives a restart: a write that is sent again must be known.
/// </summary>
internal sealed class RequestPrint(string secret)
{
    private readonly byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: "danvan request print 1"u8.ToArray());

    public byte[] Of(string request) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(request));

    public IncrementalHash Begin() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
}

/// <summary>What all replicas of a service know and no backup of its database does: keys are derived from it, each for one purpose.</summary>
internal sealed record SharedSecret(string Text)
{
    public override string ToString() => nameof(SharedSecret);
}

internal static class RequestPrints
{
    /// <param name="database">The connection string that stands in for a secret: every replica has it, and no backup of the database does.</param>
    internal static void AddRequestPrints(this IHostApplicationBuilder builder, string database)
    {
        builder.Services.AddSettings<IdempotencyOptions>("Idempotency");
        builder.Services.AddSingleton(services => new SharedSecret(
            services.GetRequiredService<IOptions<IdempotencyOptions>>().Value.Secret is { Length: > 0 } secret ? secret : services.ConnectionText(database)));
        builder.Services.AddSingleton(services => new RequestPrint(services.GetRequiredService<SharedSecret>().Text));
    }
}
