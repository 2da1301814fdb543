using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.ModelRegistry.Migrations
{
    /// <inheritdoc />
    public partial class Focus : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "beside_focus_because",
                table: "model_life",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "focus_id",
                table: "model_life",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "unit_focus",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_focus", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "unit_focus_open",
                table: "unit_focus",
                columns: new[] { "unit_id", "year" },
                filter: "is_open");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "unit_focus");

            migrationBuilder.DropColumn(
                name: "beside_focus_because",
                table: "model_life");

            migrationBuilder.DropColumn(
                name: "focus_id",
                table: "model_life");
        }
    }
}
