using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Syntheses;

/// <summary>
/// A published version of the absorb-and-explain table that law asks for: its content byte by byte, the hash of it, and the signature over
/// it by the key that signs receipts. It is never changed; a correction is the next version.
/// </summary>
internal sealed class Synthesis : Aggregate
{
    public const string OneOfEachNumber = "one_synthesis_of_each_number";

    private Synthesis()
    {
    }

    public Guid ConsultationId { get; private init; }

    /// <summary>From 1.</summary>
    public int Number { get; private init; }

    /// <summary>A <see cref="SynthesisTable"/> in JSON: what is signed.</summary>
    public string Content { get; private init; } = "";

    /// <summary>SHA-256 of the content in UTF-8, hex.</summary>
    public string Sha256 { get; private init; } = "";

    public string KeyId { get; private init; } = "";

    /// <summary>ECDSA over the content: r and s in base64url.</summary>
    public string Signature { get; private init; } = "";

    public DateTimeOffset PublishedAt { get; private init; }

    public SynthesisTable Table => JsonSerializer.Deserialize<SynthesisTable>(Content, Json.Options)!;

    public static (Synthesis Synthesis, SynthesisPublished Event) Publish(
        Consultation consultation, SynthesisTable table, Signer signer, DateTimeOffset now)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(table, Json.Options);
        var synthesis = new Synthesis
        {
            ConsultationId = consultation.Id,
            Number = table.Number,
            Content = Encoding.UTF8.GetString(content),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            KeyId = signer.KeyId,
            Signature = Base64Url.EncodeToString(signer.Sign(content)),
            PublishedAt = now,
        };
        return (synthesis, new(
            synthesis.Id, consultation.Id, consultation.UnitId, synthesis.Number, synthesis.Sha256, table.Sum.Opinions, table.Sum.Issues, table.Sum.Unanswered));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Synthesis>
    {
        public void Configure(EntityTypeBuilder<Synthesis> synthesis)
        {
            synthesis.ToTable("synthesis");
            synthesis.Ignore(one => one.Table);
            synthesis.Property(one => one.Sha256).HasMaxLength(64);
            synthesis.Property(one => one.KeyId).HasMaxLength(8);
            synthesis.Property(one => one.Signature).HasMaxLength(100);
            synthesis.HasOne<Consultation>().WithMany().HasForeignKey(one => one.ConsultationId).OnDelete(DeleteBehavior.Restrict);
            synthesis.HasIndex(one => new { one.ConsultationId, one.Number }).IsUnique().HasDatabaseName(OneOfEachNumber);
        }
    }
}
