using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>How a service keeps the unit tree: <c>model.UseUnits()</c> in its context, <c>migrationBuilder.CreateUnits()</c> in its first migration.</summary>
public static class UnitTables
{
    /// <summary>The exclusion constraint that refuses a second unit with a code on a day.</summary>
    public const string OneUnitPerCode = "one_unit_per_code";

    /// <summary>The exclusion constraint that refuses two states of a unit on a day.</summary>
    public const string OneVersionPerDay = "one_version_per_day";

    /// <summary>Maps the tables of a replica.</summary>
    public static ModelBuilder UseUnits(this ModelBuilder model)
    {
        model.UseUnitTables().Entity<UnitRow>(row =>
        {
            row.ToTable("unit", table => table.ExcludeFromMigrations());
            row.Property(unit => unit.Id).ValueGeneratedNever();
        });
        return model;
    }

    /// <summary>Maps everything but <c>unit</c>, which the committee service maps to its own entity.</summary>
    public static ModelBuilder UseUnitTables(this ModelBuilder model)
    {
        model.Entity<UnitVersionRow>(row =>
        {
            row.ToTable("unit_version", table => table.ExcludeFromMigrations());
            row.HasKey(version => new { version.UnitId, version.ValidFrom });
            row.Property(version => version.AreaKm2).HasColumnName("area_km2");
        });
        model.Entity<UnitTransferRow>(row =>
        {
            row.ToTable("unit_transfer", table => table.ExcludeFromMigrations());
            row.HasKey(transfer => new { transfer.FromUnitId, transfer.Date, transfer.ToUnitId });
        });
        model.Entity<UnitRevision>(row =>
        {
            row.ToTable("unit_revision", table => table.ExcludeFromMigrations());
            row.Property(revision => revision.Id).ValueGeneratedNever();
            row.Property(revision => revision.Revision).IsConcurrencyToken();
        });
        return model;
    }

    /// <summary>Creates the tables, with the constraints that no model of EF can express.</summary>
    public static void CreateUnits(this MigrationBuilder migration) => migration.Script(typeof(UnitTables), "Units.sql");
}
