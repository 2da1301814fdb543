using System.Net;
using System.Security.Cryptography;
using System.Text;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class RequestPrintTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task What_is_remembered_of_a_request_is_not_found_by_trying_all_telephone_numbers()
    {
        var (open, key) = (await OpenConsultation(), Guid.NewGuid().ToString());
        var (path, opinion) = ($"/v1/consultations/{open.Id()}/opinions", new { text = "Đồng ý.", channel = "app", person = new { contact = "0912000007" } });
        using var sent = await ThanhVinh.Post(path, opinion, key);
        await sent.ShouldBe(HttpStatusCode.Created);
        var kept = await Host.Database.Read<string>($"select encode(fingerprint, 'hex') from idempotency_key where key = '{key}'");
        var body = await System.Net.Http.Json.JsonContent.Create(opinion).ReadAsStringAsync();
        Assert.Contains("0912000007", body, StringComparison.Ordinal);
        Assert.NotEqual(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"POST {path}\n{body}"))), kept);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Created)]
    [InlineData("another-secret-of-at-least-32-characters", HttpStatusCode.UnprocessableEntity)]
    public async Task After_a_restart_a_write_that_is_sent_again_is_known_by_the_same_secret_only(string? secret, HttpStatusCode expected)
    {
        var (open, key, opinion) = (await OpenConsultation(), Guid.NewGuid().ToString(), AnOpinion());
        using var first = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions", opinion, key);
        var receipt = (await first.ShouldBe(HttpStatusCode.Created)).Text("receipt");

        await using var restarted = Host.WithWebHostBuilder(builder => builder.UseSetting("Idempotency:Secret", secret));
        using var caller = restarted.CreateDefaultClient();
        caller.DefaultRequestHeaders.Authorization = new("Bearer", TestTokens.For("thanh-vinh", SampleUnits.ThanhVinhClaim, "feedback.write"));
        using var again = await caller.Post($"/v1/consultations/{open.Id()}/opinions", opinion, key);
        var answer = await again.ShouldBe(expected);
        if (expected == HttpStatusCode.Created)
            Assert.Equal(receipt, answer.Text("receipt"));
    }
}
