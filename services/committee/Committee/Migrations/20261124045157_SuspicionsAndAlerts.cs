using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace DanVan.Committee.Migrations
{
    /// <inheritdoc />
    public partial class SuspicionsAndAlerts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "cause_gone_on",
                table: "task",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "alert",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sentence = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    period = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    legal_basis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    announced_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: true),
                    cause_gone_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert", x => x.id);
                    table.ForeignKey(
                        name: "fk_alert_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "alert_task_rule",
                columns: table => new
                {
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    working_days = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_task_rule", x => new { x.level, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "suspicion",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    indicator = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: false),
                    measured = table.Column<decimal>(type: "numeric", nullable: false),
                    limit = table.Column<decimal>(type: "numeric", nullable: false),
                    other_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    explanation = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    raised_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    settled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suspicion", x => x.id);
                    table.ForeignKey(
                        name: "fk_suspicion_inspection_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspection",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "alert_task_rule",
                columns: new[] { "level", "valid_from", "source", "working_days" },
                values: new object[,]
                {
                    { "agency", new DateOnly(1900, 1, 1), "Yêu cầu P28 của nền tảng: cảnh báo là một nhiệm vụ có người phụ trách và có hạn", 5 },
                    { "commune", new DateOnly(1900, 1, 1), "Yêu cầu P28 của nền tảng: cảnh báo là một nhiệm vụ có người phụ trách và có hạn", 5 },
                    { "district", new DateOnly(1900, 1, 1), "Yêu cầu P28 của nền tảng: cảnh báo là một nhiệm vụ có người phụ trách và có hạn", 5 },
                    { "province", new DateOnly(1900, 1, 1), "Yêu cầu P28 của nền tảng: cảnh báo là một nhiệm vụ có người phụ trách và có hạn", 5 }
                });

            migrationBuilder.CreateIndex(
                name: "one_task_per_alert",
                table: "task",
                column: "source_id",
                unique: true,
                filter: "source_kind = 'alert'");

            migrationBuilder.CreateIndex(
                name: "alert_of_unit",
                table: "alert",
                columns: new[] { "unit_id", "id" });

            migrationBuilder.CreateIndex(
                name: "alert_waiting",
                table: "alert",
                column: "id",
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_alert_task_id",
                table: "alert",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "alert_task_rule_by_day",
                table: "alert_task_rule",
                columns: new[] { "valid_from", "level" });

            migrationBuilder.CreateIndex(
                name: "suspicion_of_inspection",
                table: "suspicion",
                column: "inspection_id");

            migrationBuilder.CreateIndex(
                name: "suspicion_of_unit",
                table: "suspicion",
                columns: new[] { "unit_id", "id" });

            migrationBuilder.CreateIndex(
                name: "suspicion_open",
                table: "suspicion",
                column: "id",
                filter: "state = 'Open'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alert");

            migrationBuilder.DropTable(
                name: "alert_task_rule");

            migrationBuilder.DropTable(
                name: "suspicion");

            migrationBuilder.DropIndex(
                name: "one_task_per_alert",
                table: "task");

            migrationBuilder.DropColumn(
                name: "cause_gone_on",
                table: "task");
        }
    }
}
