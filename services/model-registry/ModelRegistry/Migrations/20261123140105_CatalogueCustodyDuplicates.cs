using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.ModelRegistry.Migrations
{
    /// <inheritdoc />
    public partial class CatalogueCustodyDuplicates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "model_life_by_effect",
                table: "model_life");

            migrationBuilder.CreateTable(
                name: "custody",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    model_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offered_to = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    custodian_id = table.Column<Guid>(type: "uuid", nullable: true),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    declined = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_custody", x => x.id);
                    table.ForeignKey(
                        name: "fk_custody_models_model_id",
                        column: x => x.model_id,
                        principalTable: "model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "duplicate_pair",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_id = table.Column<Guid>(type: "uuid", nullable: false),
                    second_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_same = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duplicate_pair", x => x.id);
                    table.ForeignKey(
                        name: "fk_duplicate_pair_models_first_id",
                        column: x => x.first_id,
                        principalTable: "model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duplicate_pair_models_second_id",
                        column: x => x.second_id,
                        principalTable: "model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "model_life_by_effect",
                table: "model_life",
                columns: new[] { "verified_effect", "evidence_tier", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "custody_by_custodian",
                table: "custody",
                column: "custodian_id");

            migrationBuilder.CreateIndex(
                name: "custody_open",
                table: "custody",
                column: "id",
                filter: "state <> 'Accepted'");

            migrationBuilder.CreateIndex(
                name: "one_custody_per_ended_unit",
                table: "custody",
                columns: new[] { "model_id", "from_unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "duplicate_pair_by_second",
                table: "duplicate_pair",
                column: "second_id");

            migrationBuilder.CreateIndex(
                name: "one_decision_per_pair",
                table: "duplicate_pair",
                columns: new[] { "first_id", "second_id" },
                unique: true);

            // How common a word with its marks is: without this the planner takes every such word for rare.
            migrationBuilder.Sql("create statistics model_lower_title on (lower(title)) from model");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop statistics model_lower_title");

            migrationBuilder.DropTable(
                name: "custody");

            migrationBuilder.DropTable(
                name: "duplicate_pair");

            migrationBuilder.DropIndex(
                name: "model_life_by_effect",
                table: "model_life");

            migrationBuilder.CreateIndex(
                name: "model_life_by_effect",
                table: "model_life",
                column: "verified_effect",
                descending: new bool[0]);
        }
    }
}
