using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class AssessmentTests(RegistryHost host) : RegistryTest(host)
{
    private static int number;

    private HttpClient Assessor(int which) => Host.As($"giam-khao-{which}", SampleUnits.ProvinceClaim, "models.assess");

    private HttpClient OwnAssessor => Host.As("giam-khao-thanh-vinh", SampleUnits.ThanhVinhClaim, "models.assess");

    /// <summary>Models of Thành Vinh in a field with one criterion of the province.</summary>
    private async Task<List<Guid>> Models(int count, string title = "Mô hình chấm", string? place = null)
    {
        var field = $"cham-diem-{(char)('a' + Interlocked.Increment(ref number))}";
        await (await Province.Post("/v1/fields", new { code = field, nameVi = "Chấm điểm", nameEn = "Scored", unitId = SampleUnits.Province })).ShouldBe(HttpStatusCode.Created);
        await (await Province.Post("/v1/criteria-sets", new
        {
            unitId = SampleUnits.Province, field, title = "Tiêu chí chấm", validFrom = "2026-01-01",
            criteria = new[] { new { code = "dong-thuan", text = "Nhân dân đồng thuận, tự nguyện tham gia", weight = 10m, maxScore = 10 } },
        })).ShouldBe(HttpStatusCode.Created);
        var models = new List<Guid>();
        for (var i = 0; i < count; i++)
            models.Add((await (await ThanhVinh.Post("/v1/models", new { unitId = SampleUnits.ThanhVinh, title = $"{title} {Guid.NewGuid():N}", field, place, registeredOn = "2026-02-01" }))
                .ShouldBe(HttpStatusCode.Created)).Id());
        return models;
    }

    private async Task<JsonElement> Opened(IEnumerable<Guid> models, bool blind = false, params object[] extra) =>
        await (await Province.Post("/v1/assessment-rounds", new
        {
            unitId = SampleUnits.Province, title = "Vòng tỉnh 2026", isBlind = blind, modelIds = models,
            assessors = (object[])[Asked("giam-khao-1"), Asked("giam-khao-2"), Asked("giam-khao-3"), .. extra],
        })).ShouldBe(HttpStatusCode.Created);

    private async Task<Guid> Round(IEnumerable<Guid> models, bool blind = false, params object[] extra) => (await Opened(models, blind, extra)).Id();

    private static object Asked(string client, Guid? unit = null, string? name = null, params string[] bodies) =>
        new { client, unitId = unit ?? SampleUnits.Province, name, bodies };

    private static Task<HttpResponseMessage> Score(HttpClient assessor, Guid round, int model, decimal score, string reason = "Có biên bản họp dân và chữ ký đầy đủ.") =>
        assessor.Post($"/v1/assessment-rounds/{round}/scores", new { number = model, scores = new[] { new { criterion = "dong-thuan", score, reason } } });

    private async Task Scored(Guid round, int model, params decimal[] scores)
    {
        for (var i = 0; i < scores.Length; i++)
            await (await Score(Assessor(i + 1), round, model, scores[i])).ShouldBe(HttpStatusCode.Created);
    }

    private async Task Close(Guid round) =>
        await (await Province.Post($"/v1/assessment-rounds/{round}/closings", new { }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);

    private static async Task<JsonElement> Row(HttpClient viewer, Guid round, int model = 1) =>
        (await viewer.Read($"/v1/assessment-rounds/{round}")).GetProperty("models")[model - 1];

    [Fact]
    public async Task A_panel_scores_each_criterion_with_a_reason_and_the_median_counts()
    {
        var round = await Round(await Models(1));
        using (var bare = await Score(Assessor(1), round, 1, 8, "tốt"))
            await bare.ShouldRefuse(400, "invalid-request");
        using (var beyond = await Score(Assessor(1), round, 1, 11))
            await beyond.ShouldRefuse(422, "scores-do-not-fit");
        await Scored(round, 1, 8, 5, 9);
        Assert.False((await Row(Province, round)).TryGetProperty("median", out _));
        await Close(round);
        Assert.Equal(0.8m, (await Row(Province, round)).GetProperty("median").GetDecimal());
        using var late = await Score(Assessor(1), round, 1, 1);
        await late.ShouldRefuse(409, "round-closed");
    }

    [Fact]
    public async Task Whoever_was_not_asked_neither_scores_nor_learns_of_the_round()
    {
        var round = await Round(await Models(1));
        var stranger = Host.As("nguoi-la", SampleUnits.ThanhVinhClaim, "models.assess");
        using (var score = await Score(stranger, round, 1, 10))
            await score.ShouldRefuse(404, "round-not-found");
        using var look = await stranger.GetAsync(new Uri($"/v1/assessment-rounds/{round}", UriKind.Relative));
        await look.ShouldRefuse(404, "round-not-found");
        Assert.DoesNotContain((await stranger.Read("/v1/assessment-rounds")).GetProperty("items").EnumerateArray(), one => one.Id() == round);
        Assert.Contains((await Assessor(1).Read("/v1/assessment-rounds")).GetProperty("items").EnumerateArray(), one => one.Id() == round);
    }

    [Fact]
    public async Task A_conflict_of_interest_is_found_before_anybody_is_asked_and_a_family_name_is_none()
    {
        var model = await RunningModel();
        async Task<string[]> Grounds(object assessor) => [.. (await (await Province.Post("/v1/assessment-rounds/conflict-checks",
            new { assessors = new[] { assessor }, modelIds = new[] { model } })).ShouldBe(HttpStatusCode.OK)).EnumerateArray()
            .SelectMany(one => one.GetProperty("grounds").EnumerateArray()).Select(one => one.GetString()!)];
        Assert.Equal(["same-unit", "wrote-its-papers"], await Grounds(Asked("thanh-vinh", SampleUnits.ThanhVinh)));
        Assert.Equal(["same-body"], await Grounds(Asked("can-bo", null, null, "chi bo khoi 4")));
        Assert.Equal(["signed-its-papers"], await Grounds(Asked("can-bo", null, "Nguyễn Văn A")));
        Assert.Empty(await Grounds(Asked("can-bo", SampleUnits.QuePhong, "Nguyễn Văn B", "Hội Phụ nữ")));
    }

    [Fact]
    public async Task Who_is_in_conflict_neither_scores_nor_sees_the_score_not_even_in_a_median()
    {
        var opened = await Opened(await Models(2), false, Asked("giam-khao-thanh-vinh", SampleUnits.ThanhVinh));
        Assert.Equal(2, opened.GetProperty("conflicts").GetArrayLength());
        using (var own = await Score(OwnAssessor, opened.Id(), 1, 10))
            await own.ShouldRefuse(403, "conflict-of-interest");
        using (var paper = await OwnAssessor.GetAsync(new Uri($"/v1/assessment-rounds/{opened.Id()}/papers/1", UriKind.Relative)))
            await paper.ShouldRefuse(403, "conflict-of-interest");
        await Scored(opened.Id(), 1, 6, 7, 8);
        await Close(opened.Id());
        var seen = await OwnAssessor.Read($"/v1/assessment-rounds/{opened.Id()}");
        Assert.All(seen.GetProperty("models").EnumerateArray(), one => Assert.False(one.TryGetProperty("median", out _) || one.TryGetProperty("assessors", out _)));
        Assert.False(seen.TryGetProperty("calibration", out _));
        Assert.Empty((await OwnAssessor.Read($"/v1/assessment-rounds/{opened.Id()}/sheets")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Fewer_than_three_scores_have_no_median_that_would_betray_one()
    {
        var round = await Round(await Models(1));
        await Scored(round, 1, 3, 9);
        await Close(round);
        var row = await Row(Province, round);
        Assert.Equal(2, row.GetProperty("assessors").GetInt32());
        Assert.False(row.TryGetProperty("median", out _));
    }

    [Fact]
    public async Task Scoring_again_keeps_the_history_and_the_newest_counts()
    {
        var round = await Round(await Models(1));
        await Scored(round, 1, 5, 5, 6);
        await (await Score(Assessor(1), round, 1, 9, "Sau khi xem tại hiện trường, chấm lại.")).ShouldBe(HttpStatusCode.Created);
        using (var early = await Province.GetAsync(new Uri($"/v1/assessment-rounds/{round}/sheets", UriKind.Relative)))
            await early.ShouldRefuse(409, "round-open");
        Assert.Equal(2, (await Assessor(1).Read($"/v1/assessment-rounds/{round}/sheets")).GetProperty("items").GetArrayLength());
        await Close(round);
        var result = await Province.Read($"/v1/assessment-rounds/{round}");
        Assert.Equal(0.6m, result.GetProperty("models")[0].GetProperty("median").GetDecimal());
        Assert.Equal([0.35m, -0.25m, -0.1m], result.GetProperty("calibration").EnumerateArray().Select(one => one.GetProperty("lean").GetDecimal()));
        var history = (await Province.Read($"/v1/assessment-rounds/{round}/sheets")).GetProperty("items").EnumerateArray();
        Assert.Equal([0.5m, 0.5m, 0.6m, 0.9m], history.Select(sheet => sheet.GetProperty("total").GetDecimal()));
    }

    [Fact]
    public async Task A_score_that_races_with_the_closing_is_counted_before_or_refused_after_it()
    {
        var round = await Round(await Models(1));
        await Scored(round, 1, 4, 5, 6);
        var race = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i == 4
            ? Province.Post($"/v1/assessment-rounds/{round}/closings", new { }, ifMatch: "\"1\"")
            : Score(Assessor(3), round, 1, i)));
        var median = (await Row(Province, round)).GetProperty("median").GetDecimal();
        var counted = (await Province.Read($"/v1/assessment-rounds/{round}/sheets")).GetProperty("items").GetArrayLength();
        Assert.Equal(race.Count(answer => answer.StatusCode == HttpStatusCode.Created), counted - 3);
        Assert.All(race, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Conflict }));
        Assert.Equal(median, (await Row(Province, round)).GetProperty("median").GetDecimal());
    }

    [Fact]
    public async Task In_a_blind_round_the_model_speaks_and_not_the_place()
    {
        var models = await Models(1, "Tuyến đường phường Thành Vinh kiểu mẫu khối Yên Vinh", "Khối Yên Vinh");
        await Done(ThanhVinh, models[0], "starts", AStep("2026-04-01", ("leadingBody", "Chi bộ Yên Vinh"),
            ("statement", "Nhân dân phuong Thanh Vinh (trước là phường Đội Cung, thành phố Vinh) vinh dự góp công làm đường.")));
        var round = await Round(models, true);
        var row = await Row(Assessor(1), round);
        Assert.Equal("Mô hình 1", row.Text("name"));
        Assert.False(row.TryGetProperty("modelId", out _));
        var paper = await Assessor(1).Read($"/v1/assessment-rounds/{round}/papers/1");
        Assert.StartsWith("Tuyến đường […] kiểu mẫu […]", paper.Text("name"), StringComparison.Ordinal);
        Assert.Equal("Nhân dân […] (trước là […], […]) vinh dự góp công làm đường.", paper.GetProperty("sections")[0].Text("statement"));
        Assert.Equal("dong-thuan", paper.GetProperty("criteria")[0].Text("code"));
        Assert.Contains("Thành Vinh", (await Province.Read($"/v1/assessment-rounds/{round}/papers/1")).Text("name"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_by_who_entered_the_papers_is_not_independent()
    {
        var model = (await RegisteredModel()).Id();
        await Done(Province, model, "starts", AStep("2026-04-01", ("leadingBody", "Chi bộ khối 4")));
        await Done(Province, model, "results", AResult(1200));
        await Done(Province, model, "result-reports", AStep("2026-07-01"));
        Assert.Equal(3, (await Done(Province, model, "impact-checks", AStep("2026-08-01"))).GetProperty("evidenceTier").GetInt32());
        var another = Host.As("doan-tham-dinh", SampleUnits.ProvinceClaim, "models.assess", "models.read");
        Assert.Equal(4, (await Done(another, model, "impact-checks", AStep("2026-08-15"))).GetProperty("evidenceTier").GetInt32());
    }
}
