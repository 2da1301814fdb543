using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class GetConsultationsTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task A_draft_is_seen_by_its_unit_and_those_above_and_by_nobody_else()
    {
        var draft = await DraftedConsultation(SampleUnits.DongVinh, "Dự thảo phân loại rác tại nguồn", draftedOn: "2018-04-02");
        async Task<string> Sees(HttpClient caller)
        {
            var list = await caller.Read("/v1/consultations?q=phan loai rac");
            using var one = await caller.GetAsync(new Uri($"/v1/consultations/{draft.Id()}", UriKind.Relative));
            if (!one.IsSuccessStatusCode)
                await one.ShouldRefuse(404, "consultation-not-found");
            var listed = list.GetProperty("items").EnumerateArray().Any(item => item.Id() == draft.Id());
            return $"listed {listed}, shown {one.IsSuccessStatusCode}, in the feed {(await TypesInFeedOf(caller, draft.Id())).Length > 0}";
        }
        Assert.Equal("listed True, shown True, in the feed True", await Sees(Vinh2018));
        Assert.Equal("listed True, shown True, in the feed True", await Sees(Province));
        Assert.Equal("listed True, shown True, in the feed True", await Sees(ThanhVinh));
        Assert.Equal("listed False, shown False, in the feed False", await Sees(QuePhong2018));
        Assert.Equal("listed False, shown False, in the feed False", await Sees(Anybody));
    }

    [Fact]
    public async Task A_token_for_something_else_does_not_open_drafts()
    {
        var draft = await DraftedConsultation();
        using var answer = await Host.As("models-only", SampleUnits.ProvinceClaim, "models.read")
            .GetAsync(new Uri($"/v1/consultations/{draft.Id()}", UriKind.Relative));
        await answer.ShouldRefuse(404, "consultation-not-found");
    }

    [Fact]
    public async Task A_title_is_found_with_and_without_marks_and_signs_mean_themselves()
    {
        var open = await OpenConsultation(title: "Dự thảo tỷ lệ 50% hộ_nghèo");
        foreach (var q in new[] { "ty le 50%", "HỘ_nghèo" })
        {
            var found = await Anybody.Read($"/v1/consultations?state=open&q={Uri.EscapeDataString(q)}");
            Assert.Contains(found.GetProperty("items").EnumerateArray(), item => item.Id() == open.Id());
        }
        Assert.Empty((await Anybody.Read("/v1/consultations?q=ty%25le")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Pages_stay_in_place_while_consultations_are_added()
    {
        for (var i = 0; i < 3; i++)
            await DraftedConsultation(SampleUnits.MuongNoc, $"Dự thảo bản sạch số {i}", draftedOn: "2018-07-01");
        var first = await Province.Read($"/v1/consultations?unitId={SampleUnits.MuongNoc}&limit=2");
        await DraftedConsultation(SampleUnits.MuongNoc, "Dự thảo thêm", draftedOn: "2018-07-01");
        var second = await Province.Read($"/v1/consultations?unitId={SampleUnits.MuongNoc}&limit=2&cursor={first.Text("next")}");
        string[] titles = [.. first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(one => one.Text("title"))];
        Assert.Equal(["Dự thảo bản sạch số 2", "Dự thảo bản sạch số 1", "Dự thảo bản sạch số 0"], titles);
    }

    // The feed needs a token.
    private async Task<string[]> TypesInFeedOf(HttpClient caller, Guid subject) => caller == Anybody ? [] : await TypesInFeed(caller, subject);
}
