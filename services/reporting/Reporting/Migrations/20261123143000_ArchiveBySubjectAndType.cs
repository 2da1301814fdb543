using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Reporting.Migrations
{
    /// <inheritdoc />
    // Asked for with each chunk: has this subject an event that ends its facts? A model that lived long has many others.
    [DbContext(typeof(ReportingDbContext))]
    [Migration("20261123143000_ArchiveBySubjectAndType")]
    public partial class ArchiveBySubjectAndType : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            drop index event_archive_by_subject;
            create index event_archive_by_subject on event_archive (subject, type);
            """);
    }
}
