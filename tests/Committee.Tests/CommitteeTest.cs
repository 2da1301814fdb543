using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Committee.Tests;

[CollectionDefinition]
public sealed class NgheAnCollection : ICollectionFixture<NgheAnHost>;

/// <summary>Callers, and what they have done, in the words of the movement. The registry holds all of Nghệ An; tests add a province of their own.</summary>
[Collection(typeof(NgheAnCollection))]
public abstract class CommitteeTest(NgheAnHost host)
{
    private static int number = 900;

    protected static readonly object Resolution = new { symbol = "1678/NQ-UBTVQH15", issuer = "Ủy ban Thường vụ Quốc hội", issuedOn = "2025-06-16", effectiveOn = "2025-06-16" };

    protected NgheAnHost Host => host;

    protected HttpClient Keeper { get; } = host.Keeper;

    protected HttpClient Province { get; } = host.Province;

    protected HttpClient Anybody { get; } = host.Anonymous();

    protected static string NextCode() => $"T{Interlocked.Increment(ref number)}";

    protected async Task<JsonElement> Registered(string name, string kind, Guid? parent = null, string? code = null, string from = "2014-01-01")
    {
        using var answer = await Keeper.Post("/v1/units", new { name, kind, code = code ?? NextCode(), parentId = parent, validFrom = from, document = Resolution });
        return await answer.ShouldBe(HttpStatusCode.Created);
    }

    /// <summary>A province of the test's own with one district and two communes.</summary>
    protected async Task<(Guid Province, Guid District, Guid One, Guid Other)> OwnProvince()
    {
        var province = (await Registered("Tỉnh Thử Nghiệm", "province")).Id();
        var district = (await Registered("Huyện Thử", "district", province)).Id();
        return (province, district, (await Registered("Xã Một", "commune", district)).Id(), (await Registered("Xã Hai", "commune", district)).Id());
    }

    protected async Task<Guid> UnitOf(string code, string day) =>
        (await Anybody.Read($"/v1/units?code={code}&asOf={day}")).GetProperty("items")[0].Id();

    protected Task<HttpResponseMessage> Change(Guid unit, string change, object body, string ifMatch = "\"1\"", string query = "") =>
        Keeper.Post($"/v1/units/{unit}/{change}{query}", body, ifMatch: ifMatch);
}
