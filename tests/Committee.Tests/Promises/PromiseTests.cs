using System.Net;
using System.Text.Json;
using DanVan.Committee.Promises;
using DanVan.Committee.Tests.Tasks;
using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using DanVan.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DanVan.Committee.Tests.Promises;

public sealed class PromiseTests(NgheAnHost host) : TaskTest(host)
{
    [Fact]
    public async Task A_promise_made_at_a_dialogue_is_owed_here_with_maker_words_day_and_a_written_notice_within_ten_working_days()
    {
        var own = await OwnCommittee();
        // Due on a Saturday, so on the Monday behind it; the notice passes over Tết.
        var promise = await Made(own.Commune, "2026-02-12", "2031-03-29");
        var owed = await own.Caller.Read($"/v1/promises/{promise}");
        Assert.Equal(("Chủ tịch UBND xã", "Sửa xong mương thoát nước xóm 3."), (owed.Text("maker"), owed.Text("words")));
        Assert.Equal((own.Committee, "2031-03-31"), (owed.GetProperty("committeeId").GetGuid(), owed.GetProperty("deadline").Text("on")));
        var notice = (await own.Caller.Read($"/v1/reply-duties?subjectId={promise}")).GetProperty("items")[0];
        Assert.Equal(("dialogue-notice", "2026-03-05"), (notice.Text("kind"), notice.GetProperty("deadline").Text("on")));
        Assert.Contains("11-QĐi/TW", notice.Text("citation"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_that_is_told_twice_is_one_promise()
    {
        var own = await OwnCommittee();
        var promise = await Made(own.Commune, "2026-03-26", "2031-06-10", times: 2);
        Assert.Equal(1, await Events(promise, "promise-taken-up"));
    }

    [Fact]
    public async Task Overdue_promises_are_said_without_anybody_asking_and_wait_for_the_next_agenda()
    {
        var own = await OwnCommittee();
        var (late, early) = (await Made(own.Commune, "2026-03-26", "2026-04-29"), await Made(own.Commune, "2026-03-26", "2031-06-10"));
        await Eventually.Holds(async () => await Events(late, "promise-overdue") == 1);
        var agenda = (await own.Caller.Read($"/v1/promises?committeeId={own.Committee}&overdue=true")).GetProperty("items").EnumerateArray();
        Assert.Equal(late, Assert.Single(agenda).Id());
        Assert.Equal(0, await Events(early, "promise-overdue"));
    }

    [Fact]
    public async Task An_overdue_promise_stands_on_the_next_agenda_by_itself_until_it_is_kept()
    {
        var own = await OwnCommittee();
        var (late, early) = (await Made(own.Commune, "2026-03-26", "2026-04-29"), await Made(own.Commune, "2026-03-26", "2031-06-10"));
        await Eventually.Holds(async () => await Events(late, "promise-overdue") == 1);

        // A meeting of a day on which nothing was overdue yet does not know of it.
        Assert.Empty(await Agenda(own, await Drafted(own, "2026-04-20")));
        var first = await Drafted(own, "2026-05-06");
        var item = Assert.Single(await Agenda(own, first));
        Assert.Equal(("promise", late, own.Commune), (item.Text("origin"), item.GetProperty("promiseId").GetGuid(), item.GetProperty("raisedByUnitId").GetGuid()));
        Assert.Contains("Sửa xong mương thoát nước xóm 3.", item.Text("title"), StringComparison.Ordinal);
        // While it stands on one agenda it stands on no other.
        Assert.Empty(await Agenda(own, await Drafted(own, "2026-05-06")));

        await Step(own, first, "calls", "2026-05-06");
        await Step(own, first, "openings", "2026-05-07");
        await (await own.Caller.Post($"/v1/agenda-items/{item.Id()}/settlements", new { }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);
        await Step(own, first, "closings", "2026-05-07");
        // Settled but not kept: it comes back.
        var second = await Drafted(own, "2026-05-20");
        Assert.Equal(late, Assert.Single(await Agenda(own, second), one => one.Text("origin") == "promise").GetProperty("promiseId").GetGuid());
        var promise = await own.Caller.Read($"/v1/promises/{late}");
        await (await CallerOf(own.Commune).Post($"/v1/promises/{late}/proofs", new { statement = "Đã nghiệm thu mương thoát nước.", proof = new[] { "3-BB" } },
            ifMatch: $"\"{promise.GetProperty("version").GetInt64()}\"")).ShouldBe(HttpStatusCode.OK);
        await Step(own, second, "calls", "2026-05-20");
        await Step(own, second, "openings", "2026-05-21");
        await Step(own, second, "closings", "2026-05-21");
        // Left open at that meeting it is carried over once more, and as a promise it comes no more.
        Assert.DoesNotContain(await Agenda(own, await Drafted(own, "2026-06-01")), one => one.Text("origin") == "promise");
        Assert.Equal(0, await Events(early, "promise-overdue"));
    }

    [Fact]
    public async Task A_promise_is_kept_with_proof_by_the_unit_that_owes_it()
    {
        var own = await OwnCommittee();
        var promise = await Made(own.Commune, "2026-03-26", "2031-06-10");
        var keeping = new { statement = "Đã nghiệm thu mương thoát nước.", proof = new[] { "https://nghean.gov.vn/nghiem-thu" } };
        await (await own.Caller.Post($"/v1/promises/{promise}/proofs", keeping with { proof = [] }, ifMatch: "\"1\"")).ShouldRefuse(400, "invalid-request");
        await (await CallerOf(own.OtherCommune).Post($"/v1/promises/{promise}/proofs", keeping, ifMatch: "\"1\"")).ShouldRefuse(403, "forbidden");
        using var kept = await CallerOf(own.Commune).Post($"/v1/promises/{promise}/proofs", keeping, ifMatch: "\"1\"");
        Assert.True((await kept.ShouldBe(HttpStatusCode.OK)).GetProperty("onTime").GetBoolean());
        await (await own.Caller.Post($"/v1/promises/{promise}/proofs", keeping, ifMatch: "\"2\"")).ShouldRefuse(409, "promise-already-kept");
    }

    [Fact]
    public async Task The_written_notice_is_given_with_its_number()
    {
        var own = await OwnCommittee();
        var promise = await Made(own.Commune, "2026-03-26", "2031-06-10");
        await Eventually.Holds(async () => (await Notice(own.Caller, promise)).GetProperty("deadline").TryGetProperty("overdueSince", out _));
        var notice = await Notice(own.Caller, promise);
        using var given = await CallerOf(own.Commune).Post(
            $"/v1/reply-duties/{notice.Id()}/replies", new { document = "12/TB-UBND", summary = "Kết quả sau đối thoại." }, ifMatch: $"\"{notice.GetProperty("version").GetInt64()}\"");
        Assert.False((await given.ShouldBe(HttpStatusCode.OK)).GetProperty("onTime").GetBoolean());
    }

    private static async Task<Guid> Drafted(Own own, string on) => (await (await own.Caller.Post(
        "/v1/meetings", new { committeeId = own.Committee, title = "Họp Ban Chỉ đạo", startsAt = $"{on}T08:00:00+07:00", on })).ShouldBe(HttpStatusCode.Created)).Id();

    private static async Task<List<JsonElement>> Agenda(Own own, Guid meeting) =>
        [.. (await own.Caller.Read($"/v1/meetings/{meeting}/agenda")).GetProperty("items").EnumerateArray()];

    private static async Task Step(Own own, Guid meeting, string step, string on)
    {
        var version = (await own.Caller.Read($"/v1/meetings/{meeting}")).GetProperty("version").GetInt64();
        object body = step == "openings" ? new { chair = "Trưởng ban", on } : new { on };
        await (await own.Caller.Post($"/v1/meetings/{meeting}/{step}", body, ifMatch: $"\"{version}\"")).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<JsonElement> Notice(HttpClient caller, Guid promise) =>
        (await caller.Read($"/v1/reply-duties?subjectId={promise}")).GetProperty("items")[0];

    /// <summary>What feedback tells.</summary>
    private async Task<Guid> Made(Guid unit, string madeOn, string dueOn, int times = 1)
    {
        var made = new PromiseMade(
            Guid.CreateVersion7(), Guid.CreateVersion7(), null, unit, "Chủ tịch UBND xã", "Sửa xong mương thoát nước xóm 3.", Day(madeOn), Day(dueOn));
        for (var time = 0; time < times; time++)
        {
            await using var scope = Host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<TakeUpPromiseWhenMade>().Handle(
                new(made, Guid.CreateVersion7(), "feedback", 1, made.PromiseId, 1, unit, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, "test"), default);
            await scope.ServiceProvider.GetRequiredService<EventLog>().Commit(default);
        }
        return made.PromiseId;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
