using System.ComponentModel.DataAnnotations;
using DanVan.ModelRegistry.Individuals;
using DanVan.ModelRegistry.Life;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Honours;

internal sealed partial class Commendation
{
    internal sealed class Table : IEntityTypeConfiguration<Commendation>
    {
        public void Configure(EntityTypeBuilder<Commendation> file)
        {
            file.ToTable("commendation");
            file.Property(one => one.Form).HasMaxLength(40);
            file.Property(one => one.Citation).HasMaxLength(2000);
            file.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
            file.Property(one => one.Council!).AsJson();
            file.Property(one => one.Revocation!).AsJson();
            file.OwnsOne(one => one.Award, award =>
            {
                award.Property(one => one.FormName).HasMaxLength(200);
                award.Property(one => one.Level).HasConversion<string>().HasMaxLength(20);
                award.Property(one => one.Decision).HasMaxLength(Recognition.LongestDecision);
                award.Property(one => one.Recipient).HasConversion<string>().HasMaxLength(20);
                award.Property(one => one.Signature).AsJson();
            });
            file.HasOne<Model>().WithMany().HasForeignKey(one => one.ModelId).OnDelete(DeleteBehavior.Restrict);
            file.HasOne<Individual>().WithMany().HasForeignKey(one => one.IndividualId).OnDelete(DeleteBehavior.Restrict);
            file.HasIndex(one => new { one.UnitId, one.Id }).HasDatabaseName("commendation_by_unit");
            file.HasIndex(one => new { one.State, one.Id }).HasDatabaseName("commendation_by_state");
            file.HasIndex(one => one.ModelId).HasDatabaseName("commendation_by_model");
            file.HasIndex(one => one.IndividualId).HasDatabaseName("commendation_by_individual");
        }
    }
}

/// <summary>A meeting of the council of emulation and commendation over one file.</summary>
/// <param name="HeldOn">The day.</param>
/// <param name="Minutes">Number and symbol of the minutes.</param>
/// <param name="InFavour">Votes for the award.</param>
/// <param name="Against">Votes against it.</param>
/// <param name="Endorsed">What it decided, by its own rules of voting.</param>
/// <param name="Reason">Why.</param>
public sealed record Council(
    [property: PlausibleDate] DateOnly HeldOn,
    [property: Required, StringLength(100, MinimumLength = 1)] string Minutes,
    [property: Range(0, 200)] int InFavour,
    [property: Range(0, 200)] int Against,
    bool Endorsed,
    [property: Required, StringLength(1000, MinimumLength = 10)] string Reason);

/// <summary>An award under the name that its form had on the day of the decision.</summary>
internal sealed class Award
{
    public required string FormName { get; init; }

    public RecognitionLevel Level { get; init; }

    public required string Decision { get; init; }

    public DateOnly On { get; init; }

    public required Signature Signature { get; init; }

    public Recipient Recipient { get; init; }
}

/// <summary>An award is cancelled and recovered.</summary>
/// <param name="On">The day of the decision.</param>
/// <param name="Decision">Its number and symbol.</param>
/// <param name="Reason">Why.</param>
/// <param name="Signature">Who signed it.</param>
public sealed record Revocation(
    [property: PlausibleDate] DateOnly On,
    [property: Required, StringLength(Recognition.LongestDecision, MinimumLength = 1)] string Decision,
    [property: Required, StringLength(1000, MinimumLength = 10)] string Reason,
    [property: Required] Signature Signature);

/// <summary>Who received an award.</summary>
public enum Recipient
{
    Collective,
    Grassroots,
    Leader,
}
