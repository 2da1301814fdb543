using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Reporting.Migrations
{
    /// <inheritdoc />
    public partial class Disaggregations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            // Of a table that EF does not make (Archive/Schema.sql).
            migrationBuilder.Sql("alter table indicator add column disaggregations text[] not null default '{}'");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("alter table indicator drop column disaggregations");
    }
}
