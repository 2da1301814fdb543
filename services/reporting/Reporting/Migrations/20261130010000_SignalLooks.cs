using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Reporting.Migrations
{
    /// <inheritdoc />
    // A table that is written by hand: the model is that of the migration before.
    [DbContext(typeof(ReportingDbContext))]
    [Migration("20261130010000_SignalLooks")]
    public partial class SignalLooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script(typeof(ReportingDbContext), "Signals.Looks.sql");
    }
}
