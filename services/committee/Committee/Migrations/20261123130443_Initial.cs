using System;
using System.Collections.Generic;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Committee.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateEventLog();
            migrationBuilder.CreateUnits();
            migrationBuilder.Sql("""
                create extension if not exists pg_trgm;
                create index unit_version_search on unit_version using gin (folded gin_trgm_ops);
                create index unit_version_in_force on unit_version using gist (daterange(valid_from, valid_to));
                """);

            migrationBuilder.CreateTable(
                name: "committee",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    symbol = table.Column<string>(type: "text", nullable: false),
                    issuer = table.Column<string>(type: "text", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: true),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_by = table.Column<string>(type: "text", nullable: true),
                    successor_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_committee", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unit_import",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    client = table.Column<string>(type: "text", nullable: false),
                    dry_run = table.Column<bool>(type: "boolean", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    symbol = table.Column<string>(type: "text", nullable: true),
                    issuer = table.Column<string>(type: "text", nullable: true),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: true),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: true),
                    header = table.Column<string[]>(type: "text[]", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false),
                    applied = table.Column<int>(type: "integer", nullable: false),
                    changes = table.Column<string>(type: "jsonb", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unit_import_row",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    fields = table.Column<string[]>(type: "text[]", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    used_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_import_row", x => new { x.import_id, x.line, x.number });
                });

            migrationBuilder.CreateTable(
                name: "seat",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    committee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    office = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    holder = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    agency = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    duties = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    overseen_unit_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seat", x => x.id);
                    table.ForeignKey(
                        name: "fk_seat_committee_committee_id",
                        column: x => x.committee_id,
                        principalTable: "committee",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "committee_below",
                table: "committee",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "one_committee_per_decision",
                table: "committee",
                columns: new[] { "unit_id", "symbol" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "seat_of_committee",
                table: "seat",
                columns: new[] { "committee_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "seat_overseeing",
                table: "seat",
                column: "overseen_unit_ids")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.Sql("""
                alter table seat add constraint one_head_at_a_time
                    exclude using gist (committee_id with =, daterange(valid_from, valid_to) with &&) where (role = 'head');
                """);

            migrationBuilder.CreateIndex(
                name: "unit_import_due",
                table: "unit_import",
                columns: new[] { "state", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "seat");

            migrationBuilder.DropTable(
                name: "unit_import");

            migrationBuilder.DropTable(
                name: "unit_import_row");

            migrationBuilder.DropTable(
                name: "committee");
        }
    }
}
