using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Reporting.Migrations
{
    /// <inheritdoc />
    // A view only: the model is that of the migration before.
    [DbContext(typeof(ReportingDbContext))]
    [Migration("20261130001500_GroupsWithinReorganisations")]
    public partial class GroupsWithinReorganisations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script(typeof(ReportingDbContext), "Analytics.Groups.sql");
    }
}
