using System;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.ModelRegistry.Migrations
{
    /// <inheritdoc />
    public partial class Assessment : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "assessment_round",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    is_blind = table.Column<bool>(type: "boolean", nullable: false),
                    model_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    assessors = table.Column<string>(type: "jsonb", nullable: false),
                    clients = table.Column<string[]>(type: "text[]", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessment_round", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "score_sheet",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    model_id = table.Column<Guid>(type: "uuid", nullable: false),
                    assessor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    scores = table.Column<string>(type: "jsonb", nullable: false),
                    total = table.Column<decimal>(type: "numeric(6,5)", precision: 6, scale: 5, nullable: false),
                    scored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_score_sheet", x => x.id);
                    table.ForeignKey(
                        name: "fk_score_sheet_assessment_round_round_id",
                        column: x => x.round_id,
                        principalTable: "assessment_round",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "assessment_round_by_assessor",
                table: "assessment_round",
                column: "clients")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "assessment_round_by_unit",
                table: "assessment_round",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "score_sheet_by_round",
                table: "score_sheet",
                columns: new[] { "round_id", "id" });

            migrationBuilder.Script(typeof(RegistryDbContext), "assessment.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function refuse_score_after_closing() cascade");

            migrationBuilder.DropTable(
                name: "score_sheet");

            migrationBuilder.DropTable(
                name: "assessment_round");
        }
    }
}
