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
}
