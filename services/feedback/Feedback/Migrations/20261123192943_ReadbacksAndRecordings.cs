using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Feedback.Migrations
{
    /// <inheritdoc />
    public partial class ReadbacksAndRecordings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "language",
                schema: "sealed",
                table: "scan",
                type: "character varying(35)",
                maxLength: 35,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "opinion",
                type: "character varying(35)",
                maxLength: 35,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "readback",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opinion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_by = table.Column<string>(type: "text", nullable: false),
                    drawn_on = table.Column<DateOnly>(type: "date", nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    correction_id = table.Column<Guid>(type: "uuid", nullable: true),
                    read_by = table.Column<string>(type: "text", nullable: true),
                    read_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_readback", x => x.id);
                    table.ForeignKey(
                        name: "fk_readback_opinion_correction_id",
                        column: x => x.correction_id,
                        principalTable: "opinion",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_readback_opinion_opinion_id",
                        column: x => x.opinion_id,
                        principalTable: "opinion",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "readback_rule",
                columns: table => new
                {
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    per_ten_thousand = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_readback_rule", x => x.valid_from);
                });

            migrationBuilder.InsertData(
                table: "readback_rule",
                columns: new[] { "valid_from", "per_ten_thousand", "source" },
                values: new object[] { new DateOnly(1900, 1, 1), 500, "Yêu cầu F13 của nền tảng: đọc lại 5% ý kiến do cán bộ nhập hộ" });

            migrationBuilder.CreateIndex(
                name: "ix_readback_correction_id",
                table: "readback",
                column: "correction_id");

            migrationBuilder.CreateIndex(
                name: "one_readback_per_opinion",
                table: "readback",
                column: "opinion_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "readback_by_consultation",
                table: "readback",
                columns: new[] { "consultation_id", "id" });

            migrationBuilder.Sql("""
                -- What was said stays in the language in which it was said, and what was drawn stays drawn.
                create trigger language_stays before update of language on opinion for each row execute function refuse_change();
                create trigger history_stays before update of opinion_id, consultation_id, entered_by, drawn_on or delete on readback
                    for each row execute function refuse_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "readback");

            migrationBuilder.DropTable(
                name: "readback_rule");

            migrationBuilder.DropColumn(
                name: "language",
                schema: "sealed",
                table: "scan");

            migrationBuilder.DropColumn(
                name: "language",
                table: "opinion");
        }
    }
}
