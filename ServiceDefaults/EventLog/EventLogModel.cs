using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DanVan.ServiceDefaults;

/// <summary>The log's tables in a service's model and in its first migration.</summary>
public static class EventLogModel
{
    /// <summary>Maps the log's tables; call it from <c>OnModelCreating</c>.</summary>
    public static ModelBuilder UseEventLog(this ModelBuilder model)
    {
        model.Entity<LoggedEvent>(row =>
        {
            row.ToTable("event_log", table => table.ExcludeFromMigrations());
            row.Property(one => one.Data).HasColumnType("json");
            row.Property(one => one.Id).ValueGeneratedNever();
        });
        model.Entity<IdempotencyKey>(row =>
        {
            row.ToTable("idempotency_key", table => table.ExcludeFromMigrations());
            row.HasKey(one => new { one.Client, one.Key }).HasName(IdempotencyKey.Unique);
        });
        model.Entity<FollowedSource>(row =>
        {
            row.ToTable("event_followed", table => table.ExcludeFromMigrations());
            row.HasKey(one => one.Source);
        });
        model.Entity<ParkedEvent>(row =>
        {
            row.ToTable("event_parked", table => table.ExcludeFromMigrations());
            row.Property(one => one.Event).HasColumnType("json");
            row.Property(one => one.Id).ValueGeneratedNever();
        });
        foreach (var entity in model.Model.GetEntityTypes().Where(entity => typeof(Aggregate).IsAssignableFrom(entity.ClrType)))
        {
            model.Entity(entity.ClrType).Property(nameof(Aggregate.Version)).IsConcurrencyToken();
            model.Entity(entity.ClrType).Property(nameof(Aggregate.Id)).ValueGeneratedNever();
        }
        return model;
    }

    /// <summary>Creates the log's tables; the first line of a service's first migration.</summary>
    public static void CreateEventLog(this MigrationBuilder migration) => migration.Script(typeof(EventLogModel), "EventLog.Schema.sql");
}
