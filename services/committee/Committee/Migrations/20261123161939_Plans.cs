using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace DanVan.Committee.Migrations
{
    /// <inheritdoc />
    public partial class Plans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "focus_content",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    programme_id = table.Column<Guid>(type: "uuid", nullable: true),
                    content = table.Column<int>(type: "integer", nullable: true),
                    chosen_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    outcome = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    next_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_focus_content", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "overlap_limit",
                columns: table => new
                {
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    share = table.Column<decimal>(type: "numeric(4,3)", precision: 4, scale: 3, nullable: false),
                    citation = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_overlap_limit", x => new { x.level, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "programme",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    committee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    contents = table.Column<string>(type: "jsonb", nullable: false),
                    levels = table.Column<string[]>(type: "text[]", nullable: false),
                    plans_due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    drafted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    symbol = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programme", x => x.id);
                    table.ForeignKey(
                        name: "fk_programme_committee_committee_id",
                        column: x => x.committee_id,
                        principalTable: "committee",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    programme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "jsonb", nullable: false),
                    baseline = table.Column<string>(type: "jsonb", nullable: true),
                    returns = table.Column<string>(type: "jsonb", nullable: false),
                    amendments = table.Column<string>(type: "jsonb", nullable: false),
                    extensions = table.Column<string>(type: "jsonb", nullable: false),
                    begun_on = table.Column<DateOnly>(type: "date", nullable: false),
                    first_due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    first_submitted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    last_step_on = table.Column<DateOnly>(type: "date", nullable: false),
                    identical_share = table.Column<decimal>(type: "numeric(4,3)", precision: 4, scale: 3, nullable: true),
                    flagged = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_programme_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programme",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "overlap_limit",
                columns: new[] { "valid_from", "level", "citation", "share", "valid_to" },
                values: new object[,]
                {
                    { new DateOnly(2000, 1, 1), "agency", "Mức khởi đầu của hệ thống; hội nghị ngày 26/3/2018 không nêu con số", 0.6m, null },
                    { new DateOnly(2000, 1, 1), "commune", "Mức khởi đầu của hệ thống; hội nghị ngày 26/3/2018 không nêu con số", 0.6m, null },
                    { new DateOnly(2000, 1, 1), "district", "Mức khởi đầu của hệ thống; hội nghị ngày 26/3/2018 không nêu con số", 0.6m, null }
                });

            migrationBuilder.CreateIndex(
                name: "focus_content_of_unit",
                table: "focus_content",
                columns: new[] { "unit_id", "id" });

            migrationBuilder.CreateIndex(
                name: "focus_content_of_year",
                table: "focus_content",
                columns: new[] { "year", "id" });

            migrationBuilder.CreateIndex(
                name: "one_open_focus_per_year",
                table: "focus_content",
                columns: new[] { "unit_id", "year" },
                unique: true,
                filter: "ended_on is null");

            migrationBuilder.CreateIndex(
                name: "one_plan_per_unit",
                table: "plan",
                columns: new[] { "programme_id", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "plan_of_unit",
                table: "plan",
                columns: new[] { "unit_id", "id" });

            migrationBuilder.CreateIndex(
                name: "one_programme_per_year",
                table: "programme",
                columns: new[] { "committee_id", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "programme_of_year",
                table: "programme",
                columns: new[] { "year", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "focus_content");

            migrationBuilder.DropTable(
                name: "overlap_limit");

            migrationBuilder.DropTable(
                name: "plan");

            migrationBuilder.DropTable(
                name: "programme");
        }
    }
}
