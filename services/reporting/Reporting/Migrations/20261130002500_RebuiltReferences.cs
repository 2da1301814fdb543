using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Reporting.Migrations
{
    /// <inheritdoc />
    // A function only: the model is that of the migration before.
    [DbContext(typeof(ReportingDbContext))]
    [Migration("20261130002500_RebuiltReferences")]
    public partial class RebuiltReferences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script(typeof(ReportingDbContext), "Rebuilding.References.sql");
    }
}
