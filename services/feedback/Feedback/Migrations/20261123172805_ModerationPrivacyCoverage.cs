using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace DanVan.Feedback.Migrations
{
    /// <inheritdoc />
    public partial class ModerationPrivacyCoverage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "group",
                table: "opinion",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Unstated");

            migrationBuilder.CreateTable(
                name: "coverage_rule",
                columns: table => new
                {
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    percent_passed = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coverage_rule", x => x.valid_from);
                });

            migrationBuilder.CreateTable(
                name: "data_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    requested_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    granted = table.Column<bool>(type: "boolean", nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_request", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "erasure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    erased_on = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasure", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hold_rule",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ground = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    phrase = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    folded_phrase = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    most_links = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hold_rule", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "invitation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    noticed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitation_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "privacy_rule",
                columns: table => new
                {
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    retention_months = table.Column<int>(type: "integer", nullable: false),
                    request_days = table.Column<int>(type: "integer", nullable: false),
                    smallest_group = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_rule", x => x.valid_from);
                });

            migrationBuilder.CreateTable(
                name: "referral",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opinion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    office = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    law = table.Column<string>(type: "text", nullable: false),
                    referred_on = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral", x => x.id);
                    table.ForeignKey(
                        name: "fk_referral_opinions_opinion_id",
                        column: x => x.opinion_id,
                        principalTable: "opinion",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "referral_law",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    citation = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_law", x => new { x.kind, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "scan",
                schema: "sealed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opinion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    bytes = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scan", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unsealing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    requested_by = table.Column<string>(type: "text", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_by = table.Column<string>(type: "text", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unsealing", x => x.id);
                    table.CheckConstraint("unsealing_by_two_officials", "approved_by <> requested_by");
                });

            migrationBuilder.CreateTable(
                name: "hold",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opinion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ground = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    appeal = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hold", x => x.id);
                    table.ForeignKey(
                        name: "fk_hold_hold_rules_rule_id",
                        column: x => x.rule_id,
                        principalTable: "hold_rule",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hold_opinions_opinion_id",
                        column: x => x.opinion_id,
                        principalTable: "opinion",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "coverage_rule",
                columns: new[] { "valid_from", "percent_passed", "source" },
                values: new object[] { new DateOnly(1900, 1, 1), 50, "Yêu cầu F24 của nền tảng: nhắc khi đã qua nửa thời hạn" });

            migrationBuilder.InsertData(
                table: "privacy_rule",
                columns: new[] { "valid_from", "request_days", "retention_months", "smallest_group", "source" },
                values: new object[] { new DateOnly(1900, 1, 1), 2, 24, 5, "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: 2 ngày làm việc. Thời gian lưu và nhóm nhỏ nhất: yêu cầu F16, F17 của nền tảng." });

            migrationBuilder.InsertData(
                table: "referral_law",
                columns: new[] { "kind", "valid_from", "citation" },
                values: new object[,]
                {
                    { "Complaint", new DateOnly(2012, 7, 1), "Luật Khiếu nại 02/2011/QH13" },
                    { "Denunciation", new DateOnly(2019, 1, 1), "Luật Tố cáo 25/2018/QH14" }
                });

            migrationBuilder.CreateIndex(
                name: "opinion_by_unit",
                table: "opinion",
                columns: new[] { "consultation_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "data_request_open",
                table: "data_request",
                columns: new[] { "due_on", "id" },
                filter: "answered_on is null");

            migrationBuilder.CreateIndex(
                name: "one_open_data_request_of_a_kind",
                table: "data_request",
                columns: new[] { "subject_id", "kind" },
                unique: true,
                filter: "answered_on is null");

            migrationBuilder.CreateIndex(
                name: "erasure_by_subject",
                table: "erasure",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "hold_by_consultation",
                table: "hold",
                columns: new[] { "consultation_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hold_rule_id",
                table: "hold",
                column: "rule_id");

            migrationBuilder.CreateIndex(
                name: "one_open_hold_per_opinion",
                table: "hold",
                column: "opinion_id",
                unique: true,
                filter: "state <> 'Released'");

            migrationBuilder.CreateIndex(
                name: "one_invitation_per_unit",
                table: "invitation",
                columns: new[] { "consultation_id", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "one_referral_per_opinion",
                table: "referral",
                column: "opinion_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "one_scan_of_each_number",
                schema: "sealed",
                table: "scan",
                columns: new[] { "opinion_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "scan_by_day",
                schema: "sealed",
                table: "scan",
                columns: new[] { "sealed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "unsealing_by_subject",
                table: "unsealing",
                columns: new[] { "subject_id", "id" });

            migrationBuilder.CreateIndex(
                name: "unsealing_by_unit",
                table: "unsealing",
                columns: new[] { "unit_id", "id" });

            migrationBuilder.Sql("""
                -- What was done about words and persons stays as it was written.
                create trigger group_stays before update of "group" on opinion for each row execute function refuse_change();
                create trigger history_stays before update of opinion_id, consultation_id, ground, rule_id, held_on or delete on hold
                    for each row execute function refuse_change();
                create trigger history_stays before update or delete on referral for each row execute function refuse_change();
                create trigger history_stays before update or delete on erasure for each row execute function refuse_change();
                create trigger history_stays before update of subject_id, unit_id, reason, requested_by, requested_at or delete on unsealing
                    for each row execute function refuse_change();
                create trigger history_stays before update of subject_id, unit_id, kind, requested_on, due_on or delete on data_request
                    for each row execute function refuse_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "coverage_rule");

            migrationBuilder.DropTable(
                name: "data_request");

            migrationBuilder.DropTable(
                name: "erasure");

            migrationBuilder.DropTable(
                name: "hold");

            migrationBuilder.DropTable(
                name: "invitation");

            migrationBuilder.DropTable(
                name: "privacy_rule");

            migrationBuilder.DropTable(
                name: "referral");

            migrationBuilder.DropTable(
                name: "referral_law");

            migrationBuilder.DropTable(
                name: "scan",
                schema: "sealed");

            migrationBuilder.DropTable(
                name: "unsealing");

            migrationBuilder.DropTable(
                name: "hold_rule");

            migrationBuilder.DropIndex(
                name: "opinion_by_unit",
                table: "opinion");

            migrationBuilder.DropColumn(
                name: "group",
                table: "opinion");
        }
    }
}
