using System.Net;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Units;

public sealed class ChangeRequestTests(NgheAnHost host) : CommitteeTest(host)
{
    [Fact]
    public async Task A_wish_is_decided_field_by_field_and_keeps_the_old_values()
    {
        var (caller, unit) = await OwnCommune();
        var code = NextCode();
        var asked = await (await Ask(caller, unit, ("name", "Xã Mới"), ("code", code))).ShouldBe(HttpStatusCode.Created);
        Assert.Equal("open", asked.Text("state"));
        var decided = await (await Decide(asked.Id(), ("name", true), ("code", false))).ShouldBe(HttpStatusCode.OK);
        var name = decided.GetProperty("fields").EnumerateArray().Single(field => field.Text("field") == "name");
        Assert.Equal(("Xã Một", "Xã Mới", true), (name.Text("old"), name.Text("requested"), name.GetProperty("approved").GetBoolean()));
        var now = await Anybody.Read($"/v1/units/{unit}?asOf=2026-01-01");
        Assert.Equal("Xã Mới", now.Text("name"));
        Assert.NotEqual(code, now.Text("code"));
        Assert.Equal("Xã Một", (await Anybody.Read($"/v1/units/{unit}?asOf=2025-12-31")).Text("name"));
        await (await Decide(asked.Id(), "\"2\"", ("name", true), ("code", false))).ShouldRefuse(409, "unit-change-request-decided");
    }

    [Fact]
    public async Task All_fields_need_a_decision_and_a_value_that_has_changed_since_is_not_approved()
    {
        var (caller, unit) = await OwnCommune();
        var asked = await (await Ask(caller, unit, ("name", "Xã Mới"), ("kind", "ward"))).ShouldBe(HttpStatusCode.Created);
        await (await Decide(asked.Id(), ("name", true))).ShouldRefuse(422, "unit-change-request-fields");
        await (await Change(unit, "renamings", new { name = "Xã Khác", effectiveOn = "2025-01-01", document = Resolution })).ShouldBe(HttpStatusCode.OK);
        await (await Decide(asked.Id(), ("name", true), ("kind", true))).ShouldRefuse(409, "unit-change-request-outdated");
        await (await Decide(asked.Id(), ("name", false), ("kind", true))).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("Phường Khác", (await Anybody.Read($"/v1/units/{unit}?asOf=2026-01-01")).Text("name"));
    }

    [Fact]
    public async Task A_commune_asks_for_itself_and_neither_asks_for_nor_sees_the_wishes_of_another()
    {
        var (caller, unit) = await OwnCommune();
        var (other, _) = await OwnCommune();
        await (await Ask(other, unit, ("name", "Xã Chiếm"))).ShouldRefuse(403, "forbidden");
        var asked = await (await Ask(caller, unit, ("name", "Xã Mới"))).ShouldBe(HttpStatusCode.Created);
        Assert.Equal(asked.Id(), (await caller.Read("/v1/unit-change-requests")).GetProperty("items")[0].Id());
        Assert.Equal(0, (await other.Read("/v1/unit-change-requests")).GetProperty("items").GetArrayLength());
        await (await other.GetAsync(new Uri($"/v1/unit-change-requests/{asked.Id()}", UriKind.Relative))).ShouldRefuse(404, "unit-change-request-not-found");
        await (await caller.Post($"/v1/unit-change-requests/{asked.Id()}/decisions", new { fields = new[] { new { field = "name", approved = true } } }, ifMatch: "\"1\""))
            .ShouldBe(HttpStatusCode.Forbidden);
        // Not in the feed of the other either.
        await Eventually.Holds(() => Hears(caller, asked.Id()), TimeSpan.FromMinutes(1));
        Assert.False(await Hears(other, asked.Id()));
    }

    [Theory]
    [InlineData("name", null)]
    [InlineData("kind", "hamlet")]
    [InlineData("parent", "40")]
    [InlineData("colour", "red")]
    public async Task A_wish_that_no_unit_can_have_is_refused(string field, string? value)
    {
        var (caller, unit) = await OwnCommune();
        await (await Ask(caller, unit, (field, value))).ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<(HttpClient Caller, Guid Unit)> OwnCommune()
    {
        var (_, _, one, _) = await OwnProvince();
        return (Host.As($"commune-{one}", one.ToString(), "committee.read", "committee.write"), one);
    }

    private static async Task<bool> Hears(HttpClient caller, Guid request) =>
        (await caller.Read("/v1/changes?types=vn.danvan.committee.unit-change-requested.v1&limit=500"))
            .GetProperty("events").EnumerateArray().Any(one => one.GetProperty("subject").GetGuid() == request);

    private static Task<HttpResponseMessage> Ask(HttpClient caller, Guid unit, params (string Field, string? Value)[] wishes) => caller.Post("/v1/unit-change-requests", new
    {
        unitId = unit, fields = wishes.Select(wish => new { field = wish.Field, value = wish.Value }), effectiveOn = "2026-01-01", document = Resolution, reason = "Theo nguyện vọng của nhân dân",
    });

    private Task<HttpResponseMessage> Decide(Guid request, params (string Field, bool Approved)[] decisions) => Decide(request, "\"1\"", decisions);

    private Task<HttpResponseMessage> Decide(Guid request, string ifMatch, params (string Field, bool Approved)[] decisions) =>
        Keeper.Post($"/v1/unit-change-requests/{request}/decisions", new { fields = decisions.Select(one => new { field = one.Field, approved = one.Approved, reason = "Đủ căn cứ" }) }, ifMatch: ifMatch);
}
