using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

/// <summary>The registry with a small part of the real tree.</summary>
public sealed class RegistryHost() : ServiceHost<Program>("services/model-registry/ModelRegistry", "modelregistrydb")
{
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

    protected HttpClient Province { get; } = host.As("province", SampleUnits.ProvinceClaim, "models.read", "models.write", "models.recognise");

    protected HttpClient ThanhVinh { get; } = host.As("thanh-vinh", SampleUnits.ThanhVinhClaim, "models.read", "models.write", "models.recognise");

    protected HttpClient Vinh2018 { get; } = host.As("vinh", SampleUnits.VinhClaim, "models.read", "models.write", "models.recognise");

    protected HttpClient QuePhong2018 { get; } = host.As("que-phong", SampleUnits.QuePhongClaim, "models.read", "models.write", "models.recognise");

    protected HttpClient Anybody { get; } = host.Anonymous();

    protected static object AModel(Guid? unitId = null, string? title = null, string? registeredOn = null) => new
    {
        unitId = unitId ?? SampleUnits.ThanhVinh,
        title = title ?? $"Tổ tự quản an ninh trật tự số {Interlocked.Increment(ref number)}",
        field = "defence-security",
        registeredOn = registeredOn ?? "2026-03-26",
    };

    protected async Task<JsonElement> RegisteredModel(Guid? unitId = null, string? title = null, string? registeredOn = null) =>
        await (await Province.Post("/v1/models", AModel(unitId, title, registeredOn))).ShouldBe(HttpStatusCode.Created);

    protected static object ARecognition(string level = "commune", string on = "2026-10-15") =>
        new { level, decision = "12/QĐ-BCĐ", recognisedOn = on };

    protected async Task<JsonElement> RecognisedModel(string? title = null)
    {
        var model = await RegisteredModel(title: title);
        return await (await ThanhVinh.Post($"/v1/models/{model.Id()}/recognitions", ARecognition(), ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.Created);
    }
}
