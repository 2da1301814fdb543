using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Committee.Migrations
{
    /// <inheritdoc />
    public partial class Absences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "substitute_seat_id",
                table: "task_report",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "absence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    committee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    substitute_seat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    is_cut_short = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absence", x => x.id);
                    table.ForeignKey(
                        name: "fk_absence_seats_seat_id",
                        column: x => x.seat_id,
                        principalTable: "seat",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_absence_seats_substitute_seat_id",
                        column: x => x.substitute_seat_id,
                        principalTable: "seat",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql("""
                alter table absence add constraint one_absence_at_a_time
                    exclude using gist (seat_id with =, daterange(valid_from, valid_to) with &&);
                """);

            migrationBuilder.CreateIndex(
                name: "absence_of_committee",
                table: "absence",
                columns: new[] { "committee_id", "valid_from", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_absence_seat_id",
                table: "absence",
                column: "seat_id");

            migrationBuilder.CreateIndex(
                name: "ix_absence_substitute_seat_id",
                table: "absence",
                column: "substitute_seat_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absence");

            migrationBuilder.DropColumn(
                name: "substitute_seat_id",
                table: "task_report");
        }
    }
}
