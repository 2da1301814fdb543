using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Reporting.Migrations
{
    /// <inheritdoc />
    // Columns of a table that is none of EF's; all have a default, and the release before reads the others.
    [DbContext(typeof(ReportingDbContext))]
    [Migration("20261201090000_RankingPolicies")]
    public partial class RankingPolicies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script(typeof(ReportingDbContext), "Peers.Policies.sql");
    }
}
