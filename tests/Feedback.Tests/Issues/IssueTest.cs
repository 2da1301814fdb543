using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests.Issues;

/// <summary>Consultations in review, and what officials do with them.</summary>
public abstract class IssueTest(FeedbackHost host) : FeedbackTest(host)
{
    protected const string Text = """
        Điều 1. Tiêu chí
        1. Có ít nhất 30 hộ gia đình tham gia.
        2. Tiêu chí áp dụng thống nhất cho tất cả các xã.
        Điều 2. Mức hỗ trợ
        Hỗ trợ một lần 20 triệu đồng cho mỗi mô hình.
        """;

    /// <summary>Closed, with these opinions: what was said, where, by how many.</summary>
    protected async Task<JsonElement> InReview(params (string Text, string? Provision, int People)[] said)
    {
        var open = await OpenOn(Text);
        foreach (var chunk in said.SelectMany(one => Enumerable.Range(0, one.People).Select(_ => AnOpinion(one.Text, "paper", one.Provision))).Chunk(1000))
        {
            using var sent = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions/batch", new { items = chunk });
            Assert.Equal(chunk.Length, (await sent.ShouldBe(HttpStatusCode.MultiStatus)).GetProperty("received").GetInt32());
        }
        return await Closed(open.Id());
    }

    protected async Task<List<JsonElement>> Arguments(Guid consultation, string query = "") =>
        [.. (await Province.Read($"/v1/consultations/{consultation}/arguments?limit=500{query}")).GetProperty("items").EnumerateArray()];

    protected async Task<JsonElement> Raised(Guid consultation, string title, object? group = null, string? provision = null, params Guid[] arguments) =>
        await (await Province.Post($"/v1/consultations/{consultation}/issues", new { title, provision, arguments, group })).ShouldBe(HttpStatusCode.Created);

    protected Task<JsonElement> ShownIssue(Guid id) => Province.Read($"/v1/issues/{id}");

    protected async Task<JsonElement> Drafted(Guid issue, string outcome = "accepted", string reason = "Tiếp thu, đã sửa khoản này.") =>
        await (await Province.Post($"/v1/issues/{issue}/replies", new { outcome, reason })).ShouldBe(HttpStatusCode.Created);

    protected async Task<JsonElement> Answered(Guid issue, string outcome = "accepted", string reason = "Tiếp thu, đã sửa khoản này.")
    {
        var reply = await Drafted(issue, outcome, reason);
        (await Province.Post($"/v1/replies/{reply.Id()}/submissions", new { }, ifMatch: "\"1\"")).EnsureSuccessStatusCode();
        return await (await ThanhVinh.Post($"/v1/replies/{reply.Id()}/acceptances", new { }, ifMatch: "\"2\"")).ShouldBe(HttpStatusCode.Created);
    }

    protected async Task<HttpResponseMessage> Completing(Guid consultation)
    {
        var version = (await Province.Read($"/v1/consultations/{consultation}")).GetProperty("version").GetInt64();
        return await Province.Post($"/v1/consultations/{consultation}/completions", new { }, ifMatch: $"\"{version}\"");
    }

    protected static Guid Key(JsonElement argument) => argument.GetProperty("key").GetGuid();
}
