using DanVan.ModelRegistry.Life;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Focus;

/// <summary>The one content that a unit carries through in a year, as its committee chose it. What starts beside it says why.</summary>
internal sealed class UnitFocus
{
    public Guid Id { get; init; }

    public Guid UnitId { get; init; }

    public int Year { get; init; }

    public required string Title { get; init; }

    /// <summary>Neither closed nor exchanged for another.</summary>
    public bool IsOpen { get; set; }

    public static Task<UnitFocus?> Of(RegistryDbContext db, Guid unitId, int year, CancellationToken ct) =>
        db.UnitFocuses.AsNoTracking().FirstOrDefaultAsync(one => one.UnitId == unitId && one.Year == year && one.IsOpen, ct);

    /// <summary>What is missing where a plan neither serves it nor says why not.</summary>
    public Refusal? Asks(StartModel.Request plan) => plan.FocusId == Id || !string.IsNullOrWhiteSpace(plan.BesideFocusBecause)
        ? null
        : RegistryProblems.FocusUnanswered.With($"Trọng tâm năm {Year}: {Title}.", $"The focus of {Year}: {Title}.", ("focusId", Id));

    internal sealed class Table : IEntityTypeConfiguration<UnitFocus>
    {
        public void Configure(EntityTypeBuilder<UnitFocus> focus)
        {
            focus.ToTable("unit_focus");
            focus.Property(one => one.Id).ValueGeneratedNever();
            focus.Property(one => one.Title).HasMaxLength(500);
            focus.HasIndex(one => new { one.UnitId, one.Year }).HasFilter("is_open").HasDatabaseName("unit_focus_open");
        }
    }
}
