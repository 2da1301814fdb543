using System.Net;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests.Issues;

public sealed class OpenDataTests(FeedbackHost host) : IssueTest(host)
{
    [Fact]
    public async Task Everybody_finds_what_is_open_where_it_lies_and_by_which_rule_figures_are_withheld()
    {
        var closed = await InReview(("Một.", "dieu-2", 2), ("Hai.", "dieu-2", 1));
        var arguments = await Arguments(closed.Id());
        await Answered((await Raised(closed.Id(), "Mức hỗ trợ", null, "dieu-2", Key(arguments[0]))).Id(), "partly", "Tiếp thu một phần: nâng mức hỗ trợ.");
        await Raised(closed.Id(), "Đang xem", null, "dieu-2", Key(arguments[1]));
        using (var published = await Province.Post($"/v1/consultations/{closed.Id()}/syntheses", new
        {
            body = "Ủy ban nhân dân", symbol = "12/BTH", place = "Nghệ An", signedOn = Day(0), signerOffice = "Chủ tịch", signerName = "(Người ký)",
        }))
            await published.ShouldBe(HttpStatusCode.Created);
        var open = await Anybody.Read($"/v1/consultations/{closed.Id()}/open-data");
        Assert.Equal((5, 2), (open.GetProperty("withheld").GetProperty("smallestGroup").GetInt32(), open.GetProperty("issues").EnumerateArray().Sum(one => one.GetProperty("issues").GetInt32())));
        Assert.Contains(open.GetProperty("issues").EnumerateArray(), one => one.TryGetProperty("outcome", out var outcome) && outcome.GetString() == "partly");
        foreach (var address in open.GetProperty("distributions").EnumerateArray().Select(one => one.Text("address")))
        {
            using var found = await Anybody.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(found.IsSuccessStatusCode, $"{address}: {found.StatusCode}");
            Assert.DoesNotContain("Hai.", await found.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_in_preparation_is_no_open_data()
    {
        var draft = await DraftedConsultation();
        using var hidden = await Anybody.GetAsync(new Uri($"/v1/consultations/{draft.Id()}/open-data", UriKind.Relative));
        await hidden.ShouldRefuse(404, "consultation-not-found");
    }
}
