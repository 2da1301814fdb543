using System.Net;
using DanVan.Reporting.Queries;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

public sealed class QueryTests(Counted world) : IClassFixture<Counted>
{
    [Fact]
    public async Task An_indicator_and_a_unit_may_be_called_by_their_Vietnamese_names()
    {
        var answer = await (await Ask(new { indicators = new[] { "mo hinh duoc cong nhan" }, unit = "Thành phố Vinh", periods = new[] { "2024" }, structure = "2024-12-31" })).ShouldBe(HttpStatusCode.OK);
        var row = Assert.Single(answer.GetProperty("rows").EnumerateArray());
        Assert.Equal(("models-recognised", "412", 3m), (row.Text("indicator"), row.GetProperty("unit").Text("code"), row.Number("value")));
        Assert.Equal(0m, answer.GetProperty("freshness").Number("lagMs"));
    }

    [Fact]
    public async Task A_name_that_is_nearly_right_is_answered_with_the_one_that_was_meant()
    {
        using var answer = await Ask(new { indicators = new[] { "models-recognized" }, unit = "40", periods = new[] { "2024" } });
        Assert.Equal("models-recognised", (await answer.ShouldRefuse(404, "indicator-not-found")).Text("meant"));
    }

    [Theory]
    [InlineData("Thành phố Vihn", "412@2024-12-31")]
    [InlineData("doi cug", "16681@2024-12-31")]
    public async Task A_units_name_that_is_nearly_right_is_answered_with_the_one_that_was_meant(string name, string meant)
    {
        using var answer = await Ask(new { indicators = new[] { "models-recognised" }, unit = name, periods = new[] { "2024" }, structure = "2024-12-31" });
        var problem = await answer.ShouldRefuse(404, "unit-not-found");
        Assert.Equal([meant], problem.GetProperty("meant").EnumerateArray().Select(one => one.GetString()));
    }

    [Theory]
    [InlineData("whole", null, "40 5")]
    [InlineData("children", null, "412 3", "415 2")]
    [InlineData("district", null, "412 3", "415 2")]
    [InlineData("commune", null, "16681 3", "16762 2")]
    [InlineData("commune", """{"kinds":["ward"]}""", "16681 3")]
    [InlineData("commune", """{"max":2}""", "16762 2")]
    [InlineData("commune", """{"min":3}""", "16681 3")]
    [InlineData("commune", """{"units":["16762@2018-03-26"]}""", "16762 2")]
    [InlineData("commune", """{"units":["16762@2018-03-26"],"min":3}""")]
    [InlineData("commune", """{"units":["xa muong noc","Phường Đội Cung"],"kinds":["commune"]}""", "16762 2")]
    public async Task A_unit_is_divided_to_a_level_and_its_rows_are_filtered(string level, string? where, params string[] rows)
    {
        using var answer = await Ask(new
        {
            indicators = new[] { "models-recognised" }, unit = SampleUnits.ProvinceClaim, periods = new[] { "2024" }, level, structure = "2024-12-31",
            where = where is null ? null : System.Text.Json.Nodes.JsonNode.Parse(where),
        });
        Assert.Equal(rows, (await answer.ShouldBe(HttpStatusCode.OK)).GetProperty("rows").EnumerateArray().Where(row => row.Number("value") > 0)
            .Select(row => $"{row.GetProperty("unit").Text("code")} {row.Number("value")}"));
    }

    [Theory]
    [InlineData("""{"units":["16762@2018-03-26","Phường Đội Cug"]}""", 404, "unit-not-found", """["16681@2024-12-31"]""")]
    [InlineData("""{"units":["16762@1999-03-26"]}""", 404, "unit-not-found", null)]
    [InlineData("""{"units":["01900000-0000-7000-8000-00000000dead"]}""", 404, "unit-not-found", null)]
    [InlineData("""{"kinds":["ward","communes"]}""", 422, "unit-kind-not-found", "\"commune\"")]
    public async Task A_filter_that_names_what_is_not_there_is_refused_with_what_was_meant(string where, int status, string code, string? meant)
    {
        using var answer = await Ask(new
        {
            indicators = new[] { "models-recognised" }, unit = SampleUnits.ProvinceClaim, periods = new[] { "2024" }, level = "commune", structure = "2024-12-31",
            where = System.Text.Json.Nodes.JsonNode.Parse(where),
        });
        var problem = await answer.ShouldRefuse(status, code);
        Assert.Equal(meant, problem.TryGetProperty("meant", out var nearest) ? nearest.GetRawText() : null);
    }

