using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Reporting.Migrations
{
    /// <inheritdoc />
    // Rows only, of tables that are none of EF's: the model is that of the migration before.
    [DbContext(typeof(ReportingDbContext))]
    [Migration("20261124110500_Detection")]
    public partial class Detection : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script(typeof(ReportingDbContext), "Indicators.Detection.sql");
    }
}
