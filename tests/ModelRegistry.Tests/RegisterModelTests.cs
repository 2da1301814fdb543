using System.Net;
using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class RegisterModelTests(RegistryHost host) : RegistryTest(host)
{
    [Fact]
    public async Task A_registered_model_has_an_address_and_a_version()
    {
        using var answer = await ThanhVinh.Post("/v1/models", AModel(title: "Đoạn đường phụ nữ tự quản"));
        var model = await answer.ShouldBe(HttpStatusCode.Created);
        Assert.Equal($"/v1/models/{model.Id()}", answer.Headers.Location?.OriginalString);
        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        Assert.Equal("registered", model.Text("state"));
    }

    [Theory]
    [InlineData("https://baonghean.vn/dan-van-kheo.html", HttpStatusCode.Created)]
    [InlineData("javascript:alert(1)", HttpStatusCode.BadRequest)]
    [InlineData("dan-van-kheo.html", HttpStatusCode.BadRequest)]
    public async Task A_model_names_the_page_it_was_read_of(string sourceUrl, HttpStatusCode expected)
    {
        using var answer = await ThanhVinh.Post("/v1/models", new
        {
            unitId = SampleUnits.ThanhVinh,
            title = $"Tiếng kẻng bình yên ({sourceUrl})",
            field = "defence-security",
            registeredOn = "2026-03-26",
            sourceUrl,
        });
        var body = await answer.ShouldBe(expected);
        if (expected == HttpStatusCode.Created)
            Assert.Equal(sourceUrl, body.Text("sourceUrl"));
    }

    [Fact]
    public async Task A_model_is_registered_once_however_often_the_request_is_sent()
    {
        var (key, model) = (Guid.CreateVersion7().ToString(), AModel());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ThanhVinh.Post("/v1/models", model, key)));
        var ids = await Task.WhenAll(answers.Select(async answer => (await answer.ShouldBe(HttpStatusCode.Created)).Id()));
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task A_unit_registers_a_title_once_a_day()
    {
        await RegisteredModel(title: "Ngày Chủ nhật xanh");
        using var again = await ThanhVinh.Post("/v1/models", AModel(title: "ngày  chủ nhật XANH"));
        await again.ShouldRefuse(409, "model-title-taken");
    }

    [Fact]
    public async Task A_commune_does_not_register_for_another()
    {
        using var answer = await QuePhong2018.Post("/v1/models", AModel(SampleUnits.DongVinh, registeredOn: "2018-05-02"));
        await answer.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task A_district_of_2018_registers_for_its_wards_of_2018_and_not_for_those_of_today()
    {
        using var then = await Vinh2018.Post("/v1/models", AModel(SampleUnits.DongVinh, registeredOn: "2018-05-02"));
        await then.ShouldBe(HttpStatusCode.Created);
        using var now = await Vinh2018.Post("/v1/models", AModel(SampleUnits.ThanhVinh));
        await now.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task A_commune_of_today_enters_what_those_before_it_did_in_2018()
    {
        using var late = await ThanhVinh.Post("/v1/models", AModel(SampleUnits.DongVinh, registeredOn: "2018-06-01"));
        await late.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_unit_that_did_not_exist_on_that_day_has_no_models()
    {
        using var answer = await Province.Post("/v1/models", AModel(SampleUnits.ThanhVinh, registeredOn: "2018-06-01"));
        await answer.ShouldRefuse(422, "unit-not-found");
    }

    [Fact]
    public async Task A_model_needs_a_concrete_name_and_one_field()
    {
        using var answer = await Province.Post("/v1/models", new { unitId = SampleUnits.ThanhVinh, title = "x", field = "Economy, culture" });
        var problem = await answer.ShouldRefuse(400, "invalid-request");
        Assert.Equal(["/title", "/field"], problem.GetProperty("errors").EnumerateArray().Select(error => error.Text("pointer")));
    }
}
