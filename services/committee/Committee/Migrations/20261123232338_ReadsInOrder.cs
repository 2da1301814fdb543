using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Committee.Migrations
{
    /// <inheritdoc />
    public partial class ReadsInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "committee_below",
                table: "committee");

            migrationBuilder.CreateIndex(
                name: "specificity_threshold_by_day",
                table: "specificity_threshold",
                columns: new[] { "valid_from", "level" });

            migrationBuilder.CreateIndex(
                name: "reply_rule_by_day",
                table: "reply_rule",
                columns: new[] { "valid_from", "kind" });

            migrationBuilder.CreateIndex(
                name: "overlap_limit_by_day",
                table: "overlap_limit",
                columns: new[] { "valid_from", "level" });

            migrationBuilder.CreateIndex(
                name: "meeting_rule_by_day",
                table: "meeting_rule",
                columns: new[] { "valid_from", "level" });

            migrationBuilder.CreateIndex(
                name: "meeting_held",
                table: "meeting",
                columns: new[] { "held_on", "committee_id" });

            migrationBuilder.CreateIndex(
                name: "committee_below",
                table: "committee",
                column: "parent_id")
                .Annotation("Npgsql:IndexInclude", new[] { "id", "level", "valid_from", "valid_to" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "specificity_threshold_by_day",
                table: "specificity_threshold");

            migrationBuilder.DropIndex(
                name: "reply_rule_by_day",
                table: "reply_rule");

            migrationBuilder.DropIndex(
                name: "overlap_limit_by_day",
                table: "overlap_limit");

            migrationBuilder.DropIndex(
                name: "meeting_rule_by_day",
                table: "meeting_rule");

            migrationBuilder.DropIndex(
                name: "meeting_held",
                table: "meeting");

            migrationBuilder.DropIndex(
                name: "committee_below",
                table: "committee");

            migrationBuilder.CreateIndex(
                name: "committee_below",
                table: "committee",
                column: "parent_id");
        }
    }
}
