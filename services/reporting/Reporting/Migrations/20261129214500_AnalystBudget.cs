using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Reporting.Migrations
{
    /// <inheritdoc />
    // A right only: the model is that of the migration before.
    [DbContext(typeof(ReportingDbContext))]
    [Migration("20261129214500_AnalystBudget")]
    public partial class AnalystBudget : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script(typeof(ReportingDbContext), "Analytics.Budget.sql");
    }
}
