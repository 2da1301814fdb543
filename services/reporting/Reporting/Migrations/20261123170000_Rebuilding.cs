using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Reporting.Migrations
{
    /// <inheritdoc />
    // A table and functions that EF does not see, so the model is that of the migration before.
    [DbContext(typeof(ReportingDbContext))]
    [Migration("20261123170000_Rebuilding")]
    public partial class Rebuilding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script(typeof(ReportingDbContext), "Rebuilding.Rebuilding.sql");
    }
}
