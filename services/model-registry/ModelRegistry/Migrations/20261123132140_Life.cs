using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.ModelRegistry.Migrations
{
    /// <inheritdoc />
    public partial class Life : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_as_published",
                table: "recognition",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "signature",
                table: "recognition",
                type: "jsonb",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "model_life",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    evidence_tier = table.Column<int>(type: "integer", nullable: false),
                    verified_effect = table.Column<decimal>(type: "numeric(6,4)", precision: 6, scale: 4, nullable: false),
                    is_independently_checked = table.Column<bool>(type: "boolean", nullable: false),
                    is_reproduced_elsewhere = table.Column<bool>(type: "boolean", nullable: false),
                    last_step_on = table.Column<DateOnly>(type: "date", nullable: true),
                    leading_body = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    coordinating_bodies = table.Column<string>(type: "jsonb", nullable: false),
                    milestones = table.Column<string>(type: "jsonb", nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    fails_where = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_life", x => x.id);
                    table.ForeignKey(
                        name: "fk_model_life_model_id",
                        column: x => x.id,
                        principalTable: "model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "model_result",
                columns: table => new
                {
                    model_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    measure = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    baseline = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    baseline_on = table.Column<DateOnly>(type: "date", nullable: false),
                    target = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    value = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    measured_on = table.Column<DateOnly>(type: "date", nullable: false),
                    method = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_result", x => new { x.model_id, x.number });
                    table.ForeignKey(
                        name: "fk_model_result_models_model_id",
                        column: x => x.model_id,
                        principalTable: "model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "model_step",
                columns: table => new
                {
                    model_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    statement = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    signature = table.Column<string>(type: "jsonb", nullable: false),
                    evidence = table.Column<string>(type: "jsonb", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_step", x => new { x.model_id, x.number });
                    table.ForeignKey(
                        name: "fk_model_step_models_model_id",
                        column: x => x.model_id,
                        principalTable: "model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "nomination",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    seen = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    source_url = table.Column<string>(type: "text", nullable: true),
                    nominated_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    model_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_nomination", x => x.id);
                });

            // What was recognised before the life of a model was kept.
            migrationBuilder.Sql("""
                insert into model_life (id, state, stage, evidence_tier, verified_effect, is_independently_checked, is_reproduced_elsewhere,
                    coordinating_bodies, milestones)
                select id, 'Recognised', 'Registered', 1, 0, false, false, '[]', '[]' from model where is_public
                """);

            migrationBuilder.CreateIndex(
                name: "model_life_by_effect",
                table: "model_life",
                column: "verified_effect",
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "model_life_by_state",
                table: "model_life",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "nomination_by_unit",
                table: "nomination",
                columns: new[] { "unit_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "model_life");

            migrationBuilder.DropTable(
                name: "model_result");

            migrationBuilder.DropTable(
                name: "model_step");

            migrationBuilder.DropTable(
                name: "nomination");

            migrationBuilder.DropColumn(
                name: "is_as_published",
                table: "recognition");

            migrationBuilder.DropColumn(
                name: "signature",
                table: "recognition");
        }
    }
}
