using System.Globalization;
using System.Text.Json.Nodes;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Beneficiaries;
using DanVan.ModelRegistry.Cards;
using DanVan.ModelRegistry.Lineage;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Catalogue;

/// <summary>The catalogue for machines of others: one model as schema.org JSON-LD, the whole as a DCAT catalogue.</summary>
internal static class LinkedData
{
    private const string Type = "application/ld+json";

    internal static void Map(RouteGroupBuilder catalogue)
    {
        catalogue.MapGet("/models/{id:guid}", One).WithName("GetLinkedModel").WithSummary("One public model as JSON-LD")
            .AllowAnonymous().Produces<JsonObject>(200, Type).ProducesProblem(404);
        catalogue.MapGet("/dcat", Catalogue).WithName("GetDcatCatalogue").WithSummary("The catalogue as DCAT")
            .AllowAnonymous().Produces<JsonObject>(200, Type);
    }

    private static async Task<IResult> One(Guid id, HttpRequest request, RegistryDbContext db, UnitTree units, TimeProvider clock, CancellationToken ct)
    {
        var model = await db.Models.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.IsPublic, ct);
        if (model is null)
            return RegistryProblems.ModelNotFound.ToRefusal();
        var parents = await db.Replications.AsNoTracking()
            .Where(edge => edge.ReplicaId == id && edge.State == ReplicationState.Confirmed).Select(edge => edge.ParentId).ToListAsync(ct);
        var rule = await BeneficiaryRule.On(db, clock.Today(), ct);
        var served = (await BeneficiaryCount.Newest(db, id, ct))?.Shown(rule.SmallestGroup).People;
        var unit = units.Find(model.UnitId, model.RegisteredOn) ?? units.Find(model.UnitId);
        return Json(new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "CreativeWork",
            ["@id"] = Address(request, $"models/{id}"),
            ["name"] = model.Title,
            ["inLanguage"] = "vi",
            ["about"] = model.Field,
            ["dateCreated"] = Day(model.RegisteredOn),
            ["creativeWorkStatus"] = Kebab.Of(model.State),
            ["spatialCoverage"] = new JsonObject
            {
                ["@type"] = "AdministrativeArea",
                ["identifier"] = model.UnitId.ToString(),
                ["name"] = unit?.Name,
                ["address"] = model.Place,
            },
            ["award"] = new JsonArray([.. model.Recognitions.Select(one => JsonValue.Create($"{one.Decision}, {Day(one.RecognisedOn)}"))]),
            ["additionalProperty"] = new JsonArray(
            [
                Property("evidenceTier", model.Life?.EvidenceTier ?? 1), Property("verifiedEffect", model.Life?.VerifiedEffect ?? 0),
                .. served is { } people ? [Property("beneficiaries", people)] : Array.Empty<JsonNode>(),
            ]),
            ["isBasedOn"] = new JsonArray([.. parents.Select(parent => JsonValue.Create(Address(request, $"models/{parent}")))]),
            ["citation"] = model.SourceUrl,
        });
    }

    private static IResult Catalogue(HttpRequest request) => Json(new JsonObject
    {
        ["@context"] = new JsonObject { ["dcat"] = "http://www.w3.org/ns/dcat#", ["dct"] = "http://purl.org/dc/terms/" },
        ["@type"] = "dcat:Catalog",
        ["@id"] = Address(request, "dcat"),
        ["dct:title"] = "Mô hình Dân vận khéo tỉnh Nghệ An",
        ["dct:language"] = "vi",
        ["dcat:dataset"] = new JsonArray(new JsonObject
        {
            ["@type"] = "dcat:Dataset",
            ["dct:title"] = "Mô hình đã được công nhận",
            ["dct:description"] = "Mô hình công khai, kết quả bằng số, mức độ minh chứng, quan hệ nhân rộng.",
            ["dcat:distribution"] = new JsonArray(
                Distribution(request, "models", "application/json"), Distribution(request, "../changes", "application/cloudevents+json")),
        }),
    });

    private static JsonObject Distribution(HttpRequest request, string path, string type) => new()
    {
        ["@type"] = "dcat:Distribution", ["dcat:accessURL"] = Address(request, path), ["dcat:mediaType"] = type,
    };

    private static JsonObject Property(string name, decimal value) => new() { ["@type"] = "PropertyValue", ["name"] = name, ["value"] = value };

    private static string Address(HttpRequest request, string path) =>
        new Uri(new Uri($"{request.Scheme}://{request.Host}/v1/catalogue/"), path).ToString();

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IResult Json(JsonObject body) => TypedResults.Text(body.ToJsonString(ServiceDefaults.Json.Options), Type);
}

internal static class CatalogueModule
{
    internal static void MapCatalogue(this RouteGroupBuilder v1)
    {
        var catalogue = v1.MapGroup("/catalogue").WithTags("catalogue");
        SearchCatalogue.Map(catalogue);
        CountFacets.Map(catalogue);
        RankPlaces.Map(catalogue);
        LinkedData.Map(catalogue);
        GetCard.Map(catalogue);
    }
}
