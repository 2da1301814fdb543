using System;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Feedback.Migrations
{
    /// <inheritdoc />
    public partial class Issues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "argument_key",
                table: "opinion",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.Sql("update opinion set argument_key = id");

            migrationBuilder.CreateTable(
                name: "argument",
                columns: table => new
                {
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opinion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opinions = table.Column<int>(type: "integer", nullable: false),
                    units = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_argument", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "grouping",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_by = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    threshold = table.Column<double>(type: "double precision", nullable: false),
                    arguments = table.Column<int>(type: "integer", nullable: false),
                    groups = table.Column<int>(type: "integer", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grouping", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "issue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "vi"),
                    provision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    split_from_id = table.Column<Guid>(type: "uuid", nullable: true),
                    merged_into_id = table.Column<Guid>(type: "uuid", nullable: true),
                    grouping_id = table.Column<Guid>(type: "uuid", nullable: true),
                    group_number = table.Column<int>(type: "integer", nullable: true),
                    raised_by = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_issue", x => x.id);
                    table.ForeignKey(
                        name: "fk_issue_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_issue_issue_merged_into_id",
                        column: x => x.merged_into_id,
                        principalTable: "issue",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_issue_issue_split_from_id",
                        column: x => x.split_from_id,
                        principalTable: "issue",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "suggested_group",
                columns: table => new
                {
                    grouping_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    head = table.Column<Guid>(type: "uuid", nullable: false),
                    arguments = table.Column<int>(type: "integer", nullable: false),
                    opinions = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suggested_group", x => new { x.grouping_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "suggestion",
                columns: table => new
                {
                    grouping_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_number = table.Column<int>(type: "integer", nullable: false),
                    argument_key = table.Column<Guid>(type: "uuid", nullable: false),
                    similarity = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suggestion", x => new { x.grouping_id, x.group_number, x.argument_key });
                });

            migrationBuilder.CreateTable(
                name: "synthesis",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    key_id = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    signature = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_synthesis", x => x.id);
                    table.ForeignKey(
                        name: "fk_synthesis_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "assignment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false, defaultValueSql: "gen_random_uuid()"),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    argument_key = table.Column<Guid>(type: "uuid", nullable: false),
                    issue_id = table.Column<Guid>(type: "uuid", nullable: false),
                    method = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false),
                    similarity = table.Column<double>(type: "double precision", nullable: true),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    audited_by = table.Column<string>(type: "text", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assignment", x => x.id);
                    table.ForeignKey(
                        name: "fk_assignment_argument_argument_key",
                        column: x => x.argument_key,
                        principalTable: "argument",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_assignment_issues_issue_id",
                        column: x => x.issue_id,
                        principalTable: "issue",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reply",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    issue_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    reason_key = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    written_by = table.Column<string>(type: "text", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reply", x => x.id);
                    table.ForeignKey(
                        name: "fk_reply_issue_issue_id",
                        column: x => x.issue_id,
                        principalTable: "issue",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "argument_by_people",
                table: "argument",
                columns: new[] { "consultation_id", "opinions", "key" },
                descending: new[] { false, true, false });

            migrationBuilder.CreateIndex(
                name: "assignment_by_issue",
                table: "assignment",
                columns: new[] { "issue_id", "argument_key" },
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "one_issue_per_argument",
                table: "assignment",
                column: "argument_key",
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "issue_by_consultation",
                table: "issue",
                columns: new[] { "consultation_id", "id" });

            migrationBuilder.CreateIndex(
                name: "issue_by_provision",
                table: "issue",
                column: "provision_id");

            migrationBuilder.CreateIndex(
                name: "ix_issue_merged_into_id",
                table: "issue",
                column: "merged_into_id");

            migrationBuilder.CreateIndex(
                name: "ix_issue_split_from_id",
                table: "issue",
                column: "split_from_id");

            migrationBuilder.CreateIndex(
                name: "one_reply_at_work_per_issue",
                table: "reply",
                column: "issue_id",
                unique: true,
                filter: "state in ('Draft', 'Review')");

            migrationBuilder.CreateIndex(
                name: "one_reply_of_each_number",
                table: "reply",
                columns: new[] { "issue_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "reply_by_reason",
                table: "reply",
                columns: new[] { "consultation_id", "reason_key" });

            migrationBuilder.CreateIndex(
                name: "one_synthesis_of_each_number",
                table: "synthesis",
                columns: new[] { "consultation_id", "number" },
                unique: true);

            migrationBuilder.Script(typeof(FeedbackDbContext), "Issues.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assignment");

            migrationBuilder.DropTable(
                name: "grouping");

            migrationBuilder.DropTable(
                name: "reply");

            migrationBuilder.DropTable(
                name: "suggested_group");

            migrationBuilder.DropTable(
                name: "suggestion");

            migrationBuilder.DropTable(
                name: "synthesis");

            migrationBuilder.DropTable(
                name: "argument");

            migrationBuilder.DropTable(
                name: "issue");

            migrationBuilder.DropColumn(
                name: "argument_key",
                table: "opinion");
        }
    }
}
