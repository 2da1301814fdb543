using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace DanVan.Committee.Migrations
{
    /// <inheritdoc />
    public partial class Meetings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "meeting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    committee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    place = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    drafted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    called_on = table.Column<DateOnly>(type: "date", nullable: true),
                    held_on = table.Column<DateOnly>(type: "date", nullable: true),
                    chair = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    secretary = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    attendance = table.Column<string>(type: "jsonb", nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: true),
                    has_quorum = table.Column<bool>(type: "boolean", nullable: false),
                    moves = table.Column<string>(type: "jsonb", nullable: false),
                    reopenings = table.Column<string>(type: "jsonb", nullable: false),
                    minutes = table.Column<string>(type: "text", nullable: true),
                    comments_until = table.Column<DateOnly>(type: "date", nullable: true),
                    comments = table.Column<string>(type: "jsonb", nullable: false),
                    minutes_approved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    last_step_on = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting", x => x.id);
                    table.ForeignKey(
                        name: "fk_meeting_committee_committee_id",
                        column: x => x.committee_id,
                        principalTable: "committee",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "meeting_rule",
                columns: table => new
                {
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    quorum_share = table.Column<decimal>(type: "numeric(4,3)", precision: 4, scale: 3, nullable: false),
                    comment_days = table.Column<int>(type: "integer", nullable: false),
                    carries_before_parent = table.Column<int>(type: "integer", nullable: false),
                    months_between = table.Column<int>(type: "integer", nullable: false),
                    citation = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_rule", x => new { x.level, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "proposal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    committee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    origin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    previous_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    text = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    amendment = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    attachments = table.Column<string>(type: "jsonb", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    raised_on = table.Column<DateOnly>(type: "date", nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    answer = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposal", x => x.id);
                    table.ForeignKey(
                        name: "fk_proposal_committee_committee_id",
                        column: x => x.committee_id,
                        principalTable: "committee",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "agenda_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    committee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    origin = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    raised_by_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    carried_from_id = table.Column<Guid>(type: "uuid", nullable: true),
                    carries = table.Column<int>(type: "integer", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    papers = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agenda_item", x => x.id);
                    table.ForeignKey(
                        name: "fk_agenda_item_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meeting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "conclusion",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    committee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    sentences = table.Column<string>(type: "jsonb", nullable: false),
                    without_quorum = table.Column<bool>(type: "boolean", nullable: false),
                    concluded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    excerpt_to_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    excerpt_returned_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conclusion", x => x.id);
                    table.ForeignKey(
                        name: "fk_conclusion_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meeting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "statement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    speaker = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    office = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    agency = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    text = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    proposal = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement", x => x.id);
                    table.ForeignKey(
                        name: "fk_statement_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meeting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "meeting_rule",
                columns: new[] { "valid_from", "level", "carries_before_parent", "citation", "comment_days", "months_between", "quorum_share", "valid_to" },
                values: new object[,]
                {
                    { new DateOnly(1990, 1, 1), "agency", 2, "Mức khởi đầu của hệ thống; thay bằng quy chế làm việc của Ban Chỉ đạo", 5, 3, 0.5m, null },
                    { new DateOnly(1990, 1, 1), "commune", 2, "Mức khởi đầu của hệ thống; thay bằng quy chế làm việc của Ban Chỉ đạo", 5, 3, 0.5m, null },
                    { new DateOnly(1990, 1, 1), "district", 2, "Mức khởi đầu của hệ thống; thay bằng quy chế làm việc của Ban Chỉ đạo", 5, 3, 0.5m, null },
                    { new DateOnly(1990, 1, 1), "province", 2, "Mức khởi đầu của hệ thống; thay bằng quy chế làm việc của Ban Chỉ đạo", 5, 6, 0.5m, null }
                });

            migrationBuilder.CreateIndex(
                name: "agenda_item_carried_once",
                table: "agenda_item",
                column: "carried_from_id",
                unique: true,
                filter: "carried_from_id is not null");

            migrationBuilder.CreateIndex(
                name: "agenda_item_left",
                table: "agenda_item",
                columns: new[] { "committee_id", "id" },
                filter: "state = 'Left'");

            migrationBuilder.CreateIndex(
                name: "one_agenda_item_per_number",
                table: "agenda_item",
                columns: new[] { "meeting_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "conclusion_of_meeting",
                table: "conclusion",
                column: "meeting_id");

            migrationBuilder.CreateIndex(
                name: "one_conclusion_per_number",
                table: "conclusion",
                columns: new[] { "committee_id", "year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "meeting_of_committee",
                table: "meeting",
                columns: new[] { "committee_id", "held_on" });

            migrationBuilder.CreateIndex(
                name: "one_proposal_per_item",
                table: "proposal",
                column: "item_id",
                unique: true,
                filter: "item_id is not null");

            migrationBuilder.CreateIndex(
                name: "proposal_forwarded_once",
                table: "proposal",
                column: "previous_id",
                unique: true,
                filter: "previous_id is not null");

            migrationBuilder.CreateIndex(
                name: "proposal_of_committee",
                table: "proposal",
                columns: new[] { "committee_id", "id" });

            migrationBuilder.CreateIndex(
                name: "proposal_of_origin",
                table: "proposal",
                columns: new[] { "origin_id", "id" });

            migrationBuilder.CreateIndex(
                name: "statement_of_meeting",
                table: "statement",
                columns: new[] { "meeting_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agenda_item");

            migrationBuilder.DropTable(
                name: "conclusion");

            migrationBuilder.DropTable(
                name: "meeting_rule");

            migrationBuilder.DropTable(
                name: "proposal");

            migrationBuilder.DropTable(
                name: "statement");

            migrationBuilder.DropTable(
                name: "meeting");
        }
    }
}
