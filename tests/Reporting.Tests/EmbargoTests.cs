using System.Net;
using System.Text.Json;
using DanVan.Reporting.Releases;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.Reporting.Tests;

/// <summary>A world in which everything of 2024 waits for its release, in a year.</summary>
public sealed class Embargoed : IAsyncLifetime
{
    public const string Reason = "Số liệu còn được đối chiếu với sổ gốc.";

    public Counted World { get; } = new();

    public DateTimeOffset ReleaseAt { get; } = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddDays(365).ToUnixTimeSeconds());

    public HttpClient Office { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await World.InitializeAsync();
        Office = World.Reporting.As("office", SampleUnits.ProvinceClaim, "reporting.read", "reporting.define");
        var release = await Declared(Office, ["models-recognised", "models-registered", "opinions-received"], "2024");
        await (await Embargo(Office, release, ReleaseAt)).ShouldBe(HttpStatusCode.OK);
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    public static async Task<Guid> Declared(HttpClient office, string[] indicators, string period, Guid? unitId = null) => (await (await office.Post("/v1/releases", new
    {
        name = $"Số liệu {period}", indicators, period, unitId, reason = Reason,
    })).ShouldBe(HttpStatusCode.Created)).Id();

    public static Task<HttpResponseMessage> Embargo(HttpClient office, Guid release, DateTimeOffset releaseAt, int version = 1) =>
        office.Post($"/v1/releases/{release}/embargoes", new { releaseAt }, ifMatch: $"\"{version}\"");
}

/// <summary>Until its time a slice is withheld behind every door, with the reason and the time.</summary>
public sealed class EmbargoTests(Embargoed embargoed) : IClassFixture<Embargoed>
{
    private const string Unit = SampleUnits.ProvinceClaim;

    private readonly Counted world = embargoed.World;

    public static IEnumerable<TheoryDataRow<string, string, string>> Everything =>
        from door in DoorsTests.Doors.Keys
        from role in DoorsTests.Roles.Append("preview")
        from indicator in new[] { "models-recognised", "models-registered", "opinions-received" }
        select new TheoryDataRow<string, string, string>(door, role, indicator);

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Every_door_withholds_from_every_caller_without_the_scope_for_previews_what_is_not_released(string door, string role, string indicator) =>
        Assert.Equal(role == "preview" && door is not ("page" or "feed" or "sql") ? DoorsTests.Theirs("province", indicator) : 0, await DoorsTests.Doors[door](world, role, indicator));

    [Theory]
    [InlineData("csv")]
    [InlineData("sdmx-csv")]
    [InlineData("sdmx-json")]
    [InlineData("xlsx")]
    [InlineData("parquet")]
    [InlineData("arrow")]
    [InlineData("geojson")]
    public async Task No_form_of_file_holds_a_row_of_it(string format)
    {
        async Task<int> Size(string role, int year) => (await world.Caller(role).GetByteArrayAsync(new Uri($"/v1/exports/{format}?indicators=models-recognised&from={year}-01-01&to={year}-12-31", UriKind.Relative))).Length;
        var empty = await Size("nobody", 2019);
        Assert.Equal((empty, empty), (await Size("nobody", 2024), await Size("province", 2024)));
        Assert.True(await Size("preview", 2024) > empty);
    }

    [Theory]
    [InlineData("models-recognised")]
    [InlineData("opinions-received")]
    public async Task Sql_tools_see_nothing_of_it_but_that_it_is_withheld_why_and_until_when(string indicator)
    {
        Assert.Equal(0, await world.Reporting.Database.Read<int>($"select count(*) from analytics.figure where indicator = '{indicator}'"));
        Assert.Equal(embargoed.ReleaseAt, await world.Reporting.Database.Read<DateTime>($"select release_at from analytics.embargo where indicator = '{indicator}' and reason = '{Embargoed.Reason}'"));
        Assert.Equal(0, await world.Reporting.Database.Read<int>("select count(*) from analytics.embargo where indicator = 'models-registered'"));
    }

