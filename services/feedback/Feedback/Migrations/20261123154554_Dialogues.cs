using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Feedback.Migrations
{
    /// <inheritdoc />
    public partial class Dialogues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dialogue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    folded_title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    place = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dialogue", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "question",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dialogue_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    live = table.Column<bool>(type: "boolean", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    answer = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: true),
                    answered_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question", x => x.id);
                    table.ForeignKey(
                        name: "fk_question_dialogue_dialogue_id",
                        column: x => x.dialogue_id,
                        principalTable: "dialogue",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "promise",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dialogue_id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    maker = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    made_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_promise", x => x.id);
                    table.ForeignKey(
                        name: "fk_promise_dialogue_dialogue_id",
                        column: x => x.dialogue_id,
                        principalTable: "dialogue",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_promise_questions_question_id",
                        column: x => x.question_id,
                        principalTable: "question",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "one_dialogue_title_per_unit_and_day",
                table: "dialogue",
                columns: new[] { "unit_id", "held_on", "folded_title" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_promise_question_id",
                table: "promise",
                column: "question_id");

            migrationBuilder.CreateIndex(
                name: "promise_by_dialogue",
                table: "promise",
                columns: new[] { "dialogue_id", "id" });

            migrationBuilder.CreateIndex(
                name: "promise_by_due_day",
                table: "promise",
                columns: new[] { "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "promise_by_unit",
                table: "promise",
                columns: new[] { "unit_id", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "question_by_dialogue",
                table: "question",
                columns: new[] { "dialogue_id", "id" });

            migrationBuilder.Sql("""
                -- A question and the end of its dialogue may meet: whoever commits first decides, and the later one sees it.
                create function refuse_question_after_the_end() returns trigger language plpgsql as $$
                begin
                    perform from dialogue where id = new.dialogue_id and state <> 'Ended' for share;
                    if not found then
                        raise exception 'the dialogue is over' using errcode = 'check_violation', constraint = 'question_only_until_the_end';
                    end if;
                    return new;
                end $$;
                create trigger question_only_until_the_end before insert on question for each row execute function refuse_question_after_the_end();

                -- What was asked and what was promised stays as it was said.
                create trigger words_stay before update of dialogue_id, unit_id, text, channel, live, asked_on or delete on question
                    for each row execute function refuse_change();
                create trigger words_stay before update of dialogue_id, question_id, unit_id, maker, words, made_on, due_on or delete on promise
                    for each row execute function refuse_change();
                create trigger answer_stays before update of answer, answered_by, answered_on on question
                    for each row when (old.answered_on is not null) execute function refuse_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "promise");

            migrationBuilder.DropTable(
                name: "question");

            migrationBuilder.DropTable(
                name: "dialogue");
        }
    }
}
