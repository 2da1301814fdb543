using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Receipts;

/// <summary>A key that receipts are or were signed with. Its public half is kept for ever: a receipt does not expire.</summary>
internal sealed class ReceiptKey
{
    public const string OneGenerated = "one_generated_receipt_key";

    /// <summary>The first four bytes of SHA-256 over the public key, in hex: so receipts name it.</summary>
    public required string Id { get; init; }

    public required string PublicPem { get; init; }

    /// <summary>Only for a key that this service generated for want of a configured one.</summary>
    public string? PrivatePem { get; init; }

    public required DateTimeOffset Since { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<ReceiptKey>
    {
        public void Configure(EntityTypeBuilder<ReceiptKey> key)
        {
            key.ToTable("receipt_key");
            key.Property(one => one.Id).HasMaxLength(8);
        }
    }
}

internal static class ReceiptCheck
{
    /// <summary>What a code says, when one of our keys has signed it.</summary>
    public static async Task<Receipt?> Check(this DbSet<ReceiptKey> keys, string code, CancellationToken ct) =>
        ReceiptSigner.Read(code) is { } receipt
        && await keys.AsNoTracking().SingleOrDefaultAsync(key => key.Id == receipt.KeyId, ct) is { } key
        && receipt.IsSignedBy(key.PublicPem)
            ? receipt
            : null;
}
