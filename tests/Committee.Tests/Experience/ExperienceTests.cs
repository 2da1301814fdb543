using System.Net;
using System.Text.Json;
using DanVan.Committee.Tests.Tasks;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Experience;

/// <summary>Advice, exchange of experience, exemplary commitments.</summary>
public sealed class ExperienceTests(NgheAnHost host) : TaskTest(host)
{
    [Fact]
    public async Task Advice_is_adopted_or_not_with_a_reason_and_later_shows_what_came_of_it()
    {
        var own = await OwnCommittee();
        var advice = await (await own.Caller.Post($"/v1/committees/{own.Committee}/advice", new
        {
            addressee = "Ban Thường vụ Tỉnh ủy", subject = "Quy chế phối hợp", text = "Đề nghị ban hành quy chế phối hợp giữa các ngành.", on = "2026-03-26",
        })).ShouldBe(HttpStatusCode.Created);
        await (await Answer(own, advice, new { answer = "partly-adopted" })).ShouldRefuse(422, "advice-reason-missing");
        await (await own.Caller.Post($"/v1/advice/{advice.Id()}/outcomes", new { outcome = "Quy chế được ban hành." }, ifMatch: "\"1\"")).ShouldRefuse(409, "advice-without-outcome");
        await (await Answer(own, advice, new { answer = "partly-adopted", reason = "Chỉ áp dụng ở cấp tỉnh.", document = "12-QĐ/TU" })).ShouldBe(HttpStatusCode.OK);
        await (await own.Caller.Post($"/v1/advice/{advice.Id()}/outcomes", new { outcome = "Quy chế được ban hành." }, ifMatch: "\"2\"")).ShouldBe(HttpStatusCode.OK);
        var figures = await own.Caller.Read("/v1/advice-figures");
        Assert.Equal((1, 1, 0, 1), (figures.GetProperty("given").GetInt32(), figures.GetProperty("partlyAdopted").GetInt32(), figures.GetProperty("adopted").GetInt32(), figures.GetProperty("withOutcome").GetInt32()));
        await (await (await OwnCommittee()).Caller.Post($"/v1/advice/{advice.Id()}/outcomes", new { outcome = "Của người khác." }, ifMatch: "\"3\"")).ShouldRefuse(404, "advice-not-found");

        static Task<HttpResponseMessage> Answer(Own own, JsonElement advice, object answer) => own.Caller.Post($"/v1/advice/{advice.Id()}/answers", answer, ifMatch: "\"1\"");
    }

    [Fact]
    public async Task An_exchange_of_experience_is_measured_by_the_replicas_that_it_bore()
    {
        var own = await OwnCommittee();
        var exchange = await (await own.Caller.Post("/v1/exchanges", new
        {
            visitorUnitId = own.Commune, hostUnitId = own.OtherCommune, on = "2026-03-26", participants = 12, takenHome = new[] { "Cách vận động hiến đất" }, modelId = Guid.CreateVersion7(),
        })).ShouldBe(HttpStatusCode.Created);
        var replica = new { modelId = Guid.CreateVersion7() };
        await (await own.Caller.Post($"/v1/exchanges/{exchange.Id()}/replicas", replica, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);
        await (await own.Caller.Post($"/v1/exchanges/{exchange.Id()}/replicas", replica, ifMatch: "\"2\"")).ShouldRefuse(409, "exchange-replica-unfit");
        var figures = await own.Caller.Read("/v1/exchange-figures");
        Assert.Equal((1, 1, 1), (figures.GetProperty("exchanges").GetInt32(), figures.GetProperty("boreReplicas").GetInt32(), figures.GetProperty("replicas").GetInt32()));
        await (await CallerOf(own.OtherCommune).Post("/v1/exchanges", new
        {
            visitorUnitId = own.Commune, hostUnitId = own.OtherCommune, on = "2026-03-26", participants = 1, takenHome = Array.Empty<string>(),
        })).ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task A_commitment_is_read_with_its_key_only_and_counted_only_among_five()
    {
        var own = await OwnCommittee();
        var (id, key) = await Made(own);
        using (var unread = await own.Caller.GetAsync(new Uri($"/v1/commitments/{id}", UriKind.Relative)))
            await unread.ShouldRefuse(404, "commitment-not-found");
        using (var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/commitments/{id}"))
        {
            request.Headers.Add("Commitment-Key", key);
            using var read = await own.Caller.SendAsync(request);
            Assert.StartsWith("Gương mẫu", (await read.ShouldBe(HttpStatusCode.OK)).Text("words"), StringComparison.Ordinal);
        }
        await (await own.Caller.Post($"/v1/commitments/{id}/confirmations", new { key })).ShouldRefuse(409, "commitment-move-not-possible");
        await (await own.Caller.Post($"/v1/commitments/{id}/reports", new { key = "nhầm" })).ShouldRefuse(404, "commitment-not-found");
        await (await own.Caller.Post($"/v1/commitments/{id}/reports", new { key })).ShouldBe(HttpStatusCode.OK);
        await (await CallerOf(own.Commune).Post($"/v1/commitments/{id}/confirmations", new { key })).ShouldBe(HttpStatusCode.OK);

        Assert.False((await own.Caller.Read("/v1/commitment-figures?year=2026")).TryGetProperty("made", out _));
        for (var more = 0; more < 4; more++)
            await Made(own);
        var figures = await own.Caller.Read("/v1/commitment-figures?year=2026");
        Assert.Equal((5, 1, 1), (figures.GetProperty("made").GetInt32(), figures.GetProperty("reported").GetInt32(), figures.GetProperty("confirmed").GetInt32()));
        Assert.Equal(0, await Host.Database.Read<int>($"select count(*) from event_log where subject = '{id}' and data::text like '%Gương mẫu%'"));
    }

    private static async Task<(Guid Id, string Key)> Made(Own own)
    {
        var made = await (await own.Caller.Post("/v1/commitments", new { unitId = own.Commune, year = 2026, words = "Gương mẫu đi đầu hiến đất làm đường." })).ShouldBe(HttpStatusCode.Created);
        return (made.Id(), made.Text("key"));
    }
}
