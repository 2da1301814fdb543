using DanVan.SampleService.Notes;
using DanVan.SampleService.Following;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DanVan.SampleService;

internal sealed class SampleDbContext(DbContextOptions<SampleDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Note>(note =>
        {
            note.ToTable("note", table => table.ExcludeFromMigrations());
            note.Property(one => one.Title).UseCollation(VietnameseText.Collation);
        });
        modelBuilder.Entity<NoteCopy>().ToTable("note_copy", table => table.ExcludeFromMigrations());
        modelBuilder.Entity<JournalRow>(row =>
        {
            row.ToTable("journal", table => table.ExcludeFromMigrations());
            row.HasKey(one => one.Applied);
        });
        modelBuilder.Entity<Sighting>().ToTable("sighting", table => table.ExcludeFromMigrations());
        modelBuilder.UseEventLog();
    }
}

[DbContext(typeof(SampleDbContext))]
[Migration("20260101000000_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateEventLog();
        migrationBuilder.CreateUploads();
        migrationBuilder.Sql("""
            create table note (
                id uuid primary key, version bigint not null, title text collate vi not null, unit_id uuid,
                constraint one_note_per_title unique (title));
            create index note_by_title on note (title, id);

            create table note_copy (
                id uuid primary key, version bigint not null, title text not null, changes integer not null,
                constraint no_poison check (title not like 'poison%'));
            create table journal (
                applied bigint generated always as identity primary key, event_id uuid not null, position bigint not null, type text not null);
            create table sighting (
                id uuid primary key, version bigint not null, event_id uuid not null constraint one_sighting_per_event unique);

            -- Which units' events a caller's unit may read.
            create table reach (caller_unit text not null, unit_id uuid not null, since date not null, until date not null);
            """);
    }
}
