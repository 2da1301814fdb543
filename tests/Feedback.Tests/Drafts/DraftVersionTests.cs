using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests.Drafts;

public sealed class DraftVersionTests(FeedbackHost host) : FeedbackTest(host)
{
    private const string First = """
        Điều 1. Tiêu chí
        1. Có ít nhất 30 hộ gia đình tham gia.
        2. Kết quả được niêm yết tại trụ sở Ủy ban nhân dân cấp xã.
        Điều 2. Mức hỗ trợ
        Hỗ trợ một lần 20 triệu đồng cho mỗi mô hình được công nhận.
        """;

    // A new article in front; the figure reworded; the posting of results moved; the support withdrawn.
    private const string Second = """
        Điều 1. Nguyên tắc
        Tự nguyện, thiết thực, không chạy theo số lượng.
        Điều 2. Tiêu chí
        1. Có ít nhất 15 hộ gia đình tham gia.
        Điều 3. Công khai
        Mọi kết quả được niêm yết tại trụ sở Ủy ban nhân dân cấp xã và nhà văn hóa.
        """;

    [Fact]
    public async Task A_provision_keeps_its_id_when_its_number_changes()
    {
        var draft = await DraftedConsultation();
        await LaidDown(draft.Id(), First);
        await LaidDown(draft.Id(), Second);
        var (before, now) = (await Provisions(draft.Id(), 1), await Provisions(draft.Id(), 2));
        Assert.Equal(before["dieu-1"].Id(), now["dieu-2"].Id());
        Assert.Equal(before["dieu-1/khoan-1"].Id(), now["dieu-2/khoan-1"].Id());
        Assert.Equal(("near-text", "new"), (now["dieu-2/khoan-1"].Text("origin"), now["dieu-1"].Text("origin")));
    }

    [Fact]
    public async Task What_the_drafter_declares_comes_before_what_looks_alike()
    {
        var draft = await DraftedConsultation();
        await LaidDown(draft.Id(), First);
        await LaidDown(draft.Id(), Second, new[] { new { provision = "dieu-3", was = "dieu-1/khoan-2" } });
        var (before, now) = (await Provisions(draft.Id(), 1), await Provisions(draft.Id(), 2));
        Assert.Equal((before["dieu-1/khoan-2"].Id(), "declared"), (now["dieu-3"].Id(), now["dieu-3"].Text("origin")));
        using var unknown = await Province.Post($"/v1/consultations/{draft.Id()}/draft-versions",
            new { text = First, sameAs = new[] { new { provision = "dieu-1", was = "dieu-99" } } }, ifMatch: "\"3\"");
        await unknown.ShouldRefuse(422, "provision-not-found");
    }

    [Fact]
    public async Task Differences_are_told_by_provision()
    {
        var draft = await DraftedConsultation();
        await LaidDown(draft.Id(), First);
        await LaidDown(draft.Id(), Second);
        var changes = (await Province.Read($"/v1/consultations/{draft.Id()}/draft-versions/2/differences")).GetProperty("items").EnumerateArray().ToList();
        var clause = changes.Single(one => one.TryGetProperty("after", out var after) && after.Text("path") == "dieu-2/khoan-1");
        Assert.True(clause.GetProperty("renumbered").GetBoolean() && clause.GetProperty("reworded").GetBoolean());
        Assert.Equal(["Có ít nhất", "-30", "+15", "hộ gia đình tham gia."], clause.GetProperty("words").EnumerateArray()
            .Select(one => one.Text("kind") switch { "removed" => "-", "added" => "+", _ => "" } + one.Text("text")));
        Assert.Contains(changes, one => !one.TryGetProperty("after", out _) && one.GetProperty("before").Text("path") == "dieu-2");
        Assert.Contains(changes, one => !one.TryGetProperty("before", out _) && one.GetProperty("after").Text("path") == "dieu-1");
        var pages = await Province.Read($"/v1/consultations/{draft.Id()}/draft-versions/2/differences?limit=1");
        var second = await Province.Read($"/v1/consultations/{draft.Id()}/draft-versions/2/differences?limit=1&cursor={pages.Text("next")}");
        Assert.Equal(changes[1].GetRawText(), second.GetProperty("items")[0].GetRawText());
    }

