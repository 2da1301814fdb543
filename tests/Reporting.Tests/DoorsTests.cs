using System.Net;
using System.Text.Json;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.Reporting.Tests;

/// <summary>One truth behind every door: the same caller finds the same figures, and nothing that is not the caller's to see.</summary>
public sealed class DoorsTests(Counted world) : IClassFixture<Counted>
{
    private const string Unit = SampleUnits.ProvinceClaim;

    /// <summary>How each door is asked for the sum of an indicator over the province in 2024. A refusal is no figure.</summary>
    internal static readonly Dictionary<string, Func<Counted, string, string, Task<decimal>>> Doors = new()
    {
        ["figures"] = async (world, role, indicator) => Value((await Get(world, role, $"/v1/figures?indicator={indicator}&unit={Unit}&period=2024"))?.GetProperty("asReported"), "value"),
        ["recast"] = async (world, role, indicator) => Value((await Get(world, role, $"/v1/figures?indicator={indicator}&unit={Unit}&period=2024&structure=2025-06-30"))?.GetProperty("recast"), "value"),
        ["comparisons"] = async (world, role, indicator) => Value((await Get(world, role, $"/v1/comparisons?indicator={indicator}&unit={Unit}&structures=2024-12-31"))?.GetProperty("days")[0], "asReported"),
        ["query"] = async (world, role, indicator) => Sum(await Ask(world, role, new { indicators = new[] { indicator }, unit = Unit, periods = new[] { "2024" }, level = "commune", view = "reported" }), "rows", "value"),
        ["query by month"] = async (world, role, indicator) => Sum(await Ask(world, role, new { indicators = new[] { indicator }, unit = Unit, periods = Enumerable.Range(1, 12).Select(month => $"2024-{month:00}"), level = "district", structure = "2025-06-30" }), "rows", "value"),
        ["odata"] = async (world, role, indicator) => Sum(await Get(world, role, $"/v1/odata/Figures?$filter=Indicator eq '{indicator}' and Month ge 2024-01-01 and Month le 2024-12-31"), "value", "Value"),
        ["export csv"] = Export("csv"),
        ["export xlsx"] = Export("xlsx"),
        ["export parquet"] = Export("parquet"),
        ["export arrow"] = Export("arrow"),
        ["export sdmx-csv"] = Export("sdmx-csv"),
        ["export sdmx-json"] = Export("sdmx-json"),
        ["export geojson"] = Export("geojson"),
        ["feed"] = Feed,
        ["page"] = Page,
        ["sql"] = async (world, _, indicator) => await Sql(world, $"select coalesce(sum(value), 0) from analytics.figure where indicator = '{indicator}' and month between '2024-01-01' and '2024-12-31'"),
        ["odata, one by one"] = async (world, role, indicator) => await OneByOne(world, role, indicator),
    };

    internal static readonly string[] Roles = ["nobody", "no-scope", "no-unit", "que-phong", "thanh-vinh", "province"];

    public static IEnumerable<TheoryDataRow<string, string, string>> Everything =>
        from door in Doors.Keys
        from role in Roles
        from indicator in new[] { "models-recognised", "models-registered", "opinions-received" }
        select new TheoryDataRow<string, string, string>(door, role, indicator);

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Every_door_shows_to_every_caller_what_is_theirs(string door, string role, string indicator) =>
        Assert.Equal(Theirs(door, role, indicator), await Doors[door](world, role, indicator));

    [Fact]
    public async Task What_was_known_before_a_target_is_shown_to_those_alone_who_may_see_it()
    {
        await Agreed(world, "models-registered");
        async Task<string> Baseline(string role) => (await world.Caller(role).Read($"/v1/targets?unit={SampleUnits.Province}")).GetProperty("items").EnumerateArray()
            .Single(one => one.Text("indicator") == "models-registered") is var target && target.TryGetProperty("baseline", out var baseline) ? baseline.GetRawText() : "-";
        Assert.Equal(["-", "-", "-", "-", "-", "5"], await Task.WhenAll(Roles.Select(Baseline)));
    }

    [Fact]
    public async Task The_inputs_of_a_figure_are_only_those_that_the_caller_may_see_one_by_one()
    {
        async Task<int> Inputs(string role) => (await Get(world, role, $"/v1/figures/why?indicator=opinions-received&unit={Unit}&period=2024&limit=500"))?.GetProperty("items").GetArrayLength() ?? 0;
        Assert.Equal(0, await Inputs("nobody"));
        // Archived events stand behind inputs; these facts have none, so nobody is shown any.
        Assert.Equal(0, await Inputs("province"));
    }

    [Fact]
    public async Task None_and_too_few_look_alike()
    {
        static string Row(JsonElement rows, Guid unit) => JsonSerializer.Serialize(rows.EnumerateArray().Where(row => row.GetProperty("unit").Id() == unit)
            .Select(row => new { value = row.TryGetProperty("value", out var value) ? value.GetDecimal() : (decimal?)null, withheld = row.GetProperty("withheld").GetBoolean() }));
        var rows = (await Ask(world, "nobody", new { indicators = new[] { "opinions-received" }, unit = SampleUnits.VinhClaim, periods = new[] { "2024", "2019" }, level = "children", structure = "2024-12-31" }))!.Value.GetProperty("rows");
        // Three opinions in 2024, none in 2019.
        Assert.Equal("""[{"value":null,"withheld":true},{"value":null,"withheld":true}]""", Row(rows, SampleUnits.DoiCung));
        Assert.Equal("""[{"value":5,"withheld":false},{"value":null,"withheld":true}]""", Row(rows, SampleUnits.DongVinh));
    }

