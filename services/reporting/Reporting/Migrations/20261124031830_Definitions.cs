using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Reporting.Migrations
{
    /// <inheritdoc />
    public partial class Definitions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "indicator_definition",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    defined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicator_definition", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "one_definition_of_each_number",
                table: "indicator_definition",
                columns: new[] { "code", "number" },
                unique: true);

            // Of a table that EF does not make (Archive/Schema.sql): inputs are read with their indicator.
            migrationBuilder.Sql("create index indicator_input_by_indicator on indicator_input (code, version)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop index indicator_input_by_indicator");

            migrationBuilder.DropTable(
                name: "indicator_definition");
        }
    }
}
