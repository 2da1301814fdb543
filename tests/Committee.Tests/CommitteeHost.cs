using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DanVan.Committee.Contracts.V1;
using DanVan.TestKit;

namespace DanVan.Committee.Tests;

/// <summary>The committee service on its own database, empty at first.</summary>
public class CommitteeHost() : ServiceHost<Program>("services/committee/Committee", "committeedb")
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
        [new("Deadlines:EverySeconds", "1"), new("Archives:TrustedKeysPem", Neighbour.ExportSubjectPublicKeyInfoPem())];

    /// <summary>The key of another installation whose archives are trusted here.</summary>
    public static ECDsa Neighbour { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public HttpClient Keeper => As("registry-keeper", null, "committee.registry", "committee.read", "events.all");

    public HttpClient Province => As("province-secretariat", "40", "committee.read", "committee.write");

    /// <summary>Sends a file of the sample and waits until its import has come to rest.</summary>
    public static async Task<JsonNode> Import(HttpClient caller, string kind, string file, DateOnly? from = null, LegalDocument? document = null)
    {
        using var answer = await Send(caller, kind, await File.ReadAllTextAsync(RealData.Path(file)), from, document);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return await AtRest(caller, (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<Guid>());
    }

    public static async Task<HttpResponseMessage> Send(
        HttpClient caller, string kind, string csv, DateOnly? from = null, LegalDocument? document = null, string? key = null, string more = "")
    {
        var query = $"/v1/unit-imports?kind={kind}{(from is { } day ? $"&validFrom={day:yyyy-MM-dd}" : "")}{more}";
        if (document is not null)
            query += $"&documentSymbol={Uri.EscapeDataString(document.Symbol)}&documentIssuer={Uri.EscapeDataString(document.Issuer)}&documentEffectiveOn={document.EffectiveOn:yyyy-MM-dd}";
        using var request = new HttpRequestMessage(HttpMethod.Post, query) { Content = new StringContent(csv, Encoding.UTF8, "text/csv") };
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        return await caller.SendAsync(request);
    }

    public static Task<JsonNode> AtRest(HttpClient caller, Guid import) => Eventually.Get(async () =>
        await caller.GetFromJsonAsync<JsonNode>($"/v1/unit-imports/{import}") is { } job && job["state"]!.GetValue<string>() != "received" ? job : null);

    /// <summary>All four structures with the transfers between them, as deploy/local loads them.</summary>
    public static async Task ImportEverything(HttpClient caller)
    {
        await Import(caller, "structure", RealData.Structures[0].File, RealData.Structures[0].From, RealData.Structures[0].Document);
        await Import(caller, "transfers", RealData.Successors);
        await Import(caller, "transfers", RealData.Mergers, new(2025, 7, 1));
        foreach (var (file, from, document) in RealData.Structures[1..])
            Assert.Equal("applied", (await Import(caller, "structure", file, from, document))["state"]!.GetValue<string>());
    }
}

/// <summary>The committee service with the whole registry of Nghệ An. Tests that share it only read, or change units of their own.</summary>
public sealed class NgheAnHost : CommitteeHost
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        using var keeper = Keeper;
        await ImportEverything(keeper);
    }
}
