using System.Net;
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

    [Fact]
    public async Task A_target_for_a_ratio_is_measured_within_the_callers_own_unit_on_both_sides()
    {
        using var agreed = await world.Reporting.As("office", SampleUnits.ProvinceClaim, "reporting.read", "reporting.plan").Post("/v1/targets", new
        {
            unitId = SampleUnits.Province, indicator = "recognised-of-registered", period = "2024", value = 90, owner = "Ban Dân vận Tỉnh ủy", document = "05-CT/TU",
        });
        var target = (await agreed.ShouldBe(HttpStatusCode.Created)).Id();
        Assert.Equal((100m, 75m), ((await world.Caller("province").Read($"/v1/targets/{target}")).Number("value"), (await world.Caller("thanh-vinh").Read($"/v1/targets/{target}")).Number("value")));
    }
}
