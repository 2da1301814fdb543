using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.ModelRegistry.Migrations
{
    /// <inheritdoc />
    public partial class HeardVoices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "heard_voice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    model_id = table.Column<Guid>(type: "uuid", nullable: false),
                    confirms = table.Column<bool>(type: "boolean", nullable: false),
                    voiced_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_heard_voice", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "heard_voice_by_model",
                table: "heard_voice",
                columns: new[] { "model_id", "confirms", "voiced_on" });

            migrationBuilder.CreateIndex(
                name: "heard_voice_contesting",
                table: "heard_voice",
                columns: new[] { "voiced_on", "id" },
                filter: "not confirms");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "heard_voice");
        }
    }
}
