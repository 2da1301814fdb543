using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Reporting.Migrations
{
    /// <inheritdoc />
    // A table that EF does not see, so the model is that of the migration before. Facts are made by joining the indicator, and definitions are
    // never deleted: to look each up once more, row by row, took a fifth of the time in which events are counted.
    [DbContext(typeof(ReportingDbContext))]
    [Migration("20261123193500_FactsWithoutForeignKey")]
    public partial class FactsWithoutForeignKey : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("alter table fact drop constraint fact_indicator_version_fkey");
    }
}
