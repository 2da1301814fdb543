using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Committees;

/// <summary>Committees and who sits on them, as the province and the city of Vinh of 2018 enter them.</summary>
public abstract class EstablishingTest(NgheAnHost host) : CommitteeTest(host)
{
    private static int number;

    protected HttpClient Vinh { get; } = host.As("district-2018", "412@2018-03-26", "committee.read", "committee.write");

    protected async Task<JsonElement> Established(Guid unit, string name = "Ban Chỉ đạo", HttpClient? caller = null) =>
        await (await Establish(unit, caller ?? Province, name)).ShouldBe(HttpStatusCode.Created);

    protected static Task<HttpResponseMessage> Establish(Guid unit, HttpClient caller, string name = "Ban Chỉ đạo", string? symbol = null) => caller.Post("/v1/committees", new
    {
        unitId = unit,
        name,
        decision = new { symbol = symbol ?? $"{Interlocked.Increment(ref number)}-QĐ/TU", issuer = "Tỉnh ủy Nghệ An", issuedOn = "2016-05-20", effectiveOn = "2016-06-01" },
    });

    protected async Task<JsonElement> Seated(Guid committee, string role, string office, string holder, string from) =>
        await (await Seat(committee, role, office, holder, from)).ShouldBe(HttpStatusCode.Created);

    protected Task<HttpResponseMessage> Seat(Guid committee, string role, string office, string holder, string from, HttpClient? caller = null, Guid[]? oversees = null) =>
        (caller ?? Province).Post($"/v1/committees/{committee}/seats", new { role, office, holder, from, overseenUnitIds = oversees ?? [] });
}
