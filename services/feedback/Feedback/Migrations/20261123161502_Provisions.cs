using System;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Feedback.Migrations
{
    /// <inheritdoc />
    public partial class Provisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "draft_version_id",
                table: "opinion",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "place_id",
                table: "opinion",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "provision_id",
                table: "opinion",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "quote",
                table: "opinion",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "dossier_id",
                table: "consultation",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "draft_version_id",
                table: "consultation",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "exemption",
                table: "consultation",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "follows_id",
                table: "consultation",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "round",
                table: "consultation",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Draft");

            migrationBuilder.AddColumn<string>(
                name: "round",
                table: "clock_rule",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "criticism",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    front_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    answer = table.Column<string>(type: "jsonb", nullable: true),
                    reply = table.Column<string>(type: "jsonb", nullable: true),
                    request = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_criticism", x => x.id);
                    table.ForeignKey(
                        name: "fk_criticism_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "draft_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_version", x => x.id);
                    table.ForeignKey(
                        name: "fk_draft_version_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_draft_version_consultation_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "round_rule",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    round = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    document_type = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    needs = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    exemptible = table.Column<bool>(type: "boolean", nullable: false),
                    months_after_promulgation = table.Column<int>(type: "integer", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    citation = table.Column<string>(type: "text", nullable: false),
                    verified = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_round_rule", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "anchor",
                columns: table => new
                {
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    draft_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    match = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    provision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    quote = table.Column<string>(type: "text", nullable: true),
                    similarity = table.Column<double>(type: "double precision", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_anchor", x => new { x.draft_version_id, x.place_id });
                    table.ForeignKey(
                        name: "fk_anchor_draft_versions_draft_version_id",
                        column: x => x.draft_version_id,
                        principalTable: "draft_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "promulgation",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    symbol = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    issuer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    promulgated_on = table.Column<DateOnly>(type: "date", nullable: false),
                    url = table.Column<string>(type: "text", nullable: true),
                    draft_version_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_promulgation", x => x.dossier_id);
                    table.ForeignKey(
                        name: "fk_promulgation_consultation_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_promulgation_draft_version_draft_version_id",
                        column: x => x.draft_version_id,
                        principalTable: "draft_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "provision",
                columns: table => new
                {
                    draft_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    path = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    heading = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false),
                    origin = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    similarity = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provision", x => new { x.draft_version_id, x.provision_id });
                    table.ForeignKey(
                        name: "fk_provision_draft_version_draft_version_id",
                        column: x => x.draft_version_id,
                        principalTable: "draft_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "opinion_by_place",
                table: "opinion",
                columns: new[] { "place_id", "id" },
                filter: "place_id is not null");

            migrationBuilder.CreateIndex(
                name: "consultation_by_dossier",
                table: "consultation",
                columns: new[] { "dossier_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_consultation_follows_id",
                table: "consultation",
                column: "follows_id");

            migrationBuilder.CreateIndex(
                name: "anchor_by_match",
                table: "anchor",
                columns: new[] { "draft_version_id", "match", "place_id" });

            migrationBuilder.CreateIndex(
                name: "criticism_by_consultation",
                table: "criticism",
                columns: new[] { "consultation_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_draft_version_consultation_id",
                table: "draft_version",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "one_draft_version_of_each_number",
                table: "draft_version",
                columns: new[] { "dossier_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_promulgation_draft_version_id",
                table: "promulgation",
                column: "draft_version_id");

            migrationBuilder.CreateIndex(
                name: "one_provision_per_path",
                table: "provision",
                columns: new[] { "draft_version_id", "path" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "provision_by_id",
                table: "provision",
                column: "provision_id");

            migrationBuilder.CreateIndex(
                name: "provision_by_position",
                table: "provision",
                columns: new[] { "draft_version_id", "position" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_consultation_consultation_follows_id",
                table: "consultation",
                column: "follows_id",
                principalTable: "consultation",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Script(typeof(FeedbackDbContext), "Rounds.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_consultation_consultation_follows_id",
                table: "consultation");

            migrationBuilder.DropTable(
                name: "anchor");

            migrationBuilder.DropTable(
                name: "criticism");

            migrationBuilder.DropTable(
                name: "promulgation");

            migrationBuilder.DropTable(
                name: "provision");

            migrationBuilder.DropTable(
                name: "round_rule");

            migrationBuilder.DropTable(
                name: "draft_version");

            migrationBuilder.DropIndex(
                name: "opinion_by_place",
                table: "opinion");

            migrationBuilder.DropIndex(
                name: "consultation_by_dossier",
                table: "consultation");

            migrationBuilder.DropIndex(
                name: "ix_consultation_follows_id",
                table: "consultation");

            migrationBuilder.DropColumn(
                name: "draft_version_id",
                table: "opinion");

            migrationBuilder.DropColumn(
                name: "place_id",
                table: "opinion");

            migrationBuilder.DropColumn(
                name: "provision_id",
                table: "opinion");

            migrationBuilder.DropColumn(
                name: "quote",
                table: "opinion");

            migrationBuilder.DropColumn(
                name: "dossier_id",
                table: "consultation");

            migrationBuilder.DropColumn(
                name: "draft_version_id",
                table: "consultation");

            migrationBuilder.DropColumn(
                name: "exemption",
                table: "consultation");

            migrationBuilder.DropColumn(
                name: "follows_id",
                table: "consultation");

            migrationBuilder.DropColumn(
                name: "round",
                table: "consultation");

            migrationBuilder.DropColumn(
                name: "round",
                table: "clock_rule");
        }
    }
}
