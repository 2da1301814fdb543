using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Reporting.Migrations
{
    /// <inheritdoc />
    // The tables it changes are none of EF's, so the model is that of the migration before.
    [DbContext(typeof(ReportingDbContext))]
    [Migration("20261123142000_Withdrawals")]
    public partial class Withdrawals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script(typeof(ReportingDbContext), "Indicators.Withdrawals.sql");
    }
}
