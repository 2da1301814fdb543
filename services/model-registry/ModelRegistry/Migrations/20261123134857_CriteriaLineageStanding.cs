using System;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace DanVan.ModelRegistry.Migrations
{
    /// <inheritdoc />
    public partial class CriteriaLineageStanding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "not_verified_since",
                table: "model_life",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "criteria_set",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    replaces_id = table.Column<Guid>(type: "uuid", nullable: true),
                    same_because = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    criteria = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_criteria_set", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "field",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name_vi = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recheck",
                columns: table => new
                {
                    model_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    lapses_on = table.Column<DateOnly>(type: "date", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    holds = table.Column<bool>(type: "boolean", nullable: true),
                    is_lapsed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recheck", x => new { x.model_id, x.due_on });
                    table.ForeignKey(
                        name: "fk_recheck_model_model_id",
                        column: x => x.model_id,
                        principalTable: "model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recheck_rule",
                columns: table => new
                {
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    months = table.Column<int>(type: "integer", nullable: false),
                    grace_days = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recheck_rule", x => new { x.valid_from, x.months });
                });

            migrationBuilder.CreateTable(
                name: "replication",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    replica_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    replicated_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    adaptations = table.Column<string>(type: "jsonb", nullable: false),
                    advised_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_replication", x => x.id);
                    table.ForeignKey(
                        name: "fk_replication_models_parent_id",
                        column: x => x.parent_id,
                        principalTable: "model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_replication_models_replica_id",
                        column: x => x.replica_id,
                        principalTable: "model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "recheck_rule",
                columns: new[] { "months", "valid_from", "grace_days", "source" },
                values: new object[,]
                {
                    { 6, new DateOnly(1900, 1, 1), 30, "Yêu cầu R12 của nền tảng: kiểm tra lại sau 6, 12 và 24 tháng" },
                    { 12, new DateOnly(1900, 1, 1), 30, "Yêu cầu R12 của nền tảng: kiểm tra lại sau 6, 12 và 24 tháng" },
                    { 24, new DateOnly(1900, 1, 1), 30, "Yêu cầu R12 của nền tảng: kiểm tra lại sau 6, 12 và 24 tháng" }
                });

            migrationBuilder.CreateIndex(
                name: "criteria_set_by_unit",
                table: "criteria_set",
                columns: new[] { "unit_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "one_field_per_code",
                table: "field",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "recheck_by_due_day",
                table: "recheck",
                columns: new[] { "due_on", "model_id" },
                filter: "answered_on is null");

            migrationBuilder.CreateIndex(
                name: "recheck_open",
                table: "recheck",
                column: "lapses_on",
                filter: "answered_on is null and not is_lapsed");

            migrationBuilder.CreateIndex(
                name: "one_claim_per_parent",
                table: "replication",
                columns: new[] { "replica_id", "parent_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "replication_by_parent",
                table: "replication",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "replication_by_state",
                table: "replication",
                columns: new[] { "state", "id" });

            migrationBuilder.Script(typeof(RegistryDbContext), "criteria.sql");
            migrationBuilder.Script(typeof(RegistryDbContext), "lineage.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function refuse_lineage_cycle() cascade");

            migrationBuilder.DropTable(
                name: "criteria_set");

            migrationBuilder.DropTable(
                name: "field");

            migrationBuilder.DropTable(
                name: "recheck");

            migrationBuilder.DropTable(
                name: "recheck_rule");

            migrationBuilder.DropTable(
                name: "replication");

            migrationBuilder.DropColumn(
                name: "not_verified_since",
                table: "model_life");
        }
    }
}
