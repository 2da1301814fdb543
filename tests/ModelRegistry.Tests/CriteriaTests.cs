using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class CriteriaTests(RegistryHost host) : RegistryTest(host)
{
    private static readonly string[] FieldNames = [.. Enumerable.Range(0, 40).Select(i => $"linh-vuc-{(char)('a' + i / 26)}{(char)('a' + i % 26)}")];
    private static int next;

    private static object ACriterion(string code, string text, bool baseline = true, string measuredOn = "2025-12-31") => new
    {
        code, text, weight = 10m, maxScore = 10,
        baseline = baseline ? new { figure = 34.5m, unit = "%", source = "Báo cáo số 12/BC-UBND", measuredOn } : null,
    };

    private static object ASet(Guid unitId, string? field, string from, params object[] criteria) =>
        new { unitId, field, title = "Bộ tiêu chí Dân vận khéo", validFrom = from, criteria };

    private async Task<string> AField()
    {
        var code = FieldNames[Interlocked.Increment(ref next)];
        await (await Province.Post("/v1/fields", new { code, nameVi = "Lĩnh vực địa phương", nameEn = "A local field", unitId = SampleUnits.Province }))
            .ShouldBe(HttpStatusCode.Created);
        return code;
    }

    private static async Task<JsonElement> Published(HttpClient caller, object set) =>
        await (await caller.Post("/v1/criteria-sets", set)).ShouldBe(HttpStatusCode.Created);

    [Fact]
    public async Task Fields_are_an_open_list_of_four_and_what_localities_add()
    {
        var code = await AField();
        var codes = (await Anybody.Read("/v1/fields?limit=500")).GetProperty("items").EnumerateArray().Select(field => field.Text("code")).ToList();
        Assert.Empty(new[] { "economy", "culture-society", "defence-security", "political-system", code }.Except(codes));
        using var again = await Province.Post("/v1/fields", new { code, nameVi = "Trùng", nameEn = "Twice", unitId = SampleUnits.Province });
        await again.ShouldRefuse(409, "field-taken");
    }

    [Fact]
    public async Task A_set_that_adds_nothing_local_is_refused_unless_it_says_why()
    {
        var field = await AField();
        await Published(Province, ASet(SampleUnits.Province, field, "2026-01-01", ACriterion("dong-thuan", "Nhân dân đồng thuận, tự nguyện tham gia", false)));
        using (var copy = await ThanhVinh.Post("/v1/criteria-sets", ASet(SampleUnits.ThanhVinh, field, "2026-01-01",
            ACriterion("nhan-dan", "Nhân dân đồng thuận, tự nguyện tham gia."))))
            await copy.ShouldRefuse(422, "nothing-local");
        using var explained = await ThanhVinh.Post("/v1/criteria-sets", new
        {
            unitId = SampleUnits.ThanhVinh, field, title = "Như tỉnh", validFrom = "2026-01-01",
            criteria = new[] { ACriterion("nhan-dan", "Nhân dân đồng thuận, tự nguyện tham gia") },
            sameBecause = "Phường mới thành lập, chưa có số liệu gốc riêng.",
        });
        await explained.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_local_criterion_cites_a_baseline_measured_before_it_holds()
    {
        var field = await AField();
        await Published(Province, ASet(SampleUnits.Province, field, "2026-01-01", ACriterion("dong-thuan", "Nhân dân đồng thuận, tự nguyện tham gia", false)));
        const string Local = "Giảm tỷ lệ hộ chưa phân loại rác tại nguồn";
        using (var unfounded = await ThanhVinh.Post("/v1/criteria-sets", ASet(SampleUnits.ThanhVinh, field, "2026-01-01", ACriterion("rac", Local, false))))
            Assert.Equal("rac", (await unfounded.ShouldRefuse(422, "baseline-missing")).Text("criterion"));
        using (var late = await ThanhVinh.Post("/v1/criteria-sets",
            ASet(SampleUnits.ThanhVinh, field, "2026-01-01", ACriterion("rac", Local, measuredOn: "2026-03-01"))))
            await late.ShouldRefuse(422, "baseline-late");
        await Published(ThanhVinh, ASet(SampleUnits.ThanhVinh, field, "2026-01-01", ACriterion("rac", Local)));
    }

    [Fact]
    public async Task A_model_is_judged_by_the_version_in_force_when_it_was_registered()
    {
        var field = await AField();
        await Published(Province, ASet(SampleUnits.Province, field, "2026-01-01", ACriterion("dong-thuan", "Nhân dân đồng thuận, tự nguyện tham gia", false)));
        var first = await Published(ThanhVinh, ASet(SampleUnits.ThanhVinh, field, "2026-01-01", ACriterion("rac", "Giảm tỷ lệ hộ chưa phân loại rác tại nguồn")));
        var before = (await (await ThanhVinh.Post("/v1/models", new
        {
            unitId = SampleUnits.ThanhVinh, title = $"Mô hình cũ {field}", field, registeredOn = "2026-02-01",
        })).ShouldBe(HttpStatusCode.Created)).Id();
        using (var version = await ThanhVinh.Post($"/v1/criteria-sets/{first.Id()}/versions",
            ASet(SampleUnits.ThanhVinh, field, "2026-06-01", ACriterion("rac", "Không còn điểm đen về rác trong các khối phố")), ifMatch: "\"1\""))
            await version.ShouldBe(HttpStatusCode.Created);
        var after = (await (await ThanhVinh.Post("/v1/models", new
        {
            unitId = SampleUnits.ThanhVinh, title = $"Mô hình mới {field}", field, registeredOn = "2026-07-01",
        })).ShouldBe(HttpStatusCode.Created)).Id();

        async Task<string[]> Judged(Guid model) => [.. (await ThanhVinh.Read($"/v1/models/{model}/criteria")).GetProperty("criteria").EnumerateArray()
            .Select(one => one.GetProperty("criterion").Text("text"))];
        Assert.Equal(["Nhân dân đồng thuận, tự nguyện tham gia", "Giảm tỷ lệ hộ chưa phân loại rác tại nguồn"], await Judged(before));
        Assert.Equal(["Nhân dân đồng thuận, tự nguyện tham gia", "Không còn điểm đen về rác trong các khối phố"], await Judged(after));
    }

    [Fact]
    public async Task Of_sets_published_at_once_for_one_place_and_field_one_holds()
    {
        var field = await AField();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => ThanhVinh.Post("/v1/criteria-sets",
            ASet(SampleUnits.ThanhVinh, field, $"2026-0{i + 1}-01", ACriterion("rac", "Giảm tỷ lệ hộ chưa phân loại rác tại nguồn")))));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var lost in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
            await lost.ShouldRefuse(409, "criteria-in-force");
    }
}
