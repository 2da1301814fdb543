using DanVan.ModelRegistry.Life;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Models;

/// <summary>A body's decision that the model is what it claims to be.</summary>
internal sealed class Recognition
{
    public const int LongestDecision = 100;

    public Guid ModelId { get; init; }

    public RecognitionLevel Level { get; init; }

    /// <summary>Number and symbol of the decision, as printed.</summary>
    public required string Decision { get; init; }

    public DateOnly RecognisedOn { get; init; }

    /// <summary>Known from a published source only: nobody checked the model here.</summary>
    public bool IsAsPublished { get; init; }

    public Signature? Signature { get; init; }

    internal static void Configure(OwnedNavigationBuilder<Model, Recognition> recognition)
    {
        recognition.ToTable("recognition");
        recognition.WithOwner().HasForeignKey(one => one.ModelId);
        recognition.HasKey(one => new { one.ModelId, one.Level });
        recognition.Property(one => one.Level).HasConversion<string>().HasMaxLength(20);
        recognition.Property(one => one.Decision).HasMaxLength(LongestDecision);
        recognition.Property(one => one.Signature!).AsJson();
    }
}

/// <summary>Who may recognise. The district is a level of the time before 2025-07-01.</summary>
public enum RecognitionLevel
{
    Province = 1,
    District = 2,
    Commune = 3,
}
