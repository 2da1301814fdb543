using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Reporting.Migrations
{
    /// <inheritdoc />
    // Tables and triggers that EF does not see, so the model is that of the migration before.
    [DbContext(typeof(ReportingDbContext))]
    [Migration("20261123160000_Sums")]
    public partial class Sums : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script(typeof(ReportingDbContext), "Archive.Sums.sql");
    }
}
