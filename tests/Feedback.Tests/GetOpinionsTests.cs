using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class GetOpinionsTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task The_words_are_read_by_the_unit_that_asked_and_those_above_and_by_nobody_else()
    {
        var open = await OpenConsultation();
        var sent = await SentOpinion(open.Id(), "Rất mong được giải trình.");
        foreach (var reader in new[] { ThanhVinh, Province })
        {
            var seen = (await reader.Read($"/v1/consultations/{open.Id()}/opinions")).GetProperty("items")[0];
            Assert.Equal((sent.Id(), "Rất mong được giải trình.", "portal"), (seen.Id(), seen.Text("text"), seen.Text("channel")));
        }
        using (var stranger = await QuePhong2018.GetAsync(new Uri($"/v1/consultations/{open.Id()}/opinions", UriKind.Relative)))
            await stranger.ShouldRefuse(403, "forbidden");
        using (var writer = await Host.As("portal", SampleUnits.ProvinceClaim, "feedback.write").GetAsync(new Uri($"/v1/consultations/{open.Id()}/opinions", UriKind.Relative)))
            await writer.ShouldRefuse(403, "forbidden");
        using var nobody = await Anybody.GetAsync(new Uri($"/v1/consultations/{open.Id()}/opinions", UriKind.Relative));
        await nobody.ShouldRefuse(401, "unauthenticated");
    }

    [Fact]
    public async Task A_commune_does_not_read_what_was_said_to_the_province()
    {
        var open = await OpenConsultation(SampleUnits.Province);
        await SentOpinion(open.Id());
        using var answer = await ThanhVinh.GetAsync(new Uri($"/v1/consultations/{open.Id()}/opinions", UriKind.Relative));
        await answer.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task Pages_stay_in_place_while_opinions_arrive()
    {
        var open = await OpenConsultation();
        string[] words = ["một", "hai", "ba"];
        foreach (var text in words)
            await SentOpinion(open.Id(), text);
        var first = await Province.Read($"/v1/consultations/{open.Id()}/opinions?limit=2");
        await SentOpinion(open.Id(), "bốn");
        var second = await Province.Read($"/v1/consultations/{open.Id()}/opinions?limit=500&cursor={first.Text("next")}");
        Assert.Equal(["một", "hai", "ba", "bốn"],
            first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(one => one.Text("text")));
    }

    [Fact]
    public async Task Only_who_may_read_the_words_learns_from_the_feed_that_an_opinion_came()
    {
        var sent = await SentOpinion((await OpenConsultation()).Id());
        Assert.Equal(["vn.danvan.feedback.opinion-received.v1"], await TypesInFeed(ThanhVinh, sent.Id()));
        Assert.Empty(await TypesInFeed(QuePhong2018, sent.Id()));
    }
}