    [Theory]
    [InlineData("/v1/figures?indicator=models-recognised&unit=40@2026-01-01&period=2024")]
    [InlineData("/v1/figures?indicator=models-recognised&unit=40@2026-01-01&period=2024-03")]
    [InlineData("/v1/figures?indicator=models-recognised&unit=40@2026-01-01&period=..2026-12-31&by=district&structure=2025-06-30")]
    [InlineData("/v1/figures?indicator=models-recognised&unit=16681@2026-01-01&period=2023-12-31..2024-01-01")]
    [InlineData("/v1/comparisons?indicator=models-recognised&unit=40@2026-01-01&structures=2023-12-31,2024-12-31")]
    public async Task An_answer_that_leaves_it_out_says_why_and_until_when(string question)
    {
        var told = Assert.Single((await world.Caller("nobody").Read(question)).GetProperty("embargoes").EnumerateArray());
        Assert.Equal((Embargoed.Reason, embargoed.ReleaseAt), (told.Text("reason"), told.GetProperty("releaseAt").GetDateTimeOffset()));
        // What others may not even know of is not named.
        Assert.DoesNotContain("models-registered", told.GetProperty("indicators").GetRawText(), StringComparison.Ordinal);
        Assert.False((await world.Caller("preview").Read(question)).TryGetProperty("embargoes", out _));
    }

