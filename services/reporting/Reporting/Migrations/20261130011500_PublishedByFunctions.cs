using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Reporting.Migrations
{
    /// <inheritdoc />
    // Views and functions only: the model is that of the migration before.
    [DbContext(typeof(ReportingDbContext))]
    [Migration("20261130011500_PublishedByFunctions")]
    public partial class PublishedByFunctions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script(typeof(ReportingDbContext), "Analytics.Published.sql");
    }
}
