using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Units;

public sealed class UndoTests(NgheAnHost host) : CommitteeTest(host)
{
    [Fact]
    public async Task An_undone_merger_gives_both_communes_back_and_the_new_one_never_was()
    {
        var (_, district, one, other) = await OwnProvince();
        var merged = await Merged(district, one, other);
        await (await Undo(merged)).ShouldBe(HttpStatusCode.OK);
        foreach (var commune in new[] { one, other })
        {
            Assert.False((await Anybody.Read($"/v1/units/{commune}")).TryGetProperty("validTo", out _));
            Assert.Equal(commune, (await Anybody.Read($"/v1/units/{commune}/successors?asOf=2026-01-01")).GetProperty("items")[0].GetProperty("unit").Id());
        }
        await (await Anybody.GetAsync(new Uri($"/v1/units/{merged.Id()}", UriKind.Relative))).ShouldRefuse(404, "unit-not-found");
        // The code is free again, and the right merger can be entered.
        await Merged(district, one, other, merged.Text("code"), version: 3);
    }

    [Fact]
    public async Task A_dry_run_lists_what_would_be_undone_and_undoes_nothing()
    {
        var (_, district, one, other) = await OwnProvince();
        var merged = await Merged(district, one, other);
        var report = await (await Undo(merged, "?dryRun=true")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(new[] { one, other, merged.Id() }.Order(), report.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("unitId").GetGuid()).Order());
        Assert.Equal("2025-07-01", (await Anybody.Read($"/v1/units/{one}")).Text("validTo"));
    }

    [Fact]
    public async Task A_change_on_which_another_rests_is_not_undone()
    {
        var (_, district, one, other) = await OwnProvince();
        var merged = await Merged(district, one, other);
        await (await Change(merged.Id(), "renamings", new { name = "Xã Đổi Tên", effectiveOn = "2025-08-01", document = Resolution })).ShouldBe(HttpStatusCode.OK);
        await (await Undo(one, 2)).ShouldRefuse(409, "unit-change-built-upon");
        // First the newer one.
        await (await Undo(merged.Id(), 2)).ShouldBe(HttpStatusCode.OK);
        await (await Undo(merged.Id(), 3)).ShouldRefuse(409, "nothing-to-undo");
        Assert.Equal(merged.Text("name"), (await Anybody.Read($"/v1/units/{merged.Id()}")).Text("name"));
    }

    [Fact]
    public async Task A_unit_above_others_does_not_vanish()
    {
        var (_, district, one, other) = await OwnProvince();
        var merged = await Merged(district, one, other);
        await (await Keeper.Post("/v1/units", new { name = "Xóm Mới", kind = "agency", parentId = merged.Id(), validFrom = "2025-07-02", document = Resolution })).ShouldBe(HttpStatusCode.Created);
        var refused = await (await Undo(merged)).ShouldRefuse(409, "unit-change-built-upon");
        Assert.Equal(merged.Id(), refused.GetProperty("unitIds")[0].GetGuid());
    }

    [Fact]
    public async Task After_the_window_a_change_needs_a_document_of_its_own()
    {
        await using var strict = new WithoutWindow();
        await strict.InitializeAsync();
        using var keeper = strict.Keeper;
        var unit = await (await keeper.Post("/v1/units", new { name = "Tỉnh Thử", kind = "province", code = "T1", validFrom = "2014-01-01", document = Resolution })).ShouldBe(HttpStatusCode.Created);
        var refused = await (await keeper.Post($"/v1/units/{unit.Id()}/undos", new { reason = "Nhập nhầm đơn vị này." }, ifMatch: "\"1\"")).ShouldRefuse(409, "undo-too-late");
        Assert.True(refused.GetProperty("until").GetDateTimeOffset() <= DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task Of_an_undoing_and_a_renaming_at_once_exactly_one_happens()
    {
        var (_, district, one, other) = await OwnProvince();
        var merged = await Merged(district, one, other);
        var answers = await Task.WhenAll(
            Undo(merged), Change(merged.Id(), "renamings", new { name = "Xã Đổi Tên", effectiveOn = "2025-08-01", document = Resolution }));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    private async Task<JsonElement> Merged(Guid district, Guid one, Guid other, string? code = null, int version = 1) =>
        await (await Keeper.Post("/v1/unit-mergers", new
        {
            sources = new[] { new { unitId = one, version }, new { unitId = other, version } },
            intoNewUnit = new { name = "Xã Hợp Nhất", kind = "commune", code = code ?? NextCode(), parentId = district },
            effectiveOn = "2025-07-01",
            document = Resolution,
        })).ShouldBe(HttpStatusCode.Created);

    private Task<HttpResponseMessage> Undo(JsonElement unit, string query = "") => Undo(unit.Id(), unit.GetProperty("version").GetInt64(), query);

    private Task<HttpResponseMessage> Undo(Guid unit, long version, string query = "") =>
        Change(unit, "undos", new { reason = "Nhập nhầm theo bản dự thảo." }, $"\"{version}\"", query);

    private sealed class WithoutWindow : CommitteeHost
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [.. base.Settings, new("Undo:Window", "00:00:00")];
    }
}