    [Theory]
    [InlineData("/v1/figures/why?indicator=models-recognised&unit=40@2026-01-01&period=2024")]
    [InlineData("/v1/benchmarks?indicator=models-recognised&unit=16681@2026-01-01&period=2024&structure=2026-01-01")]
    [InlineData("/v1/benchmarks?indicator=recognised-per-10000&unit=16681@2026-01-01&period=2024&structure=2026-01-01")]
    [InlineData("/v1/rankings?indicator=recognised-per-10000&unit=40@2026-01-01&period=2024")]
    public async Task What_cannot_leave_it_out_is_refused_with_the_same(string question)
    {
        using var refused = await world.Caller("nobody").GetAsync(new Uri(question, UriKind.Relative));
        var problem = await refused.ShouldRefuse(403, "figures-under-embargo");
        Assert.Equal(embargoed.ReleaseAt, Assert.Single(problem.GetProperty("embargoes").EnumerateArray()).GetProperty("releaseAt").GetDateTimeOffset());
        using var seen = await world.Caller("preview").GetAsync(new Uri(question, UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.Forbidden, seen.StatusCode);
    }

    [Fact]
    public async Task Files_and_odata_say_in_a_header_what_they_leave_out()
    {
        foreach (var address in new[] { "/v1/exports/csv", "/v1/odata/Figures" })
        {
            using var answer = await world.Caller("nobody").GetAsync(new Uri(address, UriKind.Relative));
            Assert.StartsWith($"models-recognised+opinions-received 2024-01-01..2024-12-31 until {embargoed.ReleaseAt:yyyy-MM-dd'T'HH:mm:ss}Z </v1/releases/",
                Assert.Single(answer.Headers.GetValues("Figures-Withheld")), StringComparison.Ordinal);
        }
        Assert.Equal(Embargoed.Reason, Assert.Single((await world.Caller("nobody").Read("/v1/odata/Embargoes")).GetProperty("value").EnumerateArray()).Text("Reason"));
    }

    [Fact]
    public async Task An_official_report_that_others_will_read_holds_nothing_of_it_whoever_drafts_it()
    {
        var drafter = world.Reporting.As("drafter", Unit, "reporting.read", "reporting.submit", "reporting.preview");
        var report = await (await drafter.Post("/v1/reports", new
        {
            template = "results", unitId = SampleUnits.Province, period = "2024-H1", body = "BAN CHỈ ĐẠO", symbol = "1-BC/BCĐ", place = "Nghệ An", signedOn = "2024-07-10",
            signerOffice = "TRƯỞNG BAN", signerName = "Nguyễn Văn A",
        })).ShouldBe(HttpStatusCode.Created);
        var content = await drafter.Read($"/v1/reports/{report.Id()}?format=json");
        Assert.Contains("(chưa đến giờ công bố)", content.GetProperty("sections").GetRawText(), StringComparison.Ordinal);
        Assert.All(content.GetProperty("figures").EnumerateArray().Where(one => one.Text("indicator") is "models-recognised" && one.Text("to").StartsWith("2024", StringComparison.Ordinal)),
            figure => Assert.False(figure.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number));
    }

    [Fact]
    public async Task Nothing_that_is_looked_for_in_figures_is_found_in_it()
    {
        var planner = world.Reporting.As("planner", Unit, "reporting.read", "reporting.plan");
        await (await planner.Post("/v1/signals", new { indicator = "models-recognised", unit = Unit, period = "2024" })).ShouldRefuse(403, "figures-under-embargo");
        var rule = (await (await planner.Post("/v1/alert-rules", new
        {
            unitId = SampleUnits.Province, name = "Không có mô hình", kind = "threshold", indicator = "models-recognised", cycle = "year", side = "under", limit = 1000, from = "2024-01-01",
        })).ShouldBe(HttpStatusCode.Created)).Id();
        await Eventually.Holds(async () => (await planner.Read($"/v1/alerts?unit={SampleUnits.Province}&ruleId={rule}")).GetProperty("items").GetArrayLength() > 0);
        Assert.DoesNotContain((await planner.Read($"/v1/alerts?unit={SampleUnits.Province}&ruleId={rule}")).GetProperty("items").EnumerateArray(), one => one.Text("period") == "2024");
    }

    [Fact]
    public async Task The_calendar_of_releases_is_for_everybody_but_what_is_told_to_some_is_not_in_it()
    {
        var listed = Assert.Single((await world.Caller("nobody").Read("/v1/releases")).GetProperty("items").EnumerateArray(), one => one.Text("from") == "2024-01-01" && one.Text("to") == "2024-12-31");
        Assert.Equal(("embargo", """["models-recognised","opinions-received"]"""), (listed.Text("state"), listed.GetProperty("indicators").GetRawText()));
        await (await world.Caller("province").Post("/v1/releases", new { name = "Không có quyền", indicators = new[] { "models-recognised" }, period = "2030", reason = "Không có quyền" })).ShouldRefuse(403, "forbidden");
        await (await embargoed.Office.Post("/v1/releases", new { name = "Danh mục", indicators = new[] { "units" }, period = "2030", reason = "Danh mục đơn vị" })).ShouldRefuse(422, "release-slice-unfit");
    }
}

/// <summary>A slice appears by itself at its time, is not taken back, and the knowledge of a time before does not leak.</summary>
public sealed class ReleaseTests(Counted world) : IClassFixture<Counted>
{
    private const string Unit = SampleUnits.ProvinceClaim;

    private readonly HttpClient office = world.Reporting.As("office", Unit, "reporting.read", "reporting.define");

