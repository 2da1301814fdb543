using System.Globalization;
using System.Net;
using System.Text.Json;
using DanVan.Committee.Calendar;
using DanVan.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DanVan.Feedback.Tests;

public sealed class PetitionTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task A_petition_is_due_after_ten_working_days_and_no_transfer_restarts_its_clock()
    {
        var sent = await SentPetition(SampleUnits.Province);
        var due = sent.Text("dueOn");
        await using (var scope = Host.Services.CreateAsyncScope())
            Assert.Equal((await scope.ServiceProvider.GetRequiredService<FeedbackDbContext>().WorkingCalendar(default)).LastDay(Today, 10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), due);
        using var answer = await Transferred(Province, sent, SampleUnits.ThanhVinh, 1);
        var petition = await answer.ShouldBe(HttpStatusCode.OK);
        Assert.Equal((due, SampleUnits.ThanhVinh), (petition.Text("dueOn"), petition.GetProperty("unitId").GetGuid()));
        var step = Assert.Single((await Anybody.Read($"/v1/petition-receipts/{sent.Text("receipt")}")).GetProperty("transfers").EnumerateArray());
        Assert.Equal((SampleUnits.Province, SampleUnits.ThanhVinh, "Thuộc thẩm quyền cấp xã."),
            (step.GetProperty("fromUnitId").GetGuid(), step.GetProperty("toUnitId").GetGuid(), step.Text("reason")));
    }

    [Fact]
    public async Task The_third_transfer_goes_to_the_unit_above_whose_decision_is_final()
    {
        var sibling = await Sibling();
        var sent = await SentPetition(SampleUnits.ThanhVinh);
        (await Transferred(ThanhVinh, sent, sibling, 1)).Dispose();
        (await Transferred(Province, sent, SampleUnits.ThanhVinh, 2)).Dispose();
        using (var third = await Transferred(ThanhVinh, sent, sibling, 3))
        {
            var petition = await third.ShouldBe(HttpStatusCode.OK);
            Assert.Equal((SampleUnits.Province, true), (petition.GetProperty("unitId").GetGuid(), petition.GetProperty("isForDecision").GetBoolean()));
        }
        using (var gone = await ThanhVinh.Post($"/v1/petitions/{sent.Id()}/answers", AnAnswer, ifMatch: "\"4\""))
            await gone.ShouldRefuse(404, "petition-not-found");
        using (var decided = await Transferred(Province, sent, SampleUnits.ThanhVinh, 4))
            Assert.Equal(SampleUnits.ThanhVinh, (await decided.ShouldBe(HttpStatusCode.OK)).GetProperty("unitId").GetGuid());
        using (var again = await Transferred(ThanhVinh, sent, sibling, 5))
            await again.ShouldRefuse(409, "transfer-decided");
        using var answer = await ThanhVinh.Post($"/v1/petitions/{sent.Id()}/answers", AnAnswer, ifMatch: "\"5\"");
        await answer.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_holds_the_receipt_is_dissatisfied_and_brings_the_petition_back()
    {
        var sent = await SentPetition(SampleUnits.ThanhVinh);
        var receipt = $"/v1/petition-receipts/{sent.Text("receipt")}";
        using (var early = await ThanhVinh.Post($"{receipt}/ratings", new { satisfied = true }))
            await early.ShouldRefuse(409, "petition-not-answered");
        (await ThanhVinh.Post($"/v1/petitions/{sent.Id()}/answers", AnAnswer, ifMatch: "\"1\"")).Dispose();
        using (var rating = await ThanhVinh.Post($"{receipt}/ratings", new { satisfied = false, comment = "Chưa ai đến sửa." }))
            await rating.ShouldBe(HttpStatusCode.OK);
        using (var twice = await ThanhVinh.Post($"{receipt}/ratings", new { satisfied = true }))
            await twice.ShouldRefuse(409, "answer-already-rated");
        using (var reopened = await ThanhVinh.Post($"{receipt}/reopenings", new { reason = "Cống vẫn tắc." }))
            Assert.Equal("open", (await reopened.ShouldBe(HttpStatusCode.OK)).Text("state"));
        var rounds = (await Anybody.Read(receipt)).GetProperty("rounds").EnumerateArray().ToList();
        Assert.Equal((2, "Cống vẫn tắc.", false), (rounds.Count, rounds[1].Text("reason"), rounds[1].TryGetProperty("answer", out _)));
        Assert.Contains(sent.Id(), (await ThanhVinh.Read("/v1/petitions?limit=500")).GetProperty("items").EnumerateArray().Select(one => one.Id()));
        string[] expected = ["received", "answered", "rated", "reopened"];
        Assert.Equal(expected.Select(one => $"vn.danvan.feedback.petition-{one}.v1"), await TypesInFeed(Province, sent.Id()));
    }

    [Fact]
    public async Task The_words_are_read_by_the_unit_that_must_answer_and_not_over_the_shoulder()
    {
        var sent = await SentPetition(SampleUnits.ThanhVinh, person: new { name = "Nguyễn Thị Thử" });
        Assert.True(sent.GetProperty("identitySealed").GetBoolean());
        Assert.Equal("Cống ngõ 12 bị tắc.", (await ThanhVinh.Read($"/v1/petitions/{sent.Id()}")).Text("text"));
        Assert.DoesNotContain("Cống", (await Anybody.Read($"/v1/petition-receipts/{sent.Text("receipt")}")).GetRawText(), StringComparison.Ordinal);
        using var stranger = await QuePhong2018.GetAsync(new Uri($"/v1/petitions/{sent.Id()}", UriKind.Relative));
        await stranger.ShouldRefuse(404, "petition-not-found");
        using var nobody = await Anybody.GetAsync(new Uri($"/v1/petition-receipts/{(await SentOpinion((await OpenConsultation()).Id())).Text("receipt")}", UriKind.Relative));
        await nobody.ShouldRefuse(404, "receipt-not-found");
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Host.Database.Run($"update petition set text = 'khác' where id = '{sent.Id()}'"));
    }

    [Fact]
    public async Task Whatever_is_called_in_whatever_order_a_petition_is_either_open_or_answered_once_a_round()
    {
        var (random, sent, answers) = (new Random(20), await SentPetition(SampleUnits.ThanhVinh), 0);
        for (var call = 0; call < 20; call++)
        {
            var before = await ThanhVinh.Read($"/v1/petitions/{sent.Id()}");
            var (open, version) = (before.Text("state") == "open", $"\"{before.GetProperty("version").GetInt64()}\"");
            var answering = random.Next(2) == 0;
            using var answer = answering
                ? await ThanhVinh.Post($"/v1/petitions/{sent.Id()}/answers", AnAnswer, ifMatch: version)
                : await ThanhVinh.Post($"/v1/petition-receipts/{sent.Text("receipt")}/reopenings", new { reason = "Chưa xong." });
            Assert.Equal(answering == open ? HttpStatusCode.OK : HttpStatusCode.Conflict, answer.StatusCode);
            answers += answering && open ? 1 : 0;
            var rounds = (await ThanhVinh.Read($"/v1/petitions/{sent.Id()}")).GetProperty("rounds").EnumerateArray();
            Assert.Equal(answers, rounds.Count(round => round.TryGetProperty("answer", out _)));
        }
        Assert.True(answers > 2);
    }

    [Fact]
    public async Task Petitions_of_a_unit_are_read_through_an_index()
    {
        await Host.Database.Run($"""
            insert into petition (id, unit_id, sender_unit_id, text, channel, received_at, state, rule_id, due_on, is_for_decision, is_decided, version)
            select ('01820000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, ('01820000-0000-7000-9000-' || lpad(to_hex(i % 400), 12, '0'))::uuid,
                gen_random_uuid(), 'x', 'App', now(), 'Open', 'regulation-11-2019-notice', '2026-01-01'::date + i % 100, false, false, 1
            from generate_series(1, 20000) i;
            update petition set unit_id = '{SampleUnits.ThanhVinh}', state = 'Answered', due_on = '2019-01-15' where id = '01820000-0000-7000-8000-000000000001';
            analyze petition
            """);
        // Its transfers and rounds are asked for once there is a petition, so there is one, answered before anybody else's.
        var found = $"/v1/petitions?unitId={SampleUnits.ThanhVinh}&state=answered&dueBefore=2019-02-01";
        Assert.Single((await ThanhVinh.Read(found)).GetProperty("items").EnumerateArray());
        Snapshot.Match("petition-plans", await QueryPlan.Of(Host.Database, () => ThanhVinh.Read(found), "petition", "petition_transfer", "petition_round"));
    }

    private static object AnAnswer { get; } = new { text = "Đội thoát nước sẽ đến trong tuần.", office = "Chủ tịch Ủy ban nhân dân phường" };

    private async Task<JsonElement> SentPetition(Guid to, object? person = null) => await (await ThanhVinh.Post(
        "/v1/petitions", new { toUnitId = to, text = "Cống ngõ 12 bị tắc.", channel = "app", person })).ShouldBe(HttpStatusCode.Created);

    private static Task<HttpResponseMessage> Transferred(HttpClient caller, JsonElement petition, Guid to, int version) => caller.Post(
        $"/v1/petitions/{petition.Id()}/transfers", new { toUnitId = to, reason = "Thuộc thẩm quyền cấp xã." }, ifMatch: $"\"{version}\"");

    /// <summary>A second ward of today beside Thành Vinh.</summary>
    private async Task<Guid> Sibling()
    {
        var id = new Guid("01900000-0000-7000-8000-000000116690");
        await Host.Database.Run($"""
            insert into unit (id, version) values ('{id}', 1) on conflict do nothing;
            insert into unit_version (unit_id, valid_from, name, short_name, folded, kind, code, parent_id, symbol, issuer, effective_on)
            values ('{id}', '2025-07-01', 'Phường Trường Vinh', 'Trường Vinh', 'phuong truong vinh', 'ward', '16690', '{SampleUnits.Province}', '-', '-', '2025-07-01')
            on conflict do nothing;
            update unit_revision set revision = revision + 1
            """);
        await Eventually.Holds(async () => (await Province.GetAsync(new Uri($"/v1/petitions?unitId={id}", UriKind.Relative))).IsSuccessStatusCode);
        return id;
    }
}
