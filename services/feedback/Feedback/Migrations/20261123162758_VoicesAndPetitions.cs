using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Feedback.Migrations
{
    /// <inheritdoc />
    public partial class VoicesAndPetitions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_identity_opinion_opinion_id",
                schema: "sealed",
                table: "identity");

            migrationBuilder.RenameColumn(
                name: "opinion_id",
                schema: "sealed",
                table: "identity",
                newName: "subject_id");

            migrationBuilder.AddColumn<DateOnly>(
                name: "sealed_on",
                schema: "sealed",
                table: "identity",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.CreateTable(
                name: "known_model",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_model", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "petition_rule",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    counting = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    transfers_until_decision = table.Column<int>(type: "integer", nullable: false),
                    citation = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petition_rule", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "voice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    model_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    verdict = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    voiced_on = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_voice", x => x.id);
                    table.ForeignKey(
                        name: "fk_voice_known_model_model_id",
                        column: x => x.model_id,
                        principalTable: "known_model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "petition",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sender_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    rule_id = table.Column<string>(type: "character varying(80)", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_for_decision = table.Column<bool>(type: "boolean", nullable: false),
                    is_decided = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petition", x => x.id);
                    table.ForeignKey(
                        name: "fk_petition_petition_rules_rule_id",
                        column: x => x.rule_id,
                        principalTable: "petition_rule",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "petition_round",
                columns: table => new
                {
                    petition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answer = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: true),
                    answered_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    satisfied = table.Column<bool>(type: "boolean", nullable: true),
                    comment = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petition_round", x => new { x.petition_id, x.round });
                    table.ForeignKey(
                        name: "fk_petition_round_petitions_petition_id",
                        column: x => x.petition_id,
                        principalTable: "petition",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "petition_transfer",
                columns: table => new
                {
                    petition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    from_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decides = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    transferred_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petition_transfer", x => new { x.petition_id, x.number });
                    table.ForeignKey(
                        name: "fk_petition_transfer_petitions_petition_id",
                        column: x => x.petition_id,
                        principalTable: "petition",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "petition_rule",
                columns: new[] { "id", "citation", "counting", "days", "transfers_until_decision", "valid_from" },
                values: new object[] { "regulation-11-2019-notice", "Quy định 11-QĐi/TW ngày 18/02/2019: thông báo bằng văn bản trong 10 ngày làm việc. Số lần chuyển: yêu cầu F20 của nền tảng.", "Working", 10, 3, new DateOnly(2019, 2, 18) });

            migrationBuilder.CreateIndex(
                name: "identity_by_day",
                schema: "sealed",
                table: "identity",
                columns: new[] { "sealed_on", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_petition_rule_id",
                table: "petition",
                column: "rule_id");

            migrationBuilder.CreateIndex(
                name: "petition_by_unit",
                table: "petition",
                columns: new[] { "unit_id", "state", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "one_petition_rule_per_day",
                table: "petition_rule",
                column: "valid_from",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "voice_by_model",
                table: "voice",
                columns: new[] { "model_id", "id" });

            migrationBuilder.Sql("""
                -- What was said stays as it was said, and where it went stays where it was written.
                create trigger words_stay before update of model_id, unit_id, verdict, text, channel, voiced_on or delete on voice
                    for each row execute function refuse_change();
                create trigger words_stay before update of sender_unit_id, text, channel, received_at, rule_id or delete on petition
                    for each row execute function refuse_change();
                create trigger history_stays before update or delete on petition_transfer for each row execute function refuse_change();
                create trigger answer_stays before update of answer, answered_by, answered_on, unit_id on petition_round
                    for each row when (old.answered_on is not null) execute function refuse_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "petition_round");

            migrationBuilder.DropTable(
                name: "petition_transfer");

            migrationBuilder.DropTable(
                name: "voice");

            migrationBuilder.DropTable(
                name: "petition");

            migrationBuilder.DropTable(
                name: "known_model");

            migrationBuilder.DropTable(
                name: "petition_rule");

            migrationBuilder.DropIndex(
                name: "identity_by_day",
                schema: "sealed",
                table: "identity");

            migrationBuilder.DropColumn(
                name: "sealed_on",
                schema: "sealed",
                table: "identity");

            migrationBuilder.RenameColumn(
                name: "subject_id",
                schema: "sealed",
                table: "identity",
                newName: "opinion_id");

            migrationBuilder.AddForeignKey(
                name: "fk_identity_opinion_opinion_id",
                schema: "sealed",
                table: "identity",
                column: "opinion_id",
                principalTable: "opinion",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
