using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace DanVan.Committee.Migrations
{
    /// <inheritdoc />
    public partial class Obligations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_agenda_item_meeting_meeting_id",
                table: "agenda_item");

            migrationBuilder.DropForeignKey(
                name: "fk_conclusion_meeting_meeting_id",
                table: "conclusion");

            migrationBuilder.DropForeignKey(
                name: "fk_plan_programme_programme_id",
                table: "plan");

            migrationBuilder.CreateTable(
                name: "advice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    committee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    addressee = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    subject = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    given_on = table.Column<DateOnly>(type: "date", nullable: false),
                    answer = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    document = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    outcome = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    outcome_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_advice", x => x.id);
                    table.ForeignKey(
                        name: "fk_advice_committees_committee_id",
                        column: x => x.committee_id,
                        principalTable: "committee",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "commitment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    key_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    reported_on = table.Column<DateOnly>(type: "date", nullable: true),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commitment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "exchange",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    visitor_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    host_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    model_id = table.Column<Guid>(type: "uuid", nullable: true),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    participants = table.Column<int>(type: "integer", nullable: false),
                    taken_home = table.Column<List<string>>(type: "text[]", nullable: false),
                    replica_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exchange", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inspection",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    committee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    team_seat_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    targets = table.Column<string>(type: "jsonb", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    conclusion = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inspection", x => x.id);
                    table.ForeignKey(
                        name: "fk_inspection_committee_committee_id",
                        column: x => x.committee_id,
                        principalTable: "committee",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "promise",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    committee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    dialogue_id = table.Column<Guid>(type: "uuid", nullable: false),
                    maker = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    made_on = table.Column<DateOnly>(type: "date", nullable: false),
                    kept_on = table.Column<DateOnly>(type: "date", nullable: true),
                    statement = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    proof = table.Column<List<string>>(type: "text[]", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_from = table.Column<DateOnly>(type: "date", nullable: false),
                    due_working_days = table.Column<int>(type: "integer", nullable: true),
                    due_day = table.Column<DateOnly>(type: "date", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    overdue_since = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_promise", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reply_duty",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owed_from = table.Column<DateOnly>(type: "date", nullable: false),
                    citation = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    document = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    summary = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    replied_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_from = table.Column<DateOnly>(type: "date", nullable: false),
                    due_working_days = table.Column<int>(type: "integer", nullable: true),
                    due_day = table.Column<DateOnly>(type: "date", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    overdue_since = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reply_duty", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reply_rule",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    working_days = table.Column<int>(type: "integer", nullable: false),
                    citation = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reply_rule", x => new { x.kind, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "specificity_threshold",
                columns: table => new
                {
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    score = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_specificity_threshold", x => new { x.level, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "task",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    committee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    committee_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    deliverable = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    assigned_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    specificity = table.Column<int>(type: "integer", nullable: false),
                    first_working_days = table.Column<int>(type: "integer", nullable: true),
                    first_day = table.Column<DateOnly>(type: "date", nullable: true),
                    first_on = table.Column<DateOnly>(type: "date", nullable: false),
                    holder_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    source_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sentence = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_from = table.Column<DateOnly>(type: "date", nullable: false),
                    due_working_days = table.Column<int>(type: "integer", nullable: true),
                    due_day = table.Column<DateOnly>(type: "date", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    overdue_since = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task", x => x.id);
                    table.ForeignKey(
                        name: "fk_task_committee_committee_id",
                        column: x => x.committee_id,
                        principalTable: "committee",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_task_seat_seat_id",
                        column: x => x.seat_id,
                        principalTable: "seat",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    criterion = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    statement = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    severity = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    evidence = table.Column<List<string>>(type: "text[]", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    found_on = table.Column<DateOnly>(type: "date", nullable: false),
                    corrected_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_from = table.Column<DateOnly>(type: "date", nullable: false),
                    due_working_days = table.Column<int>(type: "integer", nullable: true),
                    due_day = table.Column<DateOnly>(type: "date", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    overdue_since = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding", x => x.id);
                    table.ForeignKey(
                        name: "fk_finding_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspection",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_finding_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hand_over",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    from_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_accepted = table.Column<bool>(type: "boolean", nullable: true),
                    returned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_over", x => new { x.task_id, x.number });
                    table.ForeignKey(
                        name: "fk_hand_over_task_task_id",
                        column: x => x.task_id,
                        principalTable: "task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "task_extension",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    approver_seat_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_extension", x => new { x.task_id, x.number });
                    table.ForeignKey(
                        name: "fk_task_extension_task_task_id",
                        column: x => x.task_id,
                        principalTable: "task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "task_report",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    statement = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    evidence = table.Column<List<string>>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_report", x => new { x.task_id, x.number });
                    table.ForeignKey(
                        name: "fk_task_report_task_task_id",
                        column: x => x.task_id,
                        principalTable: "task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "reply_rule",
                columns: new[] { "kind", "valid_from", "citation", "working_days" },
                values: new object[] { "DialogueNotice", new DateOnly(2019, 2, 18), "Quy định 11-QĐi/TW ngày 18/2/2019 của Bộ Chính trị", 10 });

            migrationBuilder.InsertData(
                table: "specificity_threshold",
                columns: new[] { "level", "valid_from", "score", "source" },
                values: new object[,]
                {
                    { "agency", new DateOnly(1900, 1, 1), 50, "Yêu cầu C5 của nền tảng, theo kết luận hội nghị ngày 26/3/2018: giao việc rõ ràng, cụ thể hơn" },
                    { "commune", new DateOnly(1900, 1, 1), 40, "Yêu cầu C5 của nền tảng, theo kết luận hội nghị ngày 26/3/2018: giao việc rõ ràng, cụ thể hơn" },
                    { "district", new DateOnly(1900, 1, 1), 50, "Yêu cầu C5 của nền tảng, theo kết luận hội nghị ngày 26/3/2018: giao việc rõ ràng, cụ thể hơn" },
                    { "province", new DateOnly(1900, 1, 1), 50, "Yêu cầu C5 của nền tảng, theo kết luận hội nghị ngày 26/3/2018: giao việc rõ ràng, cụ thể hơn" }
                });

            migrationBuilder.CreateIndex(
                name: "advice_of_committee",
                table: "advice",
                columns: new[] { "committee_id", "id" });

            migrationBuilder.CreateIndex(
                name: "advice_of_unit",
                table: "advice",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "commitment_of_unit",
                table: "commitment",
                columns: new[] { "unit_id", "year" });

            migrationBuilder.CreateIndex(
                name: "exchange_by_host",
                table: "exchange",
                columns: new[] { "host_unit_id", "id" });

            migrationBuilder.CreateIndex(
                name: "exchange_by_visitor",
                table: "exchange",
                columns: new[] { "visitor_unit_id", "id" });

            migrationBuilder.CreateIndex(
                name: "finding_of_inspection",
                table: "finding",
                columns: new[] { "inspection_id", "id" });

            migrationBuilder.CreateIndex(
                name: "finding_of_unit",
                table: "finding",
                columns: new[] { "unit_id", "due_on" });

            migrationBuilder.CreateIndex(
                name: "finding_open",
                table: "finding",
                columns: new[] { "due_on", "id" },
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "ix_finding_task_id",
                table: "finding",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "hand_over_by_pair",
                table: "hand_over",
                columns: new[] { "from_unit_id", "to_unit_id" });

            migrationBuilder.CreateIndex(
                name: "one_hand_over_at_a_time",
                table: "hand_over",
                column: "task_id",
                unique: true,
                filter: "answered_at is null");

            migrationBuilder.CreateIndex(
                name: "inspection_of_committee",
                table: "inspection",
                columns: new[] { "committee_id", "id" });

            migrationBuilder.CreateIndex(
                name: "promise_for_agenda",
                table: "promise",
                column: "committee_id",
                filter: "is_open and overdue_since is not null");

            migrationBuilder.CreateIndex(
                name: "promise_of_unit",
                table: "promise",
                columns: new[] { "unit_id", "due_on" });

            migrationBuilder.CreateIndex(
                name: "promise_open",
                table: "promise",
                columns: new[] { "due_on", "id" },
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "one_reply_per_subject_and_unit",
                table: "reply_duty",
                columns: new[] { "subject_id", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "reply_duty_of_unit",
                table: "reply_duty",
                columns: new[] { "unit_id", "due_on" });

            migrationBuilder.CreateIndex(
                name: "reply_duty_open",
                table: "reply_duty",
                columns: new[] { "due_on", "id" },
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "ix_task_committee_id",
                table: "task",
                column: "committee_id");

            migrationBuilder.CreateIndex(
                name: "task_by_holder",
                table: "task",
                column: "holder_unit_id");

            migrationBuilder.CreateIndex(
                name: "task_by_source",
                table: "task",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "task_due",
                table: "task",
                columns: new[] { "due_on", "id" },
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "task_of_seat",
                table: "task",
                columns: new[] { "seat_id", "due_on" });

            migrationBuilder.CreateIndex(
                name: "task_of_unit",
                table: "task",
                columns: new[] { "unit_id", "due_on" });

            migrationBuilder.AddForeignKey(
                name: "fk_agenda_item_meetings_meeting_id",
                table: "agenda_item",
                column: "meeting_id",
                principalTable: "meeting",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_conclusion_meetings_meeting_id",
                table: "conclusion",
                column: "meeting_id",
                principalTable: "meeting",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_plan_programmes_programme_id",
                table: "plan",
                column: "programme_id",
                principalTable: "programme",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_agenda_item_meetings_meeting_id",
                table: "agenda_item");

            migrationBuilder.DropForeignKey(
                name: "fk_conclusion_meetings_meeting_id",
                table: "conclusion");

            migrationBuilder.DropForeignKey(
                name: "fk_plan_programmes_programme_id",
                table: "plan");

            migrationBuilder.DropTable(
                name: "advice");

            migrationBuilder.DropTable(
                name: "commitment");

            migrationBuilder.DropTable(
                name: "exchange");

            migrationBuilder.DropTable(
                name: "finding");

            migrationBuilder.DropTable(
                name: "hand_over");

            migrationBuilder.DropTable(
                name: "promise");

            migrationBuilder.DropTable(
                name: "reply_duty");

            migrationBuilder.DropTable(
                name: "reply_rule");

            migrationBuilder.DropTable(
                name: "specificity_threshold");

            migrationBuilder.DropTable(
                name: "task_extension");

            migrationBuilder.DropTable(
                name: "task_report");

            migrationBuilder.DropTable(
                name: "inspection");

            migrationBuilder.DropTable(
                name: "task");

            migrationBuilder.AddForeignKey(
                name: "fk_agenda_item_meeting_meeting_id",
                table: "agenda_item",
                column: "meeting_id",
                principalTable: "meeting",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_conclusion_meeting_meeting_id",
                table: "conclusion",
                column: "meeting_id",
                principalTable: "meeting",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_plan_programme_programme_id",
                table: "plan",
                column: "programme_id",
                principalTable: "programme",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
