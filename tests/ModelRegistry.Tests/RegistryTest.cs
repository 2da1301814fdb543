using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

/// <summary>The registry with a small part of the real tree.</summary>
public sealed class RegistryHost() : ServiceHost<Program>("services/model-registry/ModelRegistry", "modelregistrydb")
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Rechecks:EverySeconds", "1")];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await SampleUnits.Insert(Database);
    }
}

[CollectionDefinition]
public sealed class RegistryCollection : ICollectionFixture<RegistryHost>;

/// <summary>Callers and what they have done, in the words of the movement.</summary>
[Collection(typeof(RegistryCollection))]
public abstract class RegistryTest(RegistryHost host)
{
    private static int number;

    protected RegistryHost Host => host;

    protected HttpClient Province { get; } = host.As("province", SampleUnits.ProvinceClaim, "models.read", "models.write", "models.assess", "models.recognise");

    protected HttpClient ThanhVinh { get; } = host.As("thanh-vinh", SampleUnits.ThanhVinhClaim, "models.read", "models.write", "models.assess", "models.recognise");

    protected HttpClient Vinh2018 { get; } = host.As("vinh", SampleUnits.VinhClaim, "models.read", "models.write", "models.assess", "models.recognise");

    protected HttpClient QuePhong2018 { get; } = host.As("que-phong", SampleUnits.QuePhongClaim, "models.read", "models.write", "models.assess", "models.recognise");

    protected HttpClient Anybody { get; } = host.Anonymous();

    protected static object AModel(Guid? unitId = null, string? title = null, string? registeredOn = null) => new
    {
        unitId = unitId ?? SampleUnits.ThanhVinh,
        title = title ?? $"Tổ tự quản an ninh trật tự số {Interlocked.Increment(ref number)}",
        field = "defence-security",
        registeredOn = registeredOn ?? "2026-03-26",
    };

    /// <summary>A model that was read of elsewhere and is entered late.</summary>
    protected static object APublishedModel(string? title = null) => new
    {
        unitId = SampleUnits.ThanhVinh,
        title = title ?? $"Câu lạc bộ nhà sạch vườn đẹp số {Interlocked.Increment(ref number)}",
        field = "culture-society",
        registeredOn = "2026-03-26",
        sourceUrl = "https://baonghean.vn/mo-hinh",
    };

    protected async Task<JsonElement> PublishedModel(string? title = null) =>
        await (await Province.Post("/v1/models", APublishedModel(title))).ShouldBe(HttpStatusCode.Created);

    protected async Task<JsonElement> RegisteredModel(Guid? unitId = null, string? title = null, string? registeredOn = null) =>
        await (await Province.Post("/v1/models", AModel(unitId, title, registeredOn))).ShouldBe(HttpStatusCode.Created);

    protected static object ARecognition(string level = "commune", string on = "2026-10-15") =>
        new { level, decision = "12/QĐ-BCĐ", recognisedOn = on };

    protected async Task<JsonElement> RecognisedModel(string? title = null)
    {
        var model = await PublishedModel(title);
        return await (await ThanhVinh.Post($"/v1/models/{model.Id()}/recognitions", ARecognition(), ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.Created);
    }

    protected static object Signed { get; } = new { name = "Nguyễn Văn A", office = "Trưởng ban", document = "01/BC-BCĐ" };

    /// <summary>The paper of one step, with evidence of its own.</summary>
    protected static Dictionary<string, object?> AStep(string on, params (string Name, object? Value)[] more)
    {
        var step = new Dictionary<string, object?>
        {
            ["on"] = on,
            ["statement"] = "Nhân dân trong khối bàn bạc, thống nhất và cùng nhau thực hiện từng phần việc.",
            ["signature"] = Signed,
            ["evidence"] = new[] { new { title = $"Biên bản họp khối số {Interlocked.Increment(ref number)}" } },
        };
        foreach (var (name, value) in more)
            step[name] = value;
        return step;
    }

    protected static object AResult(decimal value, string measure = "Đất hiến", string on = "2026-06-30", decimal target = 1000) => new
    {
        measure, unit = "m²", baseline = 0m, baselineOn = "2026-01-31", target, value, measuredOn = on, method = "Đo tại hiện trường, có biên bản",
    };

    /// <summary>Posts to a part of the model with its newest version.</summary>
    protected static async Task<HttpResponseMessage> On(HttpClient caller, Guid model, string part, object body) =>
        await caller.Post($"/v1/models/{model}/{part}", body, ifMatch: $"\"{(await caller.Read($"/v1/models/{model}")).GetProperty("version").GetInt64()}\"");

    protected static async Task<JsonElement> Done(HttpClient caller, Guid model, string part, object body, HttpStatusCode status = HttpStatusCode.OK) =>
        await (await On(caller, model, part, body)).ShouldBe(status);

    protected async Task<Guid> RunningModel(string? title = null)
    {
        var model = (await RegisteredModel(title: title)).Id();
        await Done(ThanhVinh, model, "starts", AStep("2026-04-01", ("leadingBody", "Chi bộ khối 4")));
        return model;
    }

    protected async Task<Guid> ReportedModel(decimal value = 1200, string? title = null)
    {
        var model = await RunningModel(title);
        await Done(ThanhVinh, model, "results", AResult(value));
        await Done(ThanhVinh, model, "result-reports", AStep("2026-07-01"));
        return model;
    }

    /// <summary>A living model with every step taken, checked by the province.</summary>
    protected async Task<Guid> CheckedModel(decimal value = 1200, string? title = null)
    {
        var model = await ReportedModel(value, title);
        await Done(Province, model, "impact-checks", AStep("2026-08-01"));
        return model;
    }

    protected static object ASignedRecognition(string level = "commune", string on = "2026-10-15") =>
        new { level, decision = "12/QĐ-BCĐ", recognisedOn = on, signature = Signed };

    protected async Task<Guid> VerifiedModel(decimal value = 1200, string? title = null)
    {
        var model = await CheckedModel(value, title);
        await Done(ThanhVinh, model, "recognitions", ASignedRecognition(), HttpStatusCode.Created);
        return model;
    }
}
