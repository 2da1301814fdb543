using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Committee.Migrations
{
    /// <inheritdoc />
    public partial class AgendaOfCommittees : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "promise_for_agenda",
                table: "promise");

            migrationBuilder.CreateIndex(
                name: "promise_for_agenda",
                table: "promise",
                column: "committee_id",
                filter: "is_open and overdue_since is not null and committee_id is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "promise_for_agenda",
                table: "promise");

            migrationBuilder.CreateIndex(
                name: "promise_for_agenda",
                table: "promise",
                column: "committee_id",
                filter: "is_open and overdue_since is not null");
        }
    }
}
