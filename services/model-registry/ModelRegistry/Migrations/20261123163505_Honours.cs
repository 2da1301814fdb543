using System;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.ModelRegistry.Migrations
{
    /// <inheritdoc />
    public partial class Honours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "award_form",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    min_tier = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_award_form", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "conference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    commendation_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conference", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "individual",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    model_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true, collation: "vi"),
                    deed = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    rank = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    consent = table.Column<string>(type: "jsonb", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    proposed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_individual", x => x.id);
                    table.ForeignKey(
                        name: "fk_individual_models_model_id",
                        column: x => x.model_id,
                        principalTable: "model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "press_piece",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    model_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    outlet = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    url = table.Column<string>(type: "text", nullable: true),
                    published_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_visited_on_site = table.Column<bool>(type: "boolean", nullable: false),
                    reach = table.Column<long>(type: "bigint", nullable: true),
                    competition = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    prize = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_press_piece", x => x.id);
                    table.ForeignKey(
                        name: "fk_press_piece_model_model_id",
                        column: x => x.model_id,
                        principalTable: "model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "commendation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    model_id = table.Column<Guid>(type: "uuid", nullable: false),
                    individual_id = table.Column<Guid>(type: "uuid", nullable: true),
                    achievement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    achieved_from = table.Column<DateOnly>(type: "date", nullable: false),
                    achieved_to = table.Column<DateOnly>(type: "date", nullable: false),
                    form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    citation = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    council = table.Column<string>(type: "jsonb", nullable: true),
                    award_form_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    award_level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    award_decision = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    award_on = table.Column<DateOnly>(type: "date", nullable: true),
                    award_signature = table.Column<string>(type: "jsonb", nullable: true),
                    award_recipient = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    revocation = table.Column<string>(type: "jsonb", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commendation", x => x.id);
                    table.ForeignKey(
                        name: "fk_commendation_individuals_individual_id",
                        column: x => x.individual_id,
                        principalTable: "individual",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_commendation_models_model_id",
                        column: x => x.model_id,
                        principalTable: "model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "individual_witness",
                columns: table => new
                {
                    individual_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    body = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    folded_body = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    statement = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_individual_witness", x => new { x.individual_id, x.client });
                    table.ForeignKey(
                        name: "fk_individual_witness_individual_individual_id",
                        column: x => x.individual_id,
                        principalTable: "individual",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "commendation_by_individual",
                table: "commendation",
                column: "individual_id");

            migrationBuilder.CreateIndex(
                name: "commendation_by_model",
                table: "commendation",
                column: "model_id");

            migrationBuilder.CreateIndex(
                name: "commendation_by_state",
                table: "commendation",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "commendation_by_unit",
                table: "commendation",
                columns: new[] { "unit_id", "id" });

            migrationBuilder.CreateIndex(
                name: "conference_by_unit",
                table: "conference",
                columns: new[] { "unit_id", "id" });

            migrationBuilder.CreateIndex(
                name: "individual_by_model",
                table: "individual",
                columns: new[] { "model_id", "id" });

            migrationBuilder.CreateIndex(
                name: "individual_by_unit",
                table: "individual",
                columns: new[] { "unit_id", "id" });

            migrationBuilder.CreateIndex(
                name: "one_witness_per_body",
                table: "individual_witness",
                columns: new[] { "individual_id", "folded_body" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "one_press_piece_per_address",
                table: "press_piece",
                columns: new[] { "model_id", "url" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "press_piece_by_competition",
                table: "press_piece",
                columns: new[] { "competition", "id" },
                filter: "competition is not null");

            migrationBuilder.CreateIndex(
                name: "press_piece_by_model",
                table: "press_piece",
                columns: new[] { "model_id", "id" });

            migrationBuilder.Script(typeof(RegistryDbContext), "honours.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "award_form");

            migrationBuilder.DropTable(
                name: "commendation");

            migrationBuilder.DropTable(
                name: "conference");

            migrationBuilder.DropTable(
                name: "individual_witness");

            migrationBuilder.DropTable(
                name: "press_piece");

            migrationBuilder.DropTable(
                name: "individual");
        }
    }
}