    [Fact]
    public async Task A_text_that_is_longer_than_any_name_is_compared_with_none()
    {
        using var answer = await Ask(new { indicators = new[] { new string('x', 2000) }, unit = "40", periods = new[] { "2024" } });
        Assert.False((await answer.ShouldRefuse(404, "indicator-not-found")).TryGetProperty("meant", out _));
    }

    [Theory]
    [InlineData("""{"indicators":[null],"unit":"40","periods":["2024"]}""", "/indicators")]
    [InlineData("""{"indicators":["models-recognised"],"unit":"40","periods":["2024",null]}""", "/periods")]
    [InlineData("""{"indicators":["models-recognised"],"unit":"40","periods":["2024"],"where":{"kinds":[null]}}""", "/where/kinds")]
    public async Task Null_in_a_list_is_refused_where_it_stands(string query, string pointer)
    {
        using var body = new StringContent(query, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var answer = await world.Reporting.Anonymous().PostAsync(new Uri("/v1/queries", UriKind.Relative), body);
        Assert.Equal(pointer, (await answer.ShouldRefuse(400, "malformed-request")).GetProperty("errors")[0].Text("pointer"));
    }

    [Fact]
    public async Task A_query_beyond_the_limits_is_refused_with_the_limits_and_never_cut()
    {
        using var answer = await Ask(new { indicators = new[] { "models-recognised" }, unit = "40", periods = new[] { "last-61-months" } });
        Assert.Equal(60m, (await answer.ShouldRefuse(422, "query-too-large")).GetProperty("limits").Number("periods"));
    }

    [Fact]
    public async Task Figures_from_both_sides_of_a_changed_definition_are_only_given_to_who_asks_for_them()
    {
        await world.Reporting.Database.Run("""
            update indicator set valid_to = '2024-07-01' where code = 'consultations-opened' and version = 1;
            insert into indicator (code, version, valid_from, name_vi, name_en, definition_vi, definition_en, measure, direction, visibility, counts)
            select code, 2, '2024-07-01', name_vi, name_en, definition_vi, definition_en, measure, direction, visibility, counts from indicator where code = 'consultations-opened'
            """);
        using var refused = await Ask(new { indicators = new[] { "consultations-opened" }, unit = "40", periods = new[] { "2024" } });
        Assert.Equal("2024-07-01", (await refused.ShouldRefuse(422, "definition-changed")).GetProperty("breaks")[0].GetString());
        using var allowed = await Ask(new { indicators = new[] { "consultations-opened" }, unit = "40", periods = new[] { "2024" }, allowBreak = true });
        Assert.Equal("2024-07-01", (await allowed.ShouldBe(HttpStatusCode.OK)).GetProperty("breaks")[0].GetString());
    }

    [Theory]
    [InlineData("this-year", "2026")]
    [InlineData("last-quarter", "2026-Q3")]
    [InlineData("last-3-months", "2026-08 2026-09 2026-10")]
    [InlineData("year-to-date", "2026-01-01..2026-11-23")]
    [InlineData("next-year", null)]
    [InlineData("last-0-years", null)]
    [InlineData("this-3-years", null)]
    public void Periods_are_said_relative_to_today(string text, string? names) =>
        Assert.Equal(names, NamedPeriod.Read(text, new(2026, 11, 23)) is { } read ? string.Join(' ', read.Select(one => one.Name)) : null);

    [Fact]
    public async Task Rows_over_the_limit_of_age_are_refused_with_the_reason()
    {
        await world.Reporting.Database.Run("""
            insert into event_followed (source, position, head, recorded_at) values ('feedback', 0, 7, now() - interval '1 hour')
            on conflict (source) do update set head = 7, recorded_at = excluded.recorded_at
            """);
        try
        {
            foreach (var path in new[] { "/v1/odata/Figures", "/v1/odata/Indicators" })
            {
                using var answer = await world.Reporting.Anonymous().GetAsync(new Uri(path, UriKind.Relative));
                await answer.ShouldRefuse(503, "figures-too-old");
            }
            using var query = await Ask(new { indicators = new[] { "models-recognised" }, unit = "40", periods = new[] { "2024" } });
            await query.ShouldRefuse(503, "figures-too-old");
        }
        finally
        {
            await world.Reporting.Database.Run("update event_followed set head = 0, recorded_at = null where source = 'feedback'");
        }
    }

    private Task<HttpResponseMessage> Ask(object question) => world.Reporting.Anonymous().Post("/v1/queries", question);
}