    [Fact]
    public async Task The_next_version_finds_every_opinions_words_again_or_hands_them_to_a_person()
    {
        var open = await OpenOn(First);
        foreach (var (provision, quote) in new[] { ("dieu-1/khoan-1", "ít nhất 30 hộ"), ("dieu-1/khoan-2", "NIÊM YẾT tại trụ sở"), ("dieu-1/khoan-2", "niem yet  tai tru so"), ("dieu-2", "một lần 20 triệu đồng") })
            (await ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions", AnOpinion($"Ý kiến về {quote}", provision: provision, quote: quote))).EnsureSuccessStatusCode();
        using (var posted = await Province.Post($"/v1/consultations/{open.Id()}/draft-versions", new { text = Second }, ifMatch: "\"3\""))
            await posted.ShouldRefuse(409, "draft-is-posted");
        await Closed(open.Id());

        var version = await LaidDown(open.Id(), Second);
        Assert.Equal((0, 1, 1, 1), (Count("sameProvision"), Count("movedText"), Count("nearMatch"), Count("textGone")));
        var anchors = (await ThanhVinh.Read($"/v1/consultations/{open.Id()}/draft-versions/2/anchors")).GetProperty("items").EnumerateArray()
            .ToDictionary(one => one.Text("match"));
        Assert.Equal(("dieu-3", 2), (anchors["moved-text"].Text("provision"), anchors["moved-text"].GetProperty("opinions").GetInt32()));
        Assert.Equal("ít nhất 15 hộ", anchors["near-match"].Text("found"));

        var gone = $"/v1/consultations/{open.Id()}/draft-versions/2/anchors/{anchors["text-gone"].GetProperty("placeId").GetGuid()}/decisions";
        using (var decided = await ThanhVinh.Post(gone, new { provision = "dieu-1", reason = "Nguyên tắc thiết thực thay cho mức hỗ trợ." }))
            Assert.Equal("by-person", (await decided.ShouldBe(HttpStatusCode.Created)).Text("match"));
        Assert.Empty((await ThanhVinh.Read($"/v1/consultations/{open.Id()}/draft-versions/2/anchors?match=text-gone")).GetProperty("items").EnumerateArray());
        Assert.Contains("vn.danvan.feedback.anchor-decided.v1", await TypesInFeed(ThanhVinh, open.Id()));

        int Count(string name) => version.GetProperty("reanchored").GetProperty(name).GetInt32();
    }

    [Theory]
    [InlineData("dieu-9", null, "provision-not-found")]
    [InlineData("dieu-1/khoan-1", "năm mươi hộ", "quote-not-found")]
    public async Task An_opinion_points_at_what_the_draft_holds(string provision, string? quote, string code)
    {
        var open = await OpenOn(First);
        using var answer = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions", AnOpinion(provision: provision, quote: quote));
        await answer.ShouldRefuse(422, code);
    }

    [Fact]
    public async Task A_draft_in_preparation_is_shown_to_nobody_outside_and_changed_by_nobody()
    {
        var draft = await DraftedConsultation();
        await LaidDown(draft.Id(), First);
        using (var outside = await Anybody.GetAsync(new Uri($"/v1/consultations/{draft.Id()}/draft-versions/1/provisions", UriKind.Relative)))
            await outside.ShouldRefuse(404, "consultation-not-found");
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Host.Database.Run("update provision set text = 'khác'"));
    }

    private async Task<Dictionary<string, JsonElement>> Provisions(Guid consultation, int number) =>
        (await Province.Read($"/v1/consultations/{consultation}/draft-versions/{number}/provisions")).GetProperty("items").EnumerateArray()
            .ToDictionary(one => one.Text("path"));
}
