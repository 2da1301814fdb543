using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>A ratio is divided anew from its parts, wherever it is asked for: three models in one of two wards that became one.</summary>
public sealed class RatioTests(Counted world) : IClassFixture<Counted>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await world.Reporting.Database.Run($"""
        update unit_version set population = case unit_id when '{SampleUnits.DoiCung}' then 20000 when '{SampleUnits.DongVinh}' then 10000 else 30500 end
        where unit_id in ('{SampleUnits.DoiCung}', '{SampleUnits.DongVinh}', '{SampleUnits.ThanhVinh}');
        update unit_revision set revision = revision + 1;
        """);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("412@2018-03-26", "commune", "2024-12-31", "16663: 0 / 10000 = 0", "16681: 3 / 20000 = 1.5")]
    [InlineData("412@2018-03-26", "whole", "2024-12-31", "412: 3 / 30000 = 1")]
    [InlineData("16681@2026-01-01", "whole", "2026-01-01", "16681: 3 / 30000 = 1")]
    public async Task Of_units_that_were_merged_it_is_neither_the_sum_nor_the_mean_of_theirs(string unit, string level, string structure, params string[] rows)
    {
        using var asked = await world.Reporting.Anonymous().Post("/v1/queries", new { indicators = new[] { "recognised-per-10000" }, unit, periods = new[] { "2024" }, level, structure });
        Assert.Equal(rows, (await asked.ShouldBe(HttpStatusCode.OK)).GetProperty("rows").EnumerateArray()
            .Select(row => $"{row.GetProperty("unit").Text("code")}: {row.Number("numerator")} / {row.Number("denominator")} = {row.Number("value")}"));
    }

    [Theory]
    [InlineData("recognised-of-registered", "3 / 4 = 75")]
    [InlineData("registered-per-10000", "4 / 30000 = 1.3333")]
    [InlineData("opinions-of-registered", "10 / 4 = 250")]
    public async Task Who_may_see_a_part_of_one_side_is_told_what_that_part_is_of_the_same_part_of_the_other(string indicator, string row)
    {
        await world.Reporting.Database.Run("""
            insert into indicator (code, version, valid_from, name_vi, name_en, definition_vi, definition_en, measure, direction, visibility, counts, numerator, denominator, per)
            select code, 1, '1900-01-01', code, code, code, code, 'ratio', 'up', 'subtree', 'ratio', numerator, denominator, per
            from (values ('registered-per-10000', 'models-registered', 'residents', 10000), ('opinions-of-registered', 'opinions-received', 'models-registered', 100)) v (code, numerator, denominator, per)
            on conflict do nothing
            """);
        using var asked = await world.Caller("thanh-vinh").Post("/v1/queries", new { indicators = new[] { indicator }, unit = SampleUnits.ProvinceClaim, periods = new[] { "2024" }, structure = "2024-12-31" });
        var found = (await asked.ShouldBe(HttpStatusCode.OK)).GetProperty("rows")[0];
        Assert.Equal(("own-unit", row), (found.Text("coverage"), $"{found.Number("numerator")} / {found.Number("denominator")} = {found.Number("value")}"));
    }

    [Theory]
    [InlineData("nobody", "recognised-per-10000", SampleUnits.VinhClaim, "models-recognised 1, models-recognised 1, models-recognised 1, residents 10000, residents 20000")]
    [InlineData("thanh-vinh", "recognised-of-registered", SampleUnits.ProvinceClaim, "models-recognised 1, models-recognised 1, models-recognised 1, models-registered 1, models-registered 1, models-registered 1, models-registered 1")]
    [InlineData("que-phong", "recognised-of-registered", SampleUnits.VinhClaim, "")]
    public async Task A_ratio_opens_to_the_inputs_of_both_its_parts_page_by_page(string role, string indicator, string unit, string expected)
    {
        await world.Reporting.Database.Run("""
            insert into event_archive (source, position, id, type, subject, subject_version, actor, occurred_at, recorded_at, data)
            select source, position, cause, 'vn.danvan.model-registry.' || replace(indicator, 'models-', 'model-') || '.v1', subject, 1, 'test', known_at, known_at, '{}'
            from fact where source = 'model-registry' on conflict do nothing
            """);
        List<JsonElement> inputs = [];
        for (var cursor = ""; cursor is not null;)
        {
            var page = await world.Caller(role).Read($"/v1/figures/why?indicator={indicator}&unit={unit}&period=2024&structure=2024-12-31&limit=2{cursor}");
            inputs.AddRange(page.GetProperty("items").EnumerateArray());
            Assert.Equal(3, page.GetProperty("definitions").GetArrayLength());
            Assert.Equal(indicator, page.GetProperty("definitions")[0].Text("code"));
            cursor = page.TryGetProperty("next", out var next) ? $"&cursor={Uri.EscapeDataString(next.GetString()!)}" : null;
        }
        Assert.Equal(expected, string.Join(", ", inputs.Select(input => $"{input.Text("indicator")} {input.Number("value")}")));
        using var other = await world.Caller(role).GetAsync(new Uri($"/v1/figures/why?indicator={indicator}&unit={unit}&period=2024&cursor=both.x", UriKind.Relative));
        await other.ShouldRefuse(400, "invalid-cursor");
    }

    [Fact]
    public async Task A_target_for_a_ratio_is_measured_within_the_callers_own_unit_on_both_sides()
    {
        var target = await Agreed(SampleUnits.Province, "recognised-of-registered", "2024", 90);
        Assert.Equal((100m, 75m), (target.Number("value"), (await world.Caller("thanh-vinh").Read($"/v1/targets/{target.GetProperty("target").Id()}")).Number("value")));
    }

    [Theory]
    [InlineData("models-recognised", 12, "value 7, expected 6, forecast 14, on-course, True")]
    [InlineData("recognised-per-10000", 4, "value 2.2951, expected 2, forecast 4.5902, on-course, True")]
    [InlineData("recognised-of-registered", 90, "value 87.5, expected 90, forecast 87.5, behind, False")]
    [InlineData("residents", 40000, "value 30500, expected 40000, forecast 30500, behind, False")]
    [InlineData("units", 1, "value 1, expected 1, forecast 1, on-course, True")]
    public async Task Half_way_what_happens_day_by_day_is_forecast_twice_as_much_and_what_stands_or_is_a_share_stays_what_it_is(string indicator, decimal value, string progress)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));
        var (first, last) = (today.AddDays(-9), today.AddDays(10));
        if (await world.Reporting.Database.Read<int>("select count(*) from fact where source = 'half way'") == 0)
        {
            await world.Count("models-recognised", SampleUnits.ThanhVinh, 1, "half way", $"{first:yyyy-MM-dd}", "7");
            await world.Count("models-registered", SampleUnits.ThanhVinh, 1, "half way", $"{first:yyyy-MM-dd}", "8");
        }
        var target = await Agreed(SampleUnits.ThanhVinh, indicator, $"{first:yyyy-MM-dd}..{last:yyyy-MM-dd}", value);
        Assert.Equal(progress, $"value {target.Number("value")}, expected {target.Number("expected")}, forecast {target.Number("forecast")}, {target.Text("standing")}, {target.GetProperty("willBeReached")}");
    }

    [Theory]
    [InlineData("province", "recognised-of-registered", "2022")]
    [InlineData("nobody", "opinions-received", "2022")]
    public async Task A_target_of_which_nothing_is_told_has_no_standing(string role, string indicator, string period)
    {
        var target = await Agreed(SampleUnits.Province, indicator, period, 10);
        var progress = await world.Caller(role).Read($"/v1/targets/{target.GetProperty("target").Id()}");
        Assert.DoesNotContain(progress.EnumerateObject(), one => one.Name is "value" or "forecast" or "standing" or "willBeReached");
        Assert.Equal(10m, progress.GetProperty("target").Number("value"));
    }

    /// <summary>A target, as the province sees it.</summary>
    private async Task<JsonElement> Agreed(Guid unitId, string indicator, string period, decimal value)
    {
        using var agreed = await world.Reporting.As("office", SampleUnits.ProvinceClaim, "reporting.read", "reporting.plan").Post("/v1/targets", new
        {
            unitId, indicator, period, value, owner = "Ban Dân vận Tỉnh ủy", document = "05-CT/TU",
        });
        return await world.Caller("province").Read($"/v1/targets/{(await agreed.ShouldBe(HttpStatusCode.Created)).Id()}");
    }
}
