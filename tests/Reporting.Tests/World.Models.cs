using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

// What the movement does in the registry while reporting listens.
public sealed partial class World
{
    public async Task<JsonElement> Registered(Guid unitId, DateOnly on) => await (await registrar.Post("/v1/models", new
    {
        unitId,
        title = $"Mô hình {Guid.NewGuid():N}",
        field = "economy",
        registeredOn = on,
        // As published elsewhere: a living model would have every step of its life to go before it is recognised.
        sourceUrl = "https://baonghean.vn/mo-hinh",
    })).ShouldBe(HttpStatusCode.Created);

    public async Task<JsonElement> Recognised(Guid unitId, DateOnly registeredOn, DateOnly recognisedOn) =>
        await Recognise(await Registered(unitId, registeredOn), recognisedOn, "commune");

    public async Task<JsonElement> Recognise(JsonElement model, DateOnly on, string level) =>
        await (await registrar.Post($"/v1/models/{model.Id()}/recognitions", new { level, decision = "12/QĐ-BCĐ", recognisedOn = on },
            ifMatch: $"\"{model.GetProperty("version").GetInt64()}\"")).ShouldBe(HttpStatusCode.Created);

    public async Task Withdraw(JsonElement model, DateOnly on) => await (await registrar.Post($"/v1/models/{model.Id()}/withdrawals", new
    {
        on,
        decision = "13/QĐ-BCĐ",
        ground = "false-claims",
        statement = "Kiểm tra tại hiện trường cho thấy kết quả báo cáo không đúng với thực tế của khối.",
        signature = new { name = "Nguyễn Văn A", office = "Trưởng ban", document = "13/QĐ-BCĐ" },
        evidence = new[] { new { title = $"Biên bản kiểm tra {Guid.NewGuid()}" } },
    }, ifMatch: $"\"{model.GetProperty("version").GetInt64()}\"")).ShouldBe(HttpStatusCode.OK);
}
