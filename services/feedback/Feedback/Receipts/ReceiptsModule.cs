using System.ComponentModel.DataAnnotations;
using DanVan.Feedback.Opinions;
using DanVan.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace DanVan.Feedback.Receipts;

/// <summary>Configuration section <c>Receipts</c>.</summary>
public sealed class ReceiptOptions : IValidatableObject
{
    /// <summary>PEM of the ECDSA P-256 private key that signs receipts; without it one is generated and kept in the database.</summary>
    public string? SigningKeyPem { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        using var key = string.IsNullOrEmpty(SigningKeyPem) ? null : Signer.KeyOf(SigningKeyPem, withPrivateHalf: true);
        if (!string.IsNullOrEmpty(SigningKeyPem) && key is null)
            yield return new("must be the PEM of an ECDSA P-256 private key.", [nameof(SigningKeyPem)]);
    }
}

internal static class ReceiptsModule
{
    public const string Keys = "receipt_key";

    internal static void AddReceipts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<ReceiptOptions>("Receipts");
        builder.AddSigning(Keys, services => services.GetRequiredService<IOptions<ReceiptOptions>>().Value.SigningKeyPem);
        builder.Services.AddScoped<Reception>();
    }

    internal static void MapReceipts(this RouteGroupBuilder v1)
    {
        GetReceipt.Map(v1);
        v1.MapSigningKeys<FeedbackDbContext>("/receipt-keys")
            .WithName("GetReceiptKeys").WithTags("receipts").WithSummary("Keys that check receipts without this service, by id");
    }
}