    // The feed carries figures in what was decided by them, so the same to everybody who may follow it; the page and SQL tools ask without a token.
    internal static decimal Theirs(string door, string role, string indicator) => door switch
    {
        "feed" => indicator == "models-recognised" && role != "nobody" ? 5 : 0,
        "page" or "sql" => Theirs("nobody", indicator),
        _ => Theirs(role, indicator),
    };

    internal static decimal Theirs(string role, string indicator) => (indicator, role) switch
    {
        ("models-recognised", _) => 5,
        ("models-registered", "que-phong") => 1,
        ("models-registered", "thanh-vinh") => 4,
        ("models-registered", "province") => 5,
        ("models-registered", _) => 0,
        // Five of Đông Vĩnh's seven, none of Đội Cung's three, ten of Mường Nọc's twelve; one's own as they are.
        (_, "que-phong") => 5 + 12,
        (_, "thanh-vinh") => 7 + 3 + 10,
        (_, "province") => 7 + 3 + 12,
        _ => 5 + 10,
    };

    /// <summary>A target of the year after is agreed by what was reached in 2024.</summary>
    private static async Task Agreed(Counted world, string indicator)
    {
        using var agreed = await world.Reporting.As("planner", SampleUnits.ProvinceClaim, "reporting.read", "reporting.plan").Post("/v1/targets", new
        {
            unitId = SampleUnits.Province, indicator, period = "2025", value = 50, owner = "Ban Dân vận Tỉnh ủy", document = "05-CT/TU",
        });
        Assert.Contains(agreed.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict });
    }

    private static async Task<decimal> Feed(Counted world, string role, string indicator)
    {
        await Agreed(world, indicator);
        if (await Get(world, role, "/v1/changes") is null)
            return 0;
        JsonElement[] told = [];
        await Eventually.Holds(async () => (told = [.. (await world.Caller(role).Read("/v1/changes?types=vn.danvan.reporting.target-agreed.v1")).GetProperty("events").EnumerateArray()
            .Select(one => one.GetProperty("data")).Where(data => data.Text("indicator") == indicator)]).Length == 1);
        return told[0].TryGetProperty("baseline", out var baseline) && baseline.ValueKind == JsonValueKind.Number ? baseline.GetDecimal() : 0;
    }

    private static Func<Counted, string, string, Task<decimal>> Export(string format) => async (world, role, indicator) =>
        (await ExportsTests.Rows(format, await world.Caller(role).GetByteArrayAsync(new Uri($"/v1/exports/{format}?indicators={indicator}&from=2024-01-01&to=2024-12-31", UriKind.Relative)))).Sum(row => row.Value);

    /// <summary>What analysts read, with their rights alone.</summary>
    internal static async Task<decimal> Sql(Counted world, string sql)
    {
        await using var connection = new NpgsqlConnection(world.Reporting.Database.ConnectionString);
        await connection.OpenAsync();
        await Read<int>(connection, "set role danvan_analyst; select 1");
        var found = await Read<decimal>(connection, sql);
        await Read<int>(connection, "reset role; select 1");
        return found;
    }

    // The page is the same to everybody, and what it shows is what anybody is answered: PageTests sees that it sends no token.
    private static async Task<decimal> Page(Counted world, string role, string indicator)
    {
        var root = new Uri("/", UriKind.Relative);
        Assert.Equal(await world.Caller("nobody").GetStringAsync(root), await world.Caller(role).GetStringAsync(root));
        return Sum(await Ask(world, "nobody", new { indicators = new[] { indicator }, unit = Unit, periods = new[] { "2024" }, level = "commune", view = "reported" }), "rows", "value");
    }

    private static async Task<decimal> OneByOne(Counted world, string role, string indicator)
    {
        var sum = 0m;
        for (var skip = 0; ; skip++)
        {
            var page = (await Get(world, role, $"/v1/odata/Figures?$filter=Indicator eq '{indicator}'&$orderby=UnitId,Month&$top=1&$skip={skip}"))!.Value.GetProperty("value");
            if (page.GetArrayLength() == 0)
                return sum;
            sum += page[0].Number("Value");
        }
    }

    private static async Task<JsonElement?> Get(Counted world, string role, string path)
    {
        using var answer = await world.Caller(role).GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? null : await answer.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<JsonElement?> Ask(Counted world, string role, object question)
    {
        using var answer = await world.Caller(role).Post("/v1/queries", question);
        return answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? null : await answer.ShouldBe(HttpStatusCode.OK);
    }

    private static decimal Sum(JsonElement? answer, string rows, string value) =>
        answer?.GetProperty(rows).EnumerateArray().Sum(row => Value(row, value)) ?? 0;

    private static decimal Value(JsonElement? row, string name) => row is { } one && one.TryGetProperty(name, out var value) ? value.GetDecimal() : 0;

    private static async Task<T> Read<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync())!, typeof(T), System.Globalization.CultureInfo.InvariantCulture);
    }
}
