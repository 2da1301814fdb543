using System.Net;
using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class LifeTests(RegistryHost host) : RegistryTest(host)
{
    [Fact]
    public async Task A_model_goes_from_registration_to_typical_step_by_step()
    {
        var model = (await RegisteredModel()).Id();
        Assert.Equal("running", (await Done(ThanhVinh, model, "starts", AStep("2026-04-01", ("leadingBody", "Chi bộ khối 4")))).Text("state"));
        await Done(ThanhVinh, model, "results", AResult(1200));
        Assert.Equal("results", (await Done(ThanhVinh, model, "result-reports", AStep("2026-07-01"))).Text("state"));
        Assert.Equal("impact-checked", (await Done(Province, model, "impact-checks", AStep("2026-08-01"))).Text("state"));
        Assert.Equal("recognised", (await Done(ThanhVinh, model, "recognitions", ASignedRecognition(), HttpStatusCode.Created)).Text("state"));
        Assert.Equal("typical", (await Done(Province, model, "typical-namings", AStep("2026-11-01", ("decision", "20/QĐ-BCĐ")))).Text("state"));
        var life = await Anybody.Read($"/v1/models/{model}/life");
        Assert.Equal(4, life.GetProperty("steps").GetArrayLength());
        Assert.All(life.GetProperty("steps").EnumerateArray(), step => Assert.Equal("Nguyễn Văn A", step.GetProperty("signature").Text("name")));
    }

    [Fact]
    public async Task No_step_is_skipped()
    {
        var model = (await RegisteredModel()).Id();
        using (var results = await On(ThanhVinh, model, "results", AResult(5)))
            await results.ShouldRefuse(409, "steps-missing");
        using (var report = await On(ThanhVinh, model, "result-reports", AStep("2026-07-01")))
            await report.ShouldRefuse(409, "steps-missing");
        using var check = await On(Province, model, "impact-checks", AStep("2026-07-01"));
        var missing = (await check.ShouldRefuse(409, "steps-missing")).GetProperty("missing");
        Assert.Equal(["running", "results"], missing.EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public async Task Each_step_needs_evidence_of_its_own()
    {
        var model = (await RegisteredModel()).Id();
        var start = AStep("2026-04-01", ("leadingBody", "Chi bộ khối 4"));
        using (var bare = await On(ThanhVinh, model, "starts", AStep("2026-04-01", ("leadingBody", "Chi bộ khối 4"), ("evidence", Array.Empty<object>()))))
            await bare.ShouldRefuse(400, "invalid-request");
        await Done(ThanhVinh, model, "starts", start);
        await Done(ThanhVinh, model, "results", AResult(5));
        using var again = await On(ThanhVinh, model, "result-reports", AStep("2026-07-01", ("evidence", start["evidence"])));
        await again.ShouldRefuse(422, "evidence-already-used");
    }

    [Fact]
    public async Task Words_alone_leave_a_model_at_described()
    {
        var model = await RunningModel();
        using var report = await On(ThanhVinh, model, "result-reports", AStep("2026-07-01"));
        await report.ShouldRefuse(409, "nothing-measured");
        Assert.Equal(1, (await ThanhVinh.Read($"/v1/models/{model}")).GetProperty("evidenceTier").GetInt32());
    }

    [Fact]
    public async Task Nobody_moves_the_goal_after_the_first_measurement()
    {
        var model = await RunningModel();
        await Done(ThanhVinh, model, "results", AResult(300));
        using var moved = await On(ThanhVinh, model, "results", AResult(400, on: "2026-07-15", target: 400));
        await moved.ShouldRefuse(422, "target-moved");
        await Done(ThanhVinh, model, "results", AResult(400, on: "2026-07-15"));
        var results = (await ThanhVinh.Read($"/v1/models/{model}/life")).GetProperty("results");
        Assert.Equal([0.3m, 0.4m], results.EnumerateArray().Select(one => one.GetProperty("achieved").GetDecimal()));
    }

    [Fact]
    public async Task A_result_is_not_measured_in_the_future_nor_before_its_baseline()
    {
        var model = await RunningModel();
        foreach (var day in new[] { "2199-01-01", "2026-01-15" })
        {
            using var answer = await On(ThanhVinh, model, "results", AResult(5, on: day));
            await answer.ShouldRefuse(422, "not-on-that-day");
        }
    }

    [Theory]
    [InlineData("https://example.vn/ke-hoach-dan-van-kheo-nam-2026-cua-phuong-thanh-vinh")]
    [InlineData("                                                       ")]
    public async Task A_section_is_neither_blank_nor_only_a_link(string statement)
    {
        var model = (await RegisteredModel()).Id();
        using var answer = await On(ThanhVinh, model, "starts", AStep("2026-04-01", ("leadingBody", "Chi bộ khối 4"), ("statement", statement)));
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity });
    }

    [Fact]
    public async Task A_milestone_is_reached_once()
    {
        var model = (await RegisteredModel()).Id();
        await Done(ThanhVinh, model, "starts", AStep("2026-04-01", ("leadingBody", "Chi bộ khối 4"), ("coordinatingBodies", new[] { "Hội Phụ nữ" }),
            ("milestones", new[] { new { name = "Sơ kết 6 tháng", dueOn = "2026-06-30" } })));
        await Done(ThanhVinh, model, "milestones", new { name = "Sơ kết 6 tháng", reachedOn = "2026-06-28" });
        using var again = await On(ThanhVinh, model, "milestones", new { name = "Sơ kết 6 tháng", reachedOn = "2026-06-29" });
        await again.ShouldRefuse(404, "milestone-not-found");
    }

    [Fact]
    public async Task A_model_that_failed_ends_honestly_and_its_lessons_are_read_by_all()
    {
        var model = await RunningModel();
        using (var silent = await On(ThanhVinh, model, "endings", AStep("2026-09-01", ("outcome", "failed"))))
            await silent.ShouldRefuse(422, "failure-unexplained");
        await Done(ThanhVinh, model, "endings",
            AStep("2026-09-01", ("outcome", "failed"), ("failsWhere", "nơi không có đất công"), ("publish", true)));
        var life = await Anybody.Read($"/v1/models/{model}/life");
        Assert.Equal("ended", life.Text("state"));
        Assert.Equal("nơi không có đất công", life.Text("failsWhere"));
        using var after = await On(ThanhVinh, model, "results", AResult(5));
        await after.ShouldRefuse(409, "model-closed");
    }

    [Fact]
    public async Task A_model_lists_what_this_caller_may_do_now()
    {
        var model = await RunningModel();
        async Task<string[]> May(HttpClient caller) => [.. (await caller.Read($"/v1/models/{model}")).GetProperty("transitions").EnumerateArray().Select(one => one.Text("name"))];
        Assert.Equal(["record-result", "report-results", "end"], await May(ThanhVinh));
        Assert.Empty(await May(Host.As("reader", SampleUnits.ThanhVinhClaim, "models.read")));
    }

    [Fact]
    public async Task Good_work_is_nominated_by_who_sees_it_and_its_owner_fills_in_the_rest()
    {
        using var made = await QuePhong2018.Post("/v1/nominations", new
        {
            unitId = SampleUnits.ThanhVinh, source = "resident", seen = "Khối 4 tự góp công sửa đường, không ai bỏ cuộc.",
        });
        var nomination = await made.ShouldBe(HttpStatusCode.Created);
        var path = $"/v1/nominations/{nomination.Id()}/registrations";
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => ThanhVinh.Post(
            path, new { title = $"Khối tự quản đường số {i}", field = "economy" }, ifMatch: "\"1\"")));
        var model = await Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(HttpStatusCode.Created);
        Assert.Equal("resident", await Host.Database.Read<string>($"select data->>'foundBy' from event_log where subject = '{model.Id()}'"));
        var listed = await Province.Read($"/v1/nominations?unitId={SampleUnits.ThanhVinh}");
        Assert.Contains(listed.GetProperty("items").EnumerateArray(), one => one.Id() == nomination.Id() && one.Text("state") == "taken-up");
        using var late = await ThanhVinh.Post($"/v1/nominations/{nomination.Id()}/declines", new { reason = "Không phải mô hình" }, ifMatch: "\"2\"");
        await late.ShouldRefuse(409, "nomination-answered");
    }
}
