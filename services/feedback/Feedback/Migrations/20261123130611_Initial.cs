using System;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Feedback.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateEventLog();
            migrationBuilder.CreateUnits();
            migrationBuilder.Sql("create extension if not exists pg_trgm");
            migrationBuilder.EnsureSchema(
                name: "sealed");

            migrationBuilder.CreateTable(
                name: "clock_rule",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    purpose = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    document_type = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    issuing_level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    days = table.Column<int>(type: "integer", nullable: false),
                    counting = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    citation = table.Column<string>(type: "text", nullable: false),
                    verified = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock_rule", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "receipt_key",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    public_pem = table.Column<string>(type: "text", nullable: false),
                    private_pem = table.Column<string>(type: "text", nullable: true),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consultation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "vi"),
                    folded_title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    summary = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    draft_url = table.Column<string>(type: "text", nullable: true),
                    document_type = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    issuing_level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    drafted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    posting = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    clock_rule_id = table.Column<string>(type: "character varying(80)", nullable: true),
                    days = table.Column<int>(type: "integer", nullable: true),
                    opens_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closes_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation", x => x.id);
                    table.ForeignKey(
                        name: "fk_consultation_clock_rule_clock_rule_id",
                        column: x => x.clock_rule_id,
                        principalTable: "clock_rule",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "opinion",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    provision = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    text = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opinion", x => x.id);
                    table.ForeignKey(
                        name: "fk_opinion_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity",
                schema: "sealed",
                columns: table => new
                {
                    opinion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity", x => x.opinion_id);
                    table.ForeignKey(
                        name: "fk_identity_opinion_opinion_id",
                        column: x => x.opinion_id,
                        principalTable: "opinion",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "consultation_by_folded_title",
                table: "consultation",
                column: "folded_title")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "consultation_by_state",
                table: "consultation",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_consultation_clock_rule_id",
                table: "consultation",
                column: "clock_rule_id");

            migrationBuilder.CreateIndex(
                name: "one_title_per_unit_and_day",
                table: "consultation",
                columns: new[] { "unit_id", "folded_title", "drafted_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "opinion_by_consultation",
                table: "opinion",
                columns: new[] { "consultation_id", "id" });

            migrationBuilder.Script(typeof(FeedbackDbContext), "Rules.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "identity",
                schema: "sealed");

            migrationBuilder.DropTable(
                name: "receipt_key");

            migrationBuilder.DropTable(
                name: "opinion");

            migrationBuilder.DropTable(
                name: "consultation");

            migrationBuilder.DropTable(
                name: "clock_rule");
        }
    }
}
