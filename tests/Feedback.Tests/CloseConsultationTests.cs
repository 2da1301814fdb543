using System.Net;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class CloseConsultationTests(FeedbackHost host) : FeedbackTest(host)
{
    [Theory]
    [InlineData(0)]
    [InlineData(-20)]
    public async Task Closing_is_refused_until_the_last_day_has_passed(int since)
    {
        var open = await OpenConsultation(since: since);
        using var answer = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/closings", new { }, ifMatch: "\"2\"");
        Assert.Equal(Day(since + 20), (await answer.ShouldRefuse(409, "consultation-closes-later")).Text("closesOn"));
    }

    [Fact]
    public async Task After_its_last_day_a_consultation_is_closed_and_stays_public()
    {
        var open = await OpenConsultation(since: -21);
        using var answer = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/closings", new { }, ifMatch: "\"2\"");
        await answer.ShouldBe(HttpStatusCode.Created);
        var seen = await Anybody.Read($"/v1/consultations/{open.Id()}");
        Assert.Equal(("closed", Day(0)), (seen.Text("state"), seen.Text("closedOn")));
    }

    [Fact]
    public async Task A_closed_consultation_takes_no_opinions()
    {
        var open = await OpenConsultation(since: -21);
        using (var closing = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/closings", new { }, ifMatch: "\"2\""))
            await closing.ShouldBe(HttpStatusCode.Created);
        using var late = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions", AnOpinion());
        await late.ShouldRefuse(409, "consultation-not-open");
    }

    [Fact]
    public async Task Opinions_that_meet_the_closing_are_kept_or_refused_and_never_lost()
    {
        var open = await OpenConsultation(since: -21);
        var sending = Enumerable.Range(0, 40).Select(_ => ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions", AnOpinion())).ToList();
        using (var closing = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/closings", new { }, ifMatch: "\"2\""))
            await closing.ShouldBe(HttpStatusCode.Created);
        var answers = await Task.WhenAll(sending);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict));
        Assert.Equal(answers.Count(answer => answer.StatusCode == HttpStatusCode.Created),
            await Host.Database.Read<int>($"select count(*) from opinion where consultation_id = '{open.Id()}'"));
        var beside = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Host.Database.Run(
            $"insert into opinion (id, consultation_id, unit_id, channel, text, received_at, version) values (gen_random_uuid(), '{open.Id()}', gen_random_uuid(), 'Paper', 'x', now(), 1)"));
        Assert.Equal("opinion_only_while_open", beside.ConstraintName);
    }

    [Fact]
    public async Task Another_commune_does_not_close_it()
    {
        var open = await OpenConsultation(since: -21);
        using var answer = await QuePhong2018.Post($"/v1/consultations/{open.Id()}/closings", new { }, ifMatch: "\"2\"");
        await answer.ShouldRefuse(403, "forbidden");
    }
}
