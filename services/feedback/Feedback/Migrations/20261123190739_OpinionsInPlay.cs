using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Feedback.Migrations
{
    /// <inheritdoc />
    public partial class OpinionsInPlay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "opinion_by_argument",
                table: "opinion",
                column: "argument_key");
            migrationBuilder.Script(typeof(FeedbackDbContext), "InPlay.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "opinion_by_argument",
                table: "opinion");
        }
    }
}
