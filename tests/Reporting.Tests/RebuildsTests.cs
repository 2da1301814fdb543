using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>An operator has the facts made again over the interface, and sees what it came to.</summary>
public sealed class RebuildsTests(ReportingHost reporting) : IClassFixture<ReportingHost>
{
    private readonly HttpClient operations = reporting.As("operator", null, "events.operate", "events.all");

    [Fact]
    public async Task What_differs_from_the_archive_is_switched_only_when_that_is_asked_for()
    {
        await ReceiveEventsTests.Receive(reporting.Database, ReceiveEventsTests.Events(400, new(62)), 100);
        var same = await Ended(new { readModel = "facts" });
        Assert.Equal(("switched", 0m, 0m), (same.Text("state"), same.Number("missing"), same.Number("surplus")));
        Assert.True(same.Number("rows") > 0);

        await reporting.Database.Run("update fact set value = 99 where id = (select min(id) from fact)");
        var differs = await Ended(new { readModel = "facts" });
        Assert.Equal(("differs", 1m, 1m), (differs.Text("state"), differs.Number("missing"), differs.Number("surplus")));
        Assert.Contains("99", differs.Text("differences"), StringComparison.Ordinal);
        Assert.Equal(1, await reporting.Database.Read<int>("select count(*) from fact where value = 99"));

        Assert.Equal("switched", (await Ended(new { readModel = "facts", always = true })).Text("state"));
        Assert.Equal(0, await reporting.Database.Read<int>("select count(*) from fact where value = 99"));

        // The newest first, page by page.
        var page = await operations.Read("/v1/rebuilds?limit=2");
        var rest = await operations.Read($"/v1/rebuilds?limit=2&cursor={Uri.EscapeDataString(page.Text("next"))}");
        Assert.Equal(["switched", "differs", "switched"], page.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).Select(one => one.Text("state")));
        const string types = "vn.danvan.reporting.rebuild-requested.v1,vn.danvan.reporting.read-model-rebuilt.v1";
        await Eventually.Holds(async () => (await operations.Read($"/v1/changes?types={types}")).GetProperty("events").GetArrayLength() == 6);
        Assert.Equal(0, (await reporting.As("province", SampleUnits.ProvinceClaim, "reporting.read").Read($"/v1/changes?types={types}")).GetProperty("events").GetArrayLength());
    }

    [Fact]
    public async Task Only_operators_ask_for_it_and_only_for_what_there_is()
    {
        using var stranger = await reporting.As("province", SampleUnits.ProvinceClaim, "reporting.read", "reporting.plan").Post("/v1/rebuilds", new { readModel = "facts" });
        await stranger.ShouldRefuse(403, "forbidden");
        using var unknown = await operations.Post("/v1/rebuilds", new { readModel = "event_archive" });
        await unknown.ShouldRefuse(404, "read-model-not-found");
    }

    private async Task<JsonElement> Ended(object request)
    {
        using var asked = await operations.Post("/v1/rebuilds", request);
        await asked.ShouldBe(HttpStatusCode.Accepted);
        JsonElement rebuild = default;
        await Eventually.Holds(async () => (rebuild = await operations.Read(asked.Headers.Location!.ToString())).Text("state") != "requested", TimeSpan.FromSeconds(60));
        return rebuild;
    }
}
