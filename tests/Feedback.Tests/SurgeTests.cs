using System.Net;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class SurgeTests(FeedbackHost host) : FeedbackTest(host)
{
    private const int PerSecond = 100;

    [Fact]
    public async Task Ten_times_the_rate_in_the_last_hour_is_told_when_to_come_back_and_loses_nothing()
    {
        var open = await OpenConsultation();
        await using var narrow = Host.WithWebHostBuilder(builder =>
        {
            builder.UseSetting("Limits:PerSecond", $"{PerSecond}");
            builder.UseSetting("Limits:Burst", "50");
        });
        using var portal = narrow.CreateDefaultClient();
        portal.DefaultRequestHeaders.Authorization = new("Bearer", TestTokens.For("surging-portal", SampleUnits.ThanhVinhClaim, "feedback.write"));
        await Eventually.Holds(async () => (await portal.Post($"/v1/consultations/{open.Id()}/opinions", AnOpinion())).StatusCode == HttpStatusCode.Created);

        var (putOff, receipts) = (0, new List<string>());
        var sending = Enumerable.Range(0, PerSecond * 3).Select(async number =>
        {
            var key = Guid.NewGuid().ToString();
            for (var attempt = 0; attempt < 60; attempt++)
            {
                using var answer = await portal.Post($"/v1/consultations/{open.Id()}/opinions", AnOpinion($"Ý kiến giờ chót {number}."), key);
                if (answer.StatusCode == HttpStatusCode.Created)
                    return (await answer.ShouldBe(HttpStatusCode.Created)).Text("receipt");
                await answer.ShouldRefuse(429, "too-many-requests");
                Interlocked.Increment(ref putOff);
                // What a portal does: it comes back when it was told to.
                await Task.Delay(answer.Headers.RetryAfter!.Delta!.Value);
            }
            return null;
        }).ToList();
        foreach (var one in sending)
            receipts.Add((await one)!);
        Assert.True(putOff > PerSecond, $"only {putOff} were put off");
        Assert.Equal(PerSecond * 3, receipts.OfType<string>().Distinct().Count());
        Assert.Equal(PerSecond * 3, await Host.Database.Read<int>(
            $"select count(*) from opinion where consultation_id = '{open.Id()}' and text like 'Ý kiến giờ chót%'"));
    }
}
