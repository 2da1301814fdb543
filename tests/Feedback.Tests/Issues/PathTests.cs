using System.Net;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests.Issues;

public sealed class PathTests(FeedbackHost host) : IssueTest(host)
{
    private const string Revised = """
        Điều 1. Nguyên tắc
        Tự nguyện, không chạy theo số lượng.
        Điều 2. Tiêu chí
        1. Có ít nhất 15 hộ gia đình tham gia.
        2. Tiêu chí áp dụng thống nhất cho tất cả các xã.
        Điều 3. Mức hỗ trợ
        Hỗ trợ một lần 20 triệu đồng cho mỗi mô hình.
        """;

    [Fact]
    public async Task From_a_receipt_to_the_document_and_from_the_provision_back_to_the_people_in_one_call_each()
    {
        var open = await OpenOn(Text);
        var sent = await (await ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions",
            AnOpinion("Bản tôi chỉ có 20 hộ, xin giảm số hộ.", provision: "dieu-1/khoan-1", quote: "ít nhất 30 hộ gia đình", person: new { name = "Lô Văn Thử" }))).ShouldBe(HttpStatusCode.Created);
        foreach (var text in new[] { "Bản tôi chỉ có 20 hộ, xin giảm số hộ!", "Xin giảm số hộ cho miền núi." })
            (await ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions", AnOpinion(text, "paper", "dieu-1/khoan-1"))).EnsureSuccessStatusCode();
        await Closed(open.Id());
        var code = sent.Text("receipt");
        Assert.Equal("received", (await Anybody.Read($"/v1/receipts/{code}")).Text("state"));

        var issue = await Raised(open.Id(), "Giảm số hộ tối thiểu", null, "dieu-1/khoan-1", [.. (await Arguments(open.Id())).Select(Key)]);
        Assert.Equal("in-review", (await Anybody.Read($"/v1/receipts/{code}")).Text("state"));
        Assert.False((await Anybody.Read($"/v1/receipts/{code}/path")).TryGetProperty("answer", out _));
        await Answered(issue.Id(), "accepted", "Tiếp thu: giảm còn 15 hộ.");
        (await Completing(open.Id())).EnsureSuccessStatusCode();
        await LaidDown(open.Id(), Revised);
        var version = (await Province.Read($"/v1/consultations/{open.Id()}")).GetProperty("version").GetInt64();
        (await Province.Post($"/v1/consultations/{open.Id()}/promulgations",
            new { symbol = "05/2026/NQ-HĐND", issuer = "Hội đồng nhân dân tỉnh", promulgatedOn = Day(0), draftVersion = 2 }, ifMatch: $"\"{version}\"")).EnsureSuccessStatusCode();

        var path = await Anybody.Read($"/v1/receipts/{code}/path");
        Assert.Equal(("answered", "accepted", "Tiếp thu: giảm còn 15 hộ."), (path.Text("state"), path.GetProperty("answer").Text("outcome"), path.GetProperty("answer").Text("reason")));
        Assert.Equal((3, 2), (path.GetProperty("answer").GetProperty("opinions").GetInt32(), path.GetProperty("answer").GetProperty("arguments").GetInt32()));
        var change = path.GetProperty("change");
        Assert.Equal(("dieu-1/khoan-1", "dieu-2/khoan-1"), (change.GetProperty("before").Text("path"), change.GetProperty("after").Text("path")));
        Assert.Contains(change.GetProperty("words").EnumerateArray(), word => word.Text("kind") == "added" && word.Text("text") == "15");
        Assert.Equal(("05/2026/NQ-HĐND", 2), (path.GetProperty("document").Text("symbol"), path.GetProperty("document").GetProperty("version").GetInt32()));
        Assert.Equal("near-match", path.GetProperty("anchors")[0].Text("match"));

        var provision = (await Anybody.Read($"/v1/consultations/{open.Id()}/draft-versions/2/provisions")).GetProperty("items").EnumerateArray()
            .Single(one => one.Text("path") == "dieu-2/khoan-1").Id();
        var back = await Anybody.Read($"/v1/provisions/{provision}/path");
        Assert.Equal((3, 2, 2), (back.GetProperty("opinions").GetInt32(), back.GetProperty("arguments").GetInt32(), back.GetProperty("versions").GetArrayLength()));
        Assert.Equal((issue.Id(), "05/2026/NQ-HĐND"), (back.GetProperty("answered")[0].Id(), back.GetProperty("document").Text("symbol")));
        Assert.All(new[] { path, back }, one => Assert.DoesNotContain("Lô Văn Thử", one.GetRawText(), StringComparison.Ordinal));
        Assert.DoesNotContain("Bản tôi", back.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_another_service_may_show_the_way_and_that_there_is_none()
    {
        using var answer = await Anybody.GetAsync(new Uri("/v1/receipts/none/path", UriKind.Relative));
        await answer.ShouldRefuse(404, "receipt-not-found");
        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task What_is_in_preparation_has_no_path()
    {
        var draft = await DraftedConsultation();
        await LaidDown(draft.Id(), Text);
        var provision = (await Province.Read($"/v1/consultations/{draft.Id()}/draft-versions/1/provisions")).GetProperty("items")[0].Id();
        using var answer = await Anybody.GetAsync(new Uri($"/v1/provisions/{provision}/path", UriKind.Relative));
        await answer.ShouldRefuse(404, "provision-unknown");
    }
}
