using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Signals;

/// <summary>That an indicator was looked through by itself for a period, in the unit and all below it: it is not looked through again.</summary>
internal sealed class SignalLook
{
    public required Guid UnitId { get; init; }

    public required string Indicator { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<SignalLook>
    {
        public void Configure(EntityTypeBuilder<SignalLook> look)
        {
            look.ToTable("signal_look", table => table.ExcludeFromMigrations());
            look.HasKey(one => new { one.From, one.To, one.UnitId, one.Indicator });
            look.Property(one => one.From).HasColumnName("valid_from");
            look.Property(one => one.To).HasColumnName("valid_to");
        }
    }
}
