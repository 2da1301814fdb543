using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class GetModelsTests(RegistryHost host) : RegistryTest(host)
{
    [Fact]
    public async Task A_draft_is_seen_by_its_unit_and_those_above_and_by_nobody_else()
    {
        var draft = await RegisteredModel(SampleUnits.DongVinh, "Tuyến phố không rác", "2018-04-02");
        async Task<bool> Sees(HttpClient caller) =>
            (await caller.Read("/v1/models?q=tuyen pho khong rac")).GetProperty("items").EnumerateArray().Any(model => model.Id() == draft.Id());
        Assert.True(await Sees(Vinh2018));
        Assert.True(await Sees(Province));
        Assert.True(await Sees(ThanhVinh));
        Assert.False(await Sees(QuePhong2018));
        Assert.False(await Sees(Anybody));
    }

    [Fact]
    public async Task A_title_is_found_with_and_without_marks()
    {
        var model = await RecognisedModel("Câu lạc bộ Nhà nông bạn của dân");
        foreach (var q in new[] { "nha nong ban", "Nhà Nông BẠN" })
        {
            var found = await Anybody.Read($"/v1/models?q={Uri.EscapeDataString(q)}");
            Assert.Contains(found.GetProperty("items").EnumerateArray(), item => item.Id() == model.Id());
        }
    }

    [Fact]
    public async Task A_list_is_narrowed_by_state_as_the_document_writes_it_and_by_nothing_else()
    {
        var model = await RecognisedModel();
        Assert.Contains((await Anybody.Read("/v1/models?state=recognised")).GetProperty("items").EnumerateArray(), item => item.Id() == model.Id());
        foreach (var state in new[] { "Recognised", "1", "99", "famous" })
        {
            using var answer = await Anybody.GetAsync(new Uri($"/v1/models?state={state}", UriKind.Relative));
            Assert.Contains("registered, running", (await answer.ShouldRefuse(400, "malformed-request")).Text("detail"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_stay_in_place_while_models_are_added()
    {
        for (var i = 0; i < 3; i++)
            await RegisteredModel(SampleUnits.MuongNoc, $"Bản sạch số {i}", "2018-07-01");
        var first = await Province.Read($"/v1/models?unitId={SampleUnits.MuongNoc}&q=ban sach&limit=2");
        await RegisteredModel(SampleUnits.MuongNoc, "Bản sạch thêm", "2018-07-01");
        var second = await Province.Read($"/v1/models?unitId={SampleUnits.MuongNoc}&q=ban sach&limit=2&cursor={first.Text("next")}");
        string[] titles = [.. first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(model => model.Text("title"))];
        Assert.Equal(["Bản sạch số 2", "Bản sạch số 1", "Bản sạch số 0"], titles);
    }

    [Fact]
    public async Task A_cursor_that_we_did_not_give_is_refused()
    {
        using var answer = await Anybody.GetAsync(new Uri("/v1/models?cursor=bm90LWEtY3Vyc29y", UriKind.Relative));
        await answer.ShouldRefuse(400, "invalid-cursor");
    }
}