    [Fact]
    public async Task At_its_time_a_slice_appears_by_itself_behind_every_door_and_is_not_taken_back()
    {
        var release = await Embargoed.Declared(office, ["models-recognised", "models-registered", "opinions-received"], "2024");
        Assert.Null(await Value("models-recognised", "2024"));
        var at = DateTimeOffset.UtcNow.AddSeconds(12);
        await (await Embargoed.Embargo(office, release, at)).ShouldBe(HttpStatusCode.OK);
        Assert.Null(await Value("models-recognised", "2024"));
        await Eventually.Holds(async () => await Value("models-recognised", "2024") == 5);
        Assert.True(DateTimeOffset.UtcNow >= at);
        foreach (var door in DoorsTests.Doors.Keys.Where(door => door != "feed"))
        {
            foreach (var role in DoorsTests.Roles)
                Assert.Equal(DoorsTests.Theirs(door, role, "opinions-received"), await DoorsTests.Doors[door](world, role, "opinions-received"));
        }
        Assert.Equal(5, await world.Reporting.Database.Read<decimal>("select sum(value) from analytics.figure where indicator = 'models-recognised' and month between '2024-01-01' and '2024-12-31'"));
        Assert.Equal("released", (await world.Caller("nobody").Read($"/v1/releases/{release}")).Text("state"));

        await (await office.Post($"/v1/releases/{release}/withdrawals", new { reason = "Thu hồi số liệu" }, ifMatch: "\"2\"")).ShouldRefuse(409, "release-is-out");
        await (await Embargoed.Embargo(office, release, DateTimeOffset.UtcNow.AddDays(1), 2)).ShouldRefuse(409, "release-is-out");
        await (await office.Post("/v1/releases", new { name = "Lần nữa", indicators = new[] { "models-recognised" }, period = "2024-05", reason = "Thu hồi số liệu" })).ShouldRefuse(409, "release-is-out");

        // What was told in between is told of that time for ever; before it was declared, and now, it is seen.
        async Task<decimal?> AsOf(DateTimeOffset time) => await Value("models-recognised", "2024", $"&asOf={Uri.EscapeDataString(time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", null))}");
        Assert.Null(await AsOf(at.AddMilliseconds(-1)));
        Assert.Equal((5, 5), (await AsOf(at), await AsOf(at.AddHours(-1))));
    }

    [Fact]
    public async Task Before_its_release_no_knowledge_of_an_earlier_time_passes()
    {
        await world.Count("models-recognised", SampleUnits.MuongNoc, 4, "model-registry", "2021-01-10");
        Assert.Equal(4, await Value("models-recognised", "2021", "&asOf=2022-01-01"));
        await Embargoed.Declared(office, ["models-recognised"], "2021");
        Assert.Null(await Value("models-recognised", "2021", "&asOf=2022-01-01"));
        Assert.Null(await Value("models-recognised", "2021"));
    }

    [Fact]
    public async Task A_release_is_withdrawn_before_its_time_with_the_reason_and_stays_withheld_until_another_is_set()
    {
        await world.Count("models-recognised", SampleUnits.MuongNoc, 2, "model-registry", "2020-01-10");
        var release = await Embargoed.Declared(office, ["models-recognised"], "2020");
        await (await office.Post($"/v1/releases/{release}/withdrawals", new { reason = "Chưa có giờ" }, ifMatch: "\"1\"")).ShouldRefuse(409, "release-has-no-time");
        await (await Embargoed.Embargo(office, release, DateTimeOffset.UtcNow.AddMinutes(-1))).ShouldRefuse(422, "release-time-passed");
        await (await Embargoed.Embargo(office, release, DateTimeOffset.UtcNow.AddDays(1))).ShouldBe(HttpStatusCode.OK);
        var withdrawn = await (await office.Post($"/v1/releases/{release}/withdrawals", new { reason = "Phát hiện sai sót ở hai xã" }, ifMatch: "\"2\"")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(("withdrawn", "Phát hiện sai sót ở hai xã"), (withdrawn.Text("state"), withdrawn.Text("withdrawn")));
        Assert.Null(await Value("models-recognised", "2020"));
        await (await Embargoed.Embargo(office, release, DateTimeOffset.UtcNow.AddSeconds(2), 3)).ShouldBe(HttpStatusCode.OK);
        await Eventually.Holds(async () => await Value("models-recognised", "2020") == 2);
        Assert.Equal(4, await world.Reporting.Database.Read<int>($"select count(*) from event_log where subject = '{release}'"));
    }

    [Fact]
    public async Task The_slice_of_a_unit_withholds_what_it_lies_in_in_every_structure_and_nothing_else()
    {
        foreach (var unit in new[] { SampleUnits.DongVinh, SampleUnits.DoiCung, SampleUnits.MuongNoc })
            await world.Count("models-recognised", unit, 2, "model-registry", "2019-01-10");
        await Embargoed.Declared(office, ["models-recognised"], "2019", SampleUnits.Vinh);
        Assert.Equal((null, null, 2), (await Value("models-recognised", "2019"), await Value("models-recognised", "2019", unit: SampleUnits.VinhClaim), await Value("models-recognised", "2019", unit: SampleUnits.QuePhongClaim)));
        // Both went into it.
        Assert.Null(await Value("models-recognised", "2019", unit: SampleUnits.ThanhVinhClaim));
        var rows = (await world.Caller("nobody").Read($"/v1/figures?indicator=models-recognised&unit={Unit}&period=2019&by=district&structure=2025-06-30")).GetProperty("recast").GetProperty("rows");
        Assert.Equal(["412 -", "415 2"], rows.EnumerateArray().Select(row => $"{row.GetProperty("unit").Text("code")} {(row.TryGetProperty("value", out var value) ? value.GetRawText() : "-")}"));
        Assert.Equal(2, await world.Reporting.Database.Read<decimal>("select sum(value) from analytics.figure where indicator = 'models-recognised' and month between '2019-01-01' and '2019-12-31'"));
    }

    [Fact]
    public async Task A_ratio_tells_nothing_of_its_parts_and_the_rows_of_other_periods_stay()
    {
        foreach (var (year, models) in new[] { (2022, 3), (2023, 4) })
            await world.Count("models-recognised", SampleUnits.DoiCung, models, "model-registry", $"{year}-01-10");
        await Embargoed.Declared(office, ["recognised-per-10000"], "2023");
        using var answer = await world.Caller("nobody").Post("/v1/queries", new { indicators = new[] { "recognised-per-10000", "models-recognised" }, unit = Unit, periods = new[] { "2022", "2023" } });
        var asked = await answer.ShouldBe(HttpStatusCode.OK);
        Assert.Equal(["models-recognised 2022 3 False", "models-recognised 2023 - True", "recognised-per-10000 2023 - True"], asked.GetProperty("rows").EnumerateArray()
            .Select(row => $"{row.Text("indicator")} {row.Text("period")} {(row.TryGetProperty("value", out var value) ? value.GetRawText() : "-")} {row.GetProperty("withheld").GetBoolean()}")
            .Where(row => !row.StartsWith("recognised-per-10000 2022", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal("2023-01-01", Assert.Single(asked.GetProperty("embargoes").EnumerateArray()).Text("from"));
    }

    [Fact]
    public async Task Every_process_knows_of_a_change_with_the_next_answer_and_reads_it_once()
    {
        await using var database = NpgsqlDataSource.Create(world.Reporting.Database.ConnectionString);
        var (one, other) = (new Gates(database, TimeProvider.System), new Gates(database, TimeProvider.System));
        async Task<int> Known(Gates gates) => (await gates.Shut(await world.Reporting.Database.Read<long>("select revision from release_revision"), null, default)).Count(gate => gate.Days.From.Year == 2035);
        Assert.Equal((0, 0), (await Known(one), await Known(other)));
        await Embargoed.Declared(office, ["models-recognised"], "2035");
        Assert.Equal((1, 1), (await Known(one), await Known(other)));
        // At a revision that is known nothing is read.
        await database.DisposeAsync();
        Assert.Equal((1, 1), (await Known(one), await Known(other)));
    }

    private async Task<decimal?> Value(string indicator, string period, string more = "", string unit = Unit) =>
        (await world.Caller("nobody").Read($"/v1/figures?indicator={indicator}&unit={unit}&period={period}{more}")).GetProperty("asReported").TryGetProperty("value", out var value) ? value.GetDecimal() : null;
}
