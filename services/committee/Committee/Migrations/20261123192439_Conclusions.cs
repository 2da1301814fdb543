using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Committee.Migrations
{
    /// <inheritdoc />
    public partial class Conclusions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "sentence",
                table: "task",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(2000)",
                oldMaxLength: 2000,
                oldNullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "promise_id",
                table: "agenda_item",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "conclusion_task",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    conclusion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sentence = table.Column<int>(type: "integer", nullable: false),
                    committee_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conclusion_task", x => x.task_id);
                    table.ForeignKey(
                        name: "fk_conclusion_task_committee_committee_id",
                        column: x => x.committee_id,
                        principalTable: "committee",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_conclusion_task_conclusion_conclusion_id",
                        column: x => x.conclusion_id,
                        principalTable: "conclusion",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_conclusion_task_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "one_visit_per_invitation",
                table: "task",
                column: "source_id",
                unique: true,
                filter: "source_kind = 'unheard-unit'");

            migrationBuilder.CreateIndex(
                name: "one_open_item_per_promise",
                table: "agenda_item",
                column: "promise_id",
                unique: true,
                filter: "promise_id is not null and state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "conclusion_task_of_committee",
                table: "conclusion_task",
                columns: new[] { "conclusion_id", "committee_id", "sentence" });

            migrationBuilder.CreateIndex(
                name: "ix_conclusion_task_committee_id",
                table: "conclusion_task",
                column: "committee_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "conclusion_task");

            migrationBuilder.DropIndex(
                name: "one_visit_per_invitation",
                table: "task");

            migrationBuilder.DropIndex(
                name: "one_open_item_per_promise",
                table: "agenda_item");

            migrationBuilder.DropColumn(
                name: "promise_id",
                table: "agenda_item");

            migrationBuilder.AlterColumn<string>(
                name: "sentence",
                table: "task",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(4000)",
                oldMaxLength: 4000,
                oldNullable: true);
        }
    }
}
