using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Reporting.Migrations
{
    /// <inheritdoc />
    public partial class WaitingReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "at_unit_id",
                table: "submission",
                type: "uuid",
                nullable: true,
                computedColumnSql: "case when state in ('Draft', 'Returned') then unit_id when state in ('Submitted', 'Accepted') then chain[level + 1] end",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "submission_waiting",
                table: "submission",
                columns: new[] { "at_unit_id", "due_on", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "submission_waiting",
                table: "submission");

            migrationBuilder.DropColumn(
                name: "at_unit_id",
                table: "submission");
        }
    }
}
