using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Committee.Migrations
{
    /// <inheritdoc />
    public partial class ListIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "unit_change_request_open",
                table: "unit_change_request",
                column: "id",
                filter: "not is_decided");

            migrationBuilder.CreateIndex(
                name: "proposal_before_unit",
                table: "proposal",
                columns: new[] { "unit_id", "id" });

            migrationBuilder.CreateIndex(
                name: "proposal_from_unit",
                table: "proposal",
                columns: new[] { "from_unit_id", "id" });

            migrationBuilder.CreateIndex(
                name: "programme_of_unit",
                table: "programme",
                columns: new[] { "unit_id", "id" });

            migrationBuilder.CreateIndex(
                name: "plan_by_state",
                table: "plan",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "plan_flagged",
                table: "plan",
                column: "id",
                filter: "flagged");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "unit_change_request_open",
                table: "unit_change_request");

            migrationBuilder.DropIndex(
                name: "proposal_before_unit",
                table: "proposal");

            migrationBuilder.DropIndex(
                name: "proposal_from_unit",
                table: "proposal");

            migrationBuilder.DropIndex(
                name: "programme_of_unit",
                table: "programme");

            migrationBuilder.DropIndex(
                name: "plan_by_state",
                table: "plan");

            migrationBuilder.DropIndex(
                name: "plan_flagged",
                table: "plan");
        }
    }
}
