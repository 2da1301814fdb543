using System.Net;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Units;

public sealed class ChangeUnitTests(NgheAnHost host) : CommitteeTest(host)
{
    [Fact]
    public async Task A_registered_unit_has_an_address_a_version_and_what_may_be_done_with_it()
    {
        using var answer = await Keeper.Post("/v1/units", new { name = "Tỉnh Mới", kind = "province", code = NextCode(), validFrom = "2026-01-01", document = Resolution });
        var unit = await answer.ShouldBe(HttpStatusCode.Created);
        Assert.Equal($"/v1/units/{unit.Id()}", answer.Headers.Location?.OriginalString);
        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        Assert.Equal("Mới", unit.Text("shortName"));
        Assert.Contains("rename", unit.GetProperty("transitions").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(0, (await Anybody.Read($"/v1/units/{unit.Id()}")).GetProperty("transitions").GetArrayLength());
    }

    [Fact]
    public async Task A_code_that_another_unit_carries_is_refused_by_the_database()
    {
        using var answer = await Keeper.Post("/v1/units", new { name = "Xã Giả", kind = "commune", code = "16849", validFrom = "2026-01-01", document = Resolution });
        await answer.ShouldRefuse(409, "unit-code-taken");
    }

    [Fact]
    public async Task Of_ten_units_that_claim_one_code_at_once_exactly_one_gets_it()
    {
        var code = NextCode();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            Keeper.Post("/v1/units", new { name = "Tỉnh Tranh", kind = "province", code, validFrom = "2026-01-01", document = Resolution })));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.Created), answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
    }

    [Fact]
    public async Task A_renamed_recoded_and_reclassified_unit_is_shown_as_it_stood_on_each_day()
    {
        var (_, _, one, _) = await OwnProvince();
        await (await Change(one, "renamings", new { name = "Xã Minh Châu", effectiveOn = "2020-01-01", document = Resolution })).ShouldBe(HttpStatusCode.OK);
        var code = NextCode();
        await (await Change(one, "recodings", new { code, effectiveOn = "2020-01-01", document = Resolution }, "\"2\"")).ShouldBe(HttpStatusCode.OK);
        var ward = await (await Change(one, "reclassifications", new { kind = "ward", effectiveOn = "2024-12-01", document = Resolution }, "\"3\"")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(("Phường Minh Châu", 4), (ward.Text("name"), ward.GetProperty("version").GetInt32()));
        Assert.Equal("Xã Một", (await Anybody.Read($"/v1/units/{one}?asOf=2019-12-31")).Text("name"));
        var after = await Anybody.Read($"/v1/units/{one}?asOf=2020-01-01");
        Assert.Equal(("Xã Minh Châu", code), (after.Text("name"), after.Text("code")));
        Assert.Equal(3, (await Anybody.Read($"/v1/units/{one}/history")).GetProperty("stretches").GetArrayLength());
    }

    [Fact]
    public async Task A_change_needs_the_version_that_its_caller_has_seen()
    {
        var (_, _, one, _) = await OwnProvince();
        var body = new { name = "Xã Khác", effectiveOn = "2020-01-01", document = Resolution };
        await (await Keeper.Post($"/v1/units/{one}/renamings", body)).ShouldRefuse(428, "if-match-missing");
        await (await Change(one, "renamings", body, "\"7\"")).ShouldRefuse(412, "stale-version");
        await (await Change(Guid.CreateVersion7(), "renamings", body)).ShouldRefuse(404, "unit-not-found");
        await (await Province.Post($"/v1/units/{one}/renamings", body, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_unit_moves_below_another_and_never_below_itself()
    {
        var (province, district, one, _) = await OwnProvince();
        await (await Change(district, "reparentings", new { parentId = one, effectiveOn = "2020-01-01", document = Resolution })).ShouldRefuse(409, "unit-parent-unfit");
        await (await Change(one, "reparentings", new { parentId = Guid.CreateVersion7(), effectiveOn = "2020-01-01", document = Resolution })).ShouldRefuse(409, "unit-parent-unfit");
        await (await Change(one, "reparentings", new { parentId = province, effectiveOn = "2020-01-01", document = Resolution })).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(2, (await Anybody.Read($"/v1/units/{one}/ancestors?asOf=2019-12-31")).GetProperty("items").GetArrayLength());
        Assert.Equal(1, (await Anybody.Read($"/v1/units/{one}/ancestors?asOf=2020-01-01")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_unit_with_units_below_it_does_not_end_and_a_dry_run_lists_them()
    {
        var (_, district, _, _) = await OwnProvince();
        var body = new { effectiveOn = "2025-07-01", document = Resolution };
        var refusal = await (await Change(district, "abolitions", body)).ShouldRefuse(409, "unit-has-children");
        Assert.Equal(2, refusal.GetProperty("children").GetArrayLength());
        var report = await (await Change(district, "abolitions", body, query: "?dryRun=true")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(["Xã Hai", "Xã Một"], report.GetProperty("childUnits").EnumerateArray().Select(unit => unit.Text("name")).Order());
        Assert.Equal("vn.danvan.committee.unit-abolished.v1", report.GetProperty("events")[0].Text("type"));
        Assert.Equal(1, (await Anybody.Read($"/v1/units/{district}")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task An_abolished_unit_is_shown_in_its_last_state_and_not_on_later_days()
    {
        var (_, _, one, _) = await OwnProvince();
        await (await Change(one, "abolitions", new { effectiveOn = "2020-01-01", document = Resolution })).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("2020-01-01", (await Anybody.Read($"/v1/units/{one}")).Text("validTo"));
        await (await Anybody.GetAsync(new Uri($"/v1/units/{one}?asOf=2020-01-01", UriKind.Relative))).ShouldRefuse(404, "unit-not-found");
        await (await Change(one, "renamings", new { name = "Xã Khác", effectiveOn = "2024-12-01", document = Resolution }, "\"2\"")).ShouldRefuse(409, "unit-ended");
    }

    [Theory]
    [InlineData("{\"name\":\"Xã A\",\"kind\":\"hamlet\",\"validFrom\":\"2020-01-01\",\"document\":{\"symbol\":\"1\",\"issuer\":\"2\",\"effectiveOn\":\"2020-01-01\"}}")]
    [InlineData("{\"name\":\"Xã A\",\"kind\":\"commune\",\"validFrom\":\"9999-01-01\",\"document\":{\"symbol\":\"1\",\"issuer\":\"2\",\"effectiveOn\":\"2020-01-01\"}}")]
    [InlineData("{\"kind\":\"commune\",\"validFrom\":\"2020-01-01\",\"document\":{\"symbol\":\"1\",\"issuer\":\"2\",\"effectiveOn\":\"2020-01-01\"}}")]
    [InlineData("{\"name\":\"Xã A\",\"kind\":\"commune\",\"validFrom\":\"2020-01-01\"}")]
    [InlineData("{\"name\":\"Xã A\",\"kind\":\"commune\",\"validFrom\":\"2020-01-01\",\"document\":{\"symbol\":\"\",\"issuer\":\"2\",\"effectiveOn\":\"2020-01-01\"}}")]
    public async Task A_unit_without_a_known_kind_a_plausible_day_a_name_or_a_document_is_refused(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/units") { Content = new StringContent(body, null, "application/json") };
        using var answer = await Keeper.SendAsync(request);
        await answer.ShouldBe(HttpStatusCode.BadRequest);
    }
}
