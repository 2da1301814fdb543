using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class DialogueTests(FeedbackHost host) : FeedbackTest(host)
{
    private const string Chair = "Chủ tịch Ủy ban nhân dân phường Thành Vinh";

    [Fact]
    public async Task Questions_come_before_and_live_and_are_public_once_they_are_answered()
    {
        var dialogue = await AnnouncedDialogue();
        var before = await AskedQuestion(dialogue, "Bao giờ ngõ 12 có đèn?");
        await Started(dialogue);
        var live = await AskedQuestion(dialogue, "Còn nước sạch thì sao?");
        Assert.Equal((false, true), (before.GetProperty("live").GetBoolean(), live.GetProperty("live").GetBoolean()));
        Assert.Empty((await Anybody.Read($"/v1/dialogues/{dialogue.Id()}/questions")).GetProperty("items").EnumerateArray());

        using var answer = await Answered(dialogue, before);
        await answer.ShouldBe(HttpStatusCode.OK);
        var seen = Assert.Single((await Anybody.Read($"/v1/dialogues/{dialogue.Id()}/questions")).GetProperty("items").EnumerateArray());
        Assert.Equal(("Bao giờ ngõ 12 có đèn?", "Trong quý này.", Chair), (seen.Text("text"), seen.Text("answer"), seen.Text("answeredBy")));
        Assert.Equal(2, (await Province.Read($"/v1/dialogues/{dialogue.Id()}/questions")).GetProperty("items").GetArrayLength());
        using var twice = await Answered(dialogue, before, "\"2\"");
        await twice.ShouldRefuse(409, "question-already-answered");
    }

    [Fact]
    public async Task A_promise_made_at_a_dialogue_is_announced_with_maker_words_unit_and_due_day()
    {
        var dialogue = await AnnouncedDialogue();
        using (var early = await Promised(dialogue, Day(30)))
            await early.ShouldRefuse(409, "dialogue-not-in-that-state");
        await Started(dialogue);
        var question = await AskedQuestion(dialogue, "Bao giờ ngõ 12 có đèn?");
        using (var backwards = await Promised(dialogue, Day(-1), question.Id()))
            await backwards.ShouldRefuse(422, "due-before-promise");
        using var answer = await Promised(dialogue, Day(30), question.Id());
        var promise = await answer.ShouldBe(HttpStatusCode.Created);

        var said = JsonSerializer.Deserialize<JsonElement>(await Host.Database.Read<string>($"select data from event_log where subject = '{promise.Id()}'"));
        Assert.Equal((Chair, "Thắp sáng ngõ 12.", Day(30)), (said.Text("maker"), said.Text("words"), said.Text("dueOn")));
        Assert.Equal((SampleUnits.ThanhVinh, question.Id()), (said.GetProperty("unitId").GetGuid(), said.GetProperty("questionId").GetGuid()));
        Assert.Equal(["vn.danvan.feedback.promise-made.v1"], await TypesInFeed(QuePhong2018, promise.Id()));
    }

    [Fact]
    public async Task The_ledger_of_promises_is_public_and_sorted_by_the_day_they_are_due()
    {
        var dialogue = await AnnouncedDialogue();
        await Started(dialogue);
        foreach (var due in new[] { 40, 10, 30 })
            (await Promised(dialogue, Day(due))).Dispose();
        var all = (await Anybody.Read($"/v1/promises?dialogueId={dialogue.Id()}")).GetProperty("items").EnumerateArray();
        Assert.Equal([Day(10), Day(30), Day(40)], all.Select(one => one.Text("dueOn")));
        var first = await Anybody.Read($"/v1/promises?dialogueId={dialogue.Id()}&dueBefore={Day(35)}&limit=1");
        var second = await Anybody.Read($"/v1/promises?dialogueId={dialogue.Id()}&dueBefore={Day(35)}&limit=1&cursor={first.Text("next")}");
        Assert.Equal(Day(30), Assert.Single(second.GetProperty("items").EnumerateArray()).Text("dueOn"));
    }

    [Fact]
    public async Task After_the_end_nobody_asks_but_what_is_owed_is_still_answered()
    {
        var dialogue = await AnnouncedDialogue();
        var question = await AskedQuestion(dialogue, "Bao giờ ngõ 12 có đèn?");
        await Started(dialogue);
        using (var end = await ThanhVinh.Post($"/v1/dialogues/{dialogue.Id()}/endings", new { }, ifMatch: "\"2\""))
            await end.ShouldBe(HttpStatusCode.OK);
        using (var late = await ThanhVinh.Post($"/v1/dialogues/{dialogue.Id()}/questions", new { text = "Còn tôi?", channel = "app" }))
            await late.ShouldRefuse(409, "dialogue-not-in-that-state");
        var beside = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Host.Database.Run($"""
            insert into question (id, dialogue_id, unit_id, text, channel, live, asked_on, version)
            values (gen_random_uuid(), '{dialogue.Id()}', gen_random_uuid(), 'x', 'App', true, now(), 1)
            """));
        Assert.Equal("question_only_until_the_end", beside.ConstraintName);
        using var owed = await Answered(dialogue, question);
        await owed.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_dialogue_walks_its_states_in_order_whoever_calls_what()
    {
        var (random, dialogue, state) = (new Random(217), await AnnouncedDialogue(), "announced");
        for (var call = 0; call < 12; call++)
        {
            var step = random.Next(2) == 0 ? "starts" : "endings";
            var version = (await Anybody.Read($"/v1/dialogues/{dialogue.Id()}")).GetProperty("version").GetInt64();
            using var answer = await ThanhVinh.Post($"/v1/dialogues/{dialogue.Id()}/{step}", new { }, ifMatch: $"\"{version}\"");
            var allowed = (state, step) is ("announced", "starts") or ("in-session", "endings");
            Assert.Equal(allowed ? HttpStatusCode.OK : HttpStatusCode.Conflict, answer.StatusCode);
            if (allowed)
                state = step == "starts" ? "in-session" : "ended";
            Assert.Equal(state, (await Anybody.Read($"/v1/dialogues/{dialogue.Id()}")).Text("state"));
        }
        Assert.Equal("ended", state);
    }

    [Fact]
    public async Task A_session_does_not_begin_before_its_day_and_only_the_unit_that_answers_conducts_it()
    {
        var dialogue = await AnnouncedDialogue(heldOn: Day(3));
        using (var early = await ThanhVinh.Post($"/v1/dialogues/{dialogue.Id()}/starts", new { }, ifMatch: "\"1\""))
            await early.ShouldRefuse(409, "dialogue-is-later");
        using (var foreign = await QuePhong2018.Post($"/v1/dialogues/{dialogue.Id()}/starts", new { }, ifMatch: "\"1\""))
            await foreign.ShouldRefuse(403, "forbidden");
        using var twice = await ThanhVinh.Post("/v1/dialogues", ADialogue(dialogue.Text("title"), Day(3)));
        await twice.ShouldRefuse(409, "dialogue-taken");
    }

    private static object ADialogue(string title, string heldOn) => new { unitId = SampleUnits.ThanhVinh, title, place = "Nhà văn hóa khối 5", heldOn };

    private async Task<JsonElement> AnnouncedDialogue(string? heldOn = null)
    {
        using var answer = await ThanhVinh.Post("/v1/dialogues", ADialogue($"Đối thoại với Nhân dân {Guid.NewGuid()}", heldOn ?? Day(0)));
        return await answer.ShouldBe(HttpStatusCode.Created);
    }

    private async Task Started(JsonElement dialogue)
    {
        using var answer = await ThanhVinh.Post($"/v1/dialogues/{dialogue.Id()}/starts", new { }, ifMatch: "\"1\"");
        await answer.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<JsonElement> AskedQuestion(JsonElement dialogue, string text)
    {
        using var answer = await ThanhVinh.Post($"/v1/dialogues/{dialogue.Id()}/questions", new { text, channel = "meeting" });
        return await answer.ShouldBe(HttpStatusCode.Created);
    }

    private Task<HttpResponseMessage> Answered(JsonElement dialogue, JsonElement question, string version = "\"1\"") => ThanhVinh.Post(
        $"/v1/dialogues/{dialogue.Id()}/questions/{question.Id()}/answers", new { text = "Trong quý này.", office = Chair }, ifMatch: version);

    private Task<HttpResponseMessage> Promised(JsonElement dialogue, string dueOn, Guid? questionId = null) => ThanhVinh.Post(
        $"/v1/dialogues/{dialogue.Id()}/promises", new { maker = Chair, words = "Thắp sáng ngõ 12.", dueOn, questionId });
}
