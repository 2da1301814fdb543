using System.Text.Json;
using DanVan.Committee.Contracts.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Units.Importing;

public enum ImportKind
{
    Structure,
    Transfers,
}

/// <summary>Received: all rows are stored and the work is due. Waiting: transfers that no structure has used yet.</summary>
public enum ImportState
{
    Received,
    Waiting,
    Applied,
    Checked,
    Refused,
    Failed,
    Withdrawn,
}

/// <summary>
/// An import job. Its rows are stored before it is answered, its effects in one transaction with its new state: whatever stops the service
/// in between, the work is done once, from the start. How a job stands is no fact about the movement, so it makes no events of its own.
/// </summary>
internal sealed class UnitImport
{
    public required Guid Id { get; init; }

    public required ImportKind Kind { get; init; }

    public ImportState State { get; set; } = ImportState.Received;

    public required string Client { get; init; }

    public required bool DryRun { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public string? Symbol { get; init; }

    public string? Issuer { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public DateOnly? EffectiveOn { get; init; }

    /// <summary>The column names of the file, for the file of refused rows.</summary>
    public required string[] Header { get; init; }

    public required int Rows { get; init; }

    public int Refused { get; set; }

    /// <summary>Rows that have had their effect, or had it before.</summary>
    public int Applied { get; set; }

    /// <summary>How many events of each type came of it.</summary>
    public Dictionary<string, int> Changes { get; set; } = [];

    public int Attempts { get; set; }

    public string? Error { get; set; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public LegalDocument Document => new(Symbol!, Issuer!, IssuedOn, EffectiveOn!.Value);

    internal sealed class Mapping : IEntityTypeConfiguration<UnitImport>
    {
        public void Configure(EntityTypeBuilder<UnitImport> builder)
        {
            builder.ToTable("unit_import");
            builder.Property(import => import.Id).ValueGeneratedNever();
            builder.Property(import => import.Kind).HasConversion<string>().HasMaxLength(20);
            builder.Property(import => import.State).HasConversion<string>().HasMaxLength(20);
            builder.Property(import => import.Changes).HasColumnType("jsonb").HasConversion(
                changes => JsonSerializer.Serialize(changes, JsonSerializerOptions.Default),
                text => JsonSerializer.Deserialize<Dictionary<string, int>>(text, JsonSerializerOptions.Default)!,
                // Replaced as a whole, never changed in place.
                new ValueComparer<Dictionary<string, int>>((one, other) => ReferenceEquals(one, other), changes => changes.Count));
            builder.Ignore(import => import.Document);
            builder.HasIndex(import => new { import.State, import.Id }).HasDatabaseName("unit_import_due");
        }
    }
}

/// <summary>A row of a file, as received.</summary>
internal sealed class UnitImportRow
{
    public required Guid ImportId { get; init; }

    /// <summary>Line of the file; the header is line 1. 0 for what the file should say and does not.</summary>
    public required int Line { get; init; }

    /// <summary>A second refusal without a line needs a place of its own.</summary>
    public int Number { get; init; }

    public required string[] Fields { get; init; }

    /// <summary>Why it stays out.</summary>
    public string? Reason { get; set; }

    /// <summary>The import that gave it its effect.</summary>
    public Guid? UsedBy { get; set; }

    public IReadOnlyDictionary<string, string> By(string[] header) =>
        header.Zip(Fields).ToDictionary(field => field.First, field => field.Second, StringComparer.Ordinal);

    internal sealed class Mapping : IEntityTypeConfiguration<UnitImportRow>
    {
        public void Configure(EntityTypeBuilder<UnitImportRow> builder)
        {
            builder.ToTable("unit_import_row");
            builder.HasKey(row => new { row.ImportId, row.Line, row.Number });
        }
    }
}
