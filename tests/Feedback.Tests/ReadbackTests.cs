using System.Net;
using System.Text.Json;
using DanVan.Feedback.Readbacks;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class ReadbackTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task Of_what_officers_enter_five_per_cent_are_drawn_and_whoever_draws_again_finds_the_same()
    {
        var open = await OpenConsultation();
        var (entered, own) = (await Batch(open, "paper", 600), await Batch(open, "portal", 300));
        var drawn = await Drawn(open);
        Assert.Equal(entered.Where(id => Readback.Draws(id, 500)).Order(), drawn.Select(one => one.GetProperty("opinionId").GetGuid()).Order());
        Assert.DoesNotContain(drawn, one => own.Contains(one.GetProperty("opinionId").GetGuid()));
        Assert.InRange(Enumerable.Range(0, 100_000).Count(_ => Readback.Draws(Guid.CreateVersion7(), 500)), 4_600, 5_400);
        Assert.Equal("01900000-0000-7000-8000-000000000033|", Enumerable.Range(1, 50).Select(i => Guid.Parse($"01900000-0000-7000-8000-{i:000000000000}"))
            .Where(id => Readback.Draws(id, 500)).Aggregate("", (all, id) => $"{all}{id}|"));
    }

    [Fact]
    public async Task Another_hand_reads_it_back_and_everybody_sees_how_much_was_confirmed()
    {
        var open = await OpenConsultation();
        await Batch(open, "meeting", 200);
        var drawn = await Drawn(open);
        Assert.True(drawn.Count >= 2, "200 opinions without two drawn are one in a thousand");
        using (var self = await ThanhVinh.Post(Outcomes(drawn[0]), new { outcome = "confirmed" }, ifMatch: "\"1\""))
            await self.ShouldRefuse(409, "readback-by-the-same-hand");
        using (var missed = await Province.Post(Outcomes(drawn[0]), new { outcome = "not-reached" }, ifMatch: "\"1\""))
            await missed.ShouldBe(HttpStatusCode.Created);
        Assert.Equal(0, (await Figures(open)).GetProperty("shareRead").GetDouble());
        using (var read = await Province.Post(Outcomes(drawn[0]), new { outcome = "confirmed" }, ifMatch: "\"2\""))
            await read.ShouldBe(HttpStatusCode.Created);
        using (var again = await Province.Post(Outcomes(drawn[0]), new { outcome = "denied" }, ifMatch: "\"3\""))
            await again.ShouldRefuse(409, "readback-done");
        var figures = await Figures(open);
        Assert.Equal((200, drawn.Count, 1, 0), (figures.GetProperty("entered").GetInt32(), figures.GetProperty("drawn").GetInt32(),
            figures.GetProperty("confirmed").GetInt32(), figures.GetProperty("notReached").GetInt32()));
        Assert.Equal(Math.Round(1.0 / drawn.Count, 4), figures.GetProperty("shareRead").GetDouble());
        Assert.Equal(drawn.Count - 1, (await Province.Read($"/v1/consultations/{open.Id()}/readbacks?waiting=true&limit=500")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task What_was_meant_is_an_opinion_of_its_own_and_the_first_words_stay()
    {
        var open = await OpenConsultation();
        await Batch(open, "hotline", 200);
        var (drawn, meant) = (await Drawn(open), await SentOpinion(open.Id(), "Tôi chỉ xin lùi thời hạn."));
        using (var elsewhere = await Province.Post(Outcomes(drawn[0]), new { outcome = "corrected", correctionId = Guid.NewGuid() }, ifMatch: "\"1\""))
            await elsewhere.ShouldRefuse(422, "correction-not-found");
        using (var corrected = await Province.Post(Outcomes(drawn[0]), new { outcome = "corrected", correctionId = meant.Id() }, ifMatch: "\"1\""))
            Assert.Equal(meant.Id(), (await corrected.ShouldBe(HttpStatusCode.Created)).GetProperty("correctionId").GetGuid());
        Assert.Equal(drawn[0].Text("text"), (await Drawn(open))[0].Text("text"));
        using var foreign = await QuePhong2018.GetAsync(new Uri($"/v1/consultations/{open.Id()}/readbacks", UriKind.Relative));
        await foreign.ShouldRefuse(403, "forbidden");
    }

    private static string Outcomes(JsonElement readback) => $"/v1/readbacks/{readback.Id()}/outcomes";

    private async Task<List<Guid>> Batch(JsonElement consultation, string channel, int count)
    {
        using var sent = await ThanhVinh.Post($"/v1/consultations/{consultation.Id()}/opinions/batch",
            new { items = Enumerable.Range(0, count).Select(i => AnOpinion($"Ý kiến số {i}.", channel, null)) });
        return [.. (await sent.ShouldBe(HttpStatusCode.MultiStatus)).GetProperty("results").EnumerateArray().Select(one => one.GetProperty("opinion").Id())];
    }

    private async Task<List<JsonElement>> Drawn(JsonElement consultation) =>
        [.. (await Province.Read($"/v1/consultations/{consultation.Id()}/readbacks?limit=500")).GetProperty("items").EnumerateArray()];

    private Task<JsonElement> Figures(JsonElement consultation) => Anybody.Read($"/v1/consultations/{consultation.Id()}/readback-figures");
}
