using System;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Committee.Migrations
{
    /// <inheritdoc />
    public partial class CommitteeMoves : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "earlier_parent",
                columns: table => new
                {
                    valid_to = table.Column<DateOnly>(type: "date", nullable: false),
                    committee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_earlier_parent", x => new { x.committee_id, x.valid_to });
                    table.ForeignKey(
                        name: "fk_earlier_parent_committee_committee_id",
                        column: x => x.committee_id,
                        principalTable: "committee",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "committee_once_below",
                table: "earlier_parent",
                column: "parent_id");

            // A seat was held without an end where its committee had one.
            migrationBuilder.Sql("""
                update seat set valid_to = committee.valid_to from committee
                where committee.id = seat.committee_id and seat.valid_from < committee.valid_to and (seat.valid_to is null or seat.valid_to > committee.valid_to);
                """);
            migrationBuilder.Script(typeof(CommitteeDbContext), "committees.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function refuse_committee_circle, refuse_seat_beyond_end, refuse_end_before_seats cascade");
            migrationBuilder.DropTable(
                name: "earlier_parent");
        }
    }
}
