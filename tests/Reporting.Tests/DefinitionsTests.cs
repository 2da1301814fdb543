using System.Net;
using System.Text.Json;
using DanVan.ModelRegistry.Contracts.V1;
using DanVan.Reporting.Rebuilding;
using DanVan.ServiceDefaults;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.Reporting.Tests;

/// <summary>What is counted is data: defined over the interface, by version and day, from the events that the archive has.</summary>
public sealed class DefinitionsTests(ReportingHost reporting) : IClassFixture<ReportingHost>, IAsyncLifetime
{
    private static readonly string Recognised = EventNames.Name(typeof(ModelRecognised)), Withdrawn = EventNames.Name(typeof(RecognitionWithdrawn)),
        Opinion = "vn.danvan.feedback.opinion-received.v1";

    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));

    private static int position;

    private readonly HttpClient office = reporting.As("office", SampleUnits.ProvinceClaim, "reporting.define", "reporting.read"),
        planner = reporting.As("planner", SampleUnits.ProvinceClaim, "reporting.plan"),
        operations = reporting.As("operator", null, "events.operate"), anybody = reporting.Anonymous();

    public async ValueTask InitializeAsync()
    {
        office.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        if (await reporting.Database.Read<int>("select count(*) from unit") == 0)
            await SampleUnits.Insert(reporting.Database);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_indicator_defined_today_counts_what_the_archive_has_heard_since_the_day_it_names_and_opens_to_it()
    {
        await Heard(Recognition("2024-03-01", "commune"), Recognition("2024-04-01", "province"), Recognition("2024-05-01", "province"), Recognition("2023-12-31", "province"));
        var code = NewCode();
        using var defined = await office.Post("/v1/indicators", Counts(code, "2024-01-01", where: [new { field = "level", @is = "province" }]));
        var answer = await defined.ShouldBe(HttpStatusCode.Created);
        Assert.Equal((code, 1m, "2024-01-01"), (answer.GetProperty("definition").Text("code"), answer.GetProperty("definition").Number("version"), answer.GetProperty("definition").Text("validFrom")));
        await Ended(answer.Text("rebuild"));

        Assert.Equal(2m, await Value(code, "2024"));
        Assert.Equal(0m, await Value(code, "2023"));
        var inputs = (await anybody.Read($"/v1/figures/why?indicator={code}&unit={SampleUnits.ProvinceClaim}&period=2024")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, inputs.Count);
        Assert.All(inputs, input => Assert.Equal((1m, Recognised), (input.Number("version"), input.GetProperty("event").Text("type"))));
        // Counted on from here as they arrive.
        await Heard(Recognition("2024-06-01", "province"), Recognition("2024-06-02", "commune"));
        Assert.Equal(3m, await Value(code, "2024"));
        var events = new List<JsonElement>();
        await Eventually.Holds(async () => (events = [.. (await office.Read("/v1/changes?types=vn.danvan.reporting.indicator-defined.v1")).GetProperty("events").EnumerateArray()
            .Where(one => one.GetProperty("data").Text("code") == code)]).Count == 1);
        Assert.Equal("province", events[0].GetProperty("data").GetProperty("inputs")[0].GetProperty("where")[0].Text("is"));
    }

    [Fact]
    public async Task Another_version_counts_from_its_day_and_what_was_counted_keeps_the_version_it_was_counted_by()
    {
        var (code, tomorrow) = (NewCode(), Today.AddDays(1));
        await Defined(Counts(code, Day(tomorrow)));
        using (var late = await office.Post("/v1/indicators", Counts(code, Day(tomorrow), where: [new { field = "level", @is = "province" }])))
            await late.ShouldRefuse(422, "indicator-definition-unfit");
        await Defined(Counts(code, Day(tomorrow.AddDays(1)), where: [new { field = "level", @is = "province" }]));
        await Heard(Recognition(Day(tomorrow), "commune"), Recognition(Day(tomorrow.AddDays(1)), "commune"), Recognition(Day(tomorrow.AddDays(1)), "province"));

        var both = $"{Day(tomorrow)}..{Day(tomorrow.AddDays(1))}";
        var figure = await anybody.Read($"/v1/figures?indicator={code}&unit={SampleUnits.ProvinceClaim}&period={both}");
        Assert.Equal((2m, Day(tomorrow.AddDays(1))), (figure.GetProperty("asReported").Number("value"), Assert.Single(figure.GetProperty("breaks").EnumerateArray()).GetString()));
        var why = (await anybody.Read($"/v1/figures/why?indicator={code}&unit={SampleUnits.ProvinceClaim}&period={both}")).GetProperty("items").EnumerateArray();
        Assert.Equal([1m, 2m], why.Select(input => input.Number("version")));

        var versions = (await anybody.Read($"/v1/indicators/{code}")).GetProperty("versions").EnumerateArray().ToList();
        Assert.Equal([$"1 {Day(tomorrow)} {Day(tomorrow.AddDays(1))}", $"2 {Day(tomorrow.AddDays(1))} "],
            versions.Select(one => $"{one.Number("version")} {one.Text("validFrom")} {(one.TryGetProperty("validTo", out var end) ? end.GetString() : "")}"));
        Assert.Equal(["province"], versions[1].GetProperty("inputs")[0].GetProperty("where").EnumerateArray().Select(one => one.Text("is")));
        Assert.Contains(code, (await anybody.Read("/v1/indicators?limit=500")).GetProperty("items").EnumerateArray().Select(one => one.Text("code")));
    }

    [Fact]
    public async Task A_figure_is_divided_by_what_its_definition_declares_and_the_parts_add_up_to_it()
    {
        var code = NewCode();
        await Heard(Recognition("2017-03-01", "commune"), Recognition("2017-04-01", "province"), Recognition("2017-05-01", "province"));
        object Divided(string[] by) => new
        {
            code, from = "2017-01-01", nameVi = "Mô hình được công nhận theo cấp", nameEn = "Models by level", definitionVi = "Số quyết định công nhận mô hình.",
            definitionEn = "Decisions that recognise a model.", measure = "model", direction = "up", visibility = "public", counts = "each", legalBasis = "05-CT/TU",
            inputs = new[] { new { @event = Recognised } }, disaggregations = by,
        };
        using (var unknown = await office.Post("/v1/indicators", Divided(["colour"])))
            Assert.Contains("level", (await unknown.ShouldRefuse(422, "event-field-unknown")).GetProperty("known").GetRawText(), StringComparison.Ordinal);
        var defined = await Defined(Divided(["level"]));
        Assert.Equal("[\"level\"]", defined.GetProperty("definition").GetProperty("disaggregations").GetRawText());
        await Ended(defined.Text("rebuild"));

        using var answer = await anybody.Post("/v1/queries", new { indicators = new[] { code }, unit = SampleUnits.ProvinceClaim, periods = new[] { "2017" }, split = "level" });
        var rows = (await answer.ShouldBe(HttpStatusCode.OK)).GetProperty("rows").EnumerateArray().Where(row => row.Number("value") > 0).ToList();
        Assert.Equal(["commune 1", "province 2"], rows.Select(row => $"{row.Text("category")} {row.Number("value")}"));
        Assert.Equal(await Value(code, "2017"), rows.Sum(row => row.Number("value")));
        using var undeclared = await anybody.Post("/v1/queries", new { indicators = new[] { "models-recognised" }, unit = SampleUnits.ProvinceClaim, periods = new[] { "2017" }, split = "level" });
        await undeclared.ShouldRefuse(422, "not-disaggregated");
    }

    [Fact]
    public async Task A_known_indicator_is_not_counted_again_by_another_definition()
    {
        using var today = await office.Post("/v1/indicators", Counts("models-recognised", Day(Today), counts: "first"));
        Assert.Contains("tomorrow", (await today.ShouldRefuse(422, "indicator-definition-unfit")).Text("detail"), StringComparison.Ordinal);
        using var otherwise = await office.Post("/v1/indicators", Counts("models-recognised", Day(Today.AddDays(1)), counts: "each"));
        Assert.Contains("another indicator", (await otherwise.ShouldRefuse(422, "indicator-definition-unfit")).Text("detail"), StringComparison.Ordinal);
        using var shown = await office.Post("/v1/indicators", Counts("models-registered", Day(Today.AddDays(1))));
        await shown.ShouldRefuse(422, "indicator-definition-unfit");
        using var tree = await office.Post("/v1/indicators", Counts("units", Day(Today.AddDays(1))));
        await tree.ShouldRefuse(422, "indicator-definition-unfit");
    }

    [Fact]
    public async Task A_ratio_of_what_is_known_is_divided_at_once_and_a_public_one_tells_nothing_that_is_not_public()
    {
        var code = NewCode();
        var answer = await Defined(Ratio(code, "models-verified", "units"));
        Assert.False(answer.TryGetProperty("rebuild", out _));
        using (var asked = await anybody.Post("/v1/queries", new { indicators = new[] { code }, unit = "40", periods = new[] { "2021" } }))
        {
            var row = (await asked.ShouldBe(HttpStatusCode.OK)).GetProperty("rows")[0];
            Assert.Equal((0m, 0m, true), (row.Number("value"), row.Number("numerator"), row.Number("denominator") > 0));
        }
        using (var secret = await office.Post("/v1/indicators", Ratio(NewCode(), "models-recognised", "models-registered")))
            Assert.Contains("models-registered", (await secret.ShouldRefuse(422, "indicator-definition-unfit")).Text("detail"), StringComparison.Ordinal);
        using (var nothing = await office.Post("/v1/indicators", Ratio(NewCode(), "models-recognized", "units")))
            Assert.Equal("models-recognized", (await nothing.ShouldRefuse(404, "indicator-not-found")).Text("indicator"));
        using var nested = await office.Post("/v1/indicators", Ratio(NewCode(), code, "units"));
        await nested.ShouldRefuse(422, "indicator-definition-unfit");
    }

    [Fact]
    public async Task As_of_a_time_the_definitions_of_then_answer_with_the_same_bytes_whatever_was_defined_since()
    {
        var (code, ratio, yesterday) = (NewCode(), NewCode(), Day(Today.AddDays(-1)));
        string period = $"{Day(Today.AddDays(1))}..{Day(Today.AddDays(9))}", asked = $"unit=40&period={period}&asOf={yesterday}";
        object Query(string? asOf) => new { indicators = new[] { code, ratio }, unit = "40", periods = new[] { period }, structure = Day(Today), asOf };
        async Task<string[]> Answers()
        {
            using var query = await anybody.Post("/v1/queries", Query(yesterday));
            await query.ShouldBe(HttpStatusCode.OK);
            return [await anybody.GetStringAsync(new Uri($"/v1/figures?indicator={code}&{asked}", UriKind.Relative)), await anybody.GetStringAsync(new Uri($"/v1/figures/why?indicator={code}&{asked}", UriKind.Relative)),
                await query.Content.ReadAsStringAsync()];
        }
        await Defined(Counts(code, Day(Today.AddDays(1))));
        await Defined(Ratio(ratio, code, "units"));
        using (var unknown = await anybody.GetAsync(new Uri($"/v1/figures?indicator={code}&{asked}", UriKind.Relative)))
            await unknown.ShouldRefuse(404, "indicator-not-found");
        await reporting.Database.Run($"update indicator_definition set defined_at = defined_at - interval '10 days' where code in ('{code}', '{ratio}')");
        var then = await Answers();
        await Defined(Counts(code, Day(Today.AddDays(5)), Withdrawn));
        await Defined(Ratio(ratio, code, "residents", Day(Today.AddDays(5))));
        Assert.Equal(then, await Answers());
        using var now = await anybody.Post("/v1/queries", Query(null));
        await now.ShouldRefuse(422, "definition-changed");
    }

    [Fact]
    public async Task A_part_of_a_ratio_that_is_defined_anew_breaks_the_ratio_and_every_comparison_says_so()
    {
        var (code, ratio) = (NewCode(), NewCode());
        await Defined(Counts(code, Day(Today.AddDays(1))));
        await Defined(Counts(code, Day(Today.AddDays(5)), Withdrawn));
        await Defined(Ratio(ratio, code, "units"));
        // Twenty days later.
        foreach (var version in new[] { 1, 2 })
            await reporting.Database.Run($"update indicator set valid_from = valid_from - 20, valid_to = valid_to - 20 where code = '{code}' and version = {version}");
        await reporting.Database.Run($"insert into ranking_policy (indicator, valid_from, smallest_denominator, document) values ('{ratio}', '2018-01-01', 1, '05-CT/TU')");
        string began = Day(Today.AddDays(-19)), changed = Day(Today.AddDays(-15)), period = $"{began}..{Day(Today)}";
        object Query(bool allowBreak) => new { indicators = new[] { ratio }, unit = "40", periods = new[] { period }, allowBreak };
        static string Breaks(JsonElement answer) => string.Join(' ', answer.GetProperty("breaks").EnumerateArray().Select(day => day.GetString()));

        using (var refused = await anybody.Post("/v1/queries", Query(false)))
            Assert.Equal(changed, Breaks(await refused.ShouldRefuse(422, "definition-changed")));
        using (var allowed = await anybody.Post("/v1/queries", Query(true)))
            Assert.Equal(changed, Breaks(await allowed.ShouldBe(HttpStatusCode.OK)));
        Assert.Equal(changed, Breaks(await anybody.Read($"/v1/rankings?indicator={ratio}&unit=40&period={period}")));
        foreach (var indicator in new[] { code, ratio })
        {
            Assert.Equal(changed, Breaks(await anybody.Read($"/v1/benchmarks?indicator={indicator}&unit={SampleUnits.ThanhVinhClaim}&period={period}")));
            using var agreed = await planner.Post("/v1/targets", new { unitId = SampleUnits.Province, indicator, period, value = 40, owner = "Ban Dân vận Tỉnh ủy", document = "05-CT/TU" });
            Assert.Equal(changed, Breaks(await anybody.Read($"/v1/targets/{(await agreed.ShouldBe(HttpStatusCode.Created)).Id()}")));
        }
        Assert.Equal(changed, Breaks(await anybody.Read($"/v1/figures/revisions?indicator={code}&unit=40&period={period}")));
        Assert.Equal($"{began} {changed}", Breaks(await anybody.Read($"/v1/comparisons?indicator={code}&unit=40&structures={Day(Today)}")));
    }

    [Fact]
    public async Task An_event_or_a_field_that_no_service_has_is_named_with_the_one_that_was_meant()
    {
        async Task<JsonElement> Refused(string problem, string named, params object[] where)
        {
            using var refused = await office.Post("/v1/indicators", Counts(NewCode(), Day(Today.AddDays(1)), named, where: where));
            return await refused.ShouldRefuse(422, problem);
        }
        Assert.Equal(Recognised, (await Refused("event-unknown", "vn.danvan.model-registry.model-recognized.v1")).Text("meant"));
        var field = await Refused("event-field-unknown", Recognised, new { field = "levels", @is = "province" });
        Assert.Equal("levels", field.Text("field"));
        Assert.Contains("level", field.GetProperty("known").EnumerateArray().Select(one => one.GetString()));
        var twice = await Refused("indicator-definition-unfit", Recognised, new { field = "level", @is = "province" }, new { field = "level", @is = "commune" });
        Assert.Equal("level", twice.Text("field"));
        Assert.Equal("evidenceTier", (await Refused("event-field-value-unfit", Recognised, new { field = "evidenceTier", @is = "many" })).Text("field"));
    }

    [Fact]
    public async Task What_would_contradict_itself_is_refused_with_the_reason()
    {
        async Task<string> Reason(object asked)
        {
            using var refused = await office.Post("/v1/indicators", asked);
            return (await refused.ShouldRefuse(422, "indicator-definition-unfit")).Text("detail");
        }
        var (day, counted) = (Day(Today.AddDays(1)), new { @event = Recognised });
        Assert.Contains("nothing that another could end", await Reason(Indicator(NewCode(), day, "each", "public", [counted, new { @event = Withdrawn, effect = "ends" }])), StringComparison.Ordinal);
        Assert.Contains("each event", await Reason(Indicator(NewCode(), day, "first", "grouped", [counted], smallestGroup: 5)), StringComparison.Ordinal);
        Assert.Contains("smallest group", await Reason(Indicator(NewCode(), day, "each", "grouped", [counted])), StringComparison.Ordinal);
        Assert.Contains("excludes the other", await Reason(Indicator(NewCode(), day, "each", "public", [counted, new { @event = Recognised, value = 2 }])), StringComparison.Ordinal);
        // Voices are told in groups of five: a second count of them would tell a single one.
        Assert.Contains("groups of another", await Reason(Indicator(NewCode(), day, "each", "public", [new { @event = Opinion }])), StringComparison.Ordinal);
        Assert.Contains("groups of another", await Reason(Indicator(NewCode(), day, "each", "grouped", [new { @event = Opinion }], smallestGroup: 7)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_that_is_sent_twice_is_one_and_only_the_office_that_answers_for_it_defines()
    {
        var asked = Counts(NewCode(), Day(Today.AddDays(1)));
        using var first = await office.Post("/v1/indicators", asked, key: "defined-once");
        using var second = await office.Post("/v1/indicators", asked, key: "defined-once");
        Assert.Equal((await first.ShouldBe(HttpStatusCode.Created)).Text("definitionId"), (await second.ShouldBe(HttpStatusCode.Created)).Text("definitionId"));
        using var stranger = await reporting.As("province", SampleUnits.ProvinceClaim, "reporting.read", "reporting.plan").Post("/v1/indicators", asked);
        await stranger.ShouldRefuse(403, "forbidden");
        using var unknown = await anybody.GetAsync(new Uri("/v1/indicators/models-registered", UriKind.Relative));
        await unknown.ShouldRefuse(404, "indicator-not-found");
    }

    [Fact]
    public async Task While_a_rebuild_waits_no_past_is_defined_and_the_future_is()
    {
        // As long as another process is at work, what is requested waits.
        await using var other = new NpgsqlConnection(reporting.Database.ConnectionString + ";Pooling=false");
        await other.OpenAsync();
        await using var held = new NpgsqlCommand($"select pg_advisory_lock({RebuildReadModel.OneAtATime})", other);
        await held.ExecuteNonQueryAsync();
        using var requested = await operations.Post("/v1/rebuilds", new { readModel = "facts", always = true });
        await requested.ShouldBe(HttpStatusCode.Accepted);
        var code = NewCode();
        using (var waits = await office.Post("/v1/indicators", Counts(code, "2024-01-01")))
            await waits.ShouldRefuse(409, "rebuild-waits");
        using (var none = await anybody.GetAsync(new Uri($"/v1/indicators/{code}", UriKind.Relative)))
            await none.ShouldRefuse(404, "indicator-not-found");
        await Defined(Counts(code, Day(Today.AddDays(1))));
        await other.CloseAsync();
        await Ended(requested.Headers.Location!.ToString());
    }

    private static string NewCode() => $"defined-{Guid.NewGuid():N}"[..24];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", null);

    private static object Counts(string code, string from, string? named = null, string counts = "each", object[]? where = null) =>
        Indicator(code, from, counts, "public", [new { @event = named ?? Recognised, where = where ?? [] }]);

    private static object Indicator(string code, string from, string counts, string visibility, object[] inputs, int? smallestGroup = null) => new
    {
        code, from, nameVi = "Mô hình được tỉnh công nhận", nameEn = "Models recognised by the province", definitionVi = "Số quyết định công nhận mô hình.",
        definitionEn = "Decisions that recognise a model.", measure = "model", direction = "up", visibility, counts, legalBasis = "05-CT/TU", inputs, smallestGroup,
    };

    private static object Ratio(string code, string numerator, string denominator, string from = "2018-01-01") => new
    {
        code, from, nameVi = "Mô hình kiểm chứng trên đơn vị", nameEn = "Verified models by unit", definitionVi = "Số mô hình kiểm chứng chia cho số đơn vị.",
        definitionEn = "Verified models divided by units.", measure = "ratio", direction = "up", visibility = "public", counts = "ratio", legalBasis = "05-CT/TU",
        numerator, denominator, per = 1,
    };

    private static EventEnvelope Recognition(string day, string level) => new()
    {
        Id = Guid.CreateVersion7(),
        Source = "model-registry",
        Type = Recognised,
        Subject = Guid.CreateVersion7(),
        SubjectVersion = 1,
        UnitId = DateOnly.Parse(day, null) < SampleUnits.Reform ? SampleUnits.DoiCung : SampleUnits.ThanhVinh,
        Time = DateTimeOffset.Parse($"{day}T02:00:00Z", null),
        RecordedTime = DateTimeOffset.UtcNow,
        Sequence = Interlocked.Increment(ref position),
        Actor = "test",
        Data = RawJson.Of(JsonSerializer.Serialize(new { level })),
    };

    private Task Heard(params EventEnvelope[] events) => ReceiveEventsTests.Receive(reporting.Database, events, 100);

    private async Task<JsonElement> Defined(object asked)
    {
        using var defined = await office.Post("/v1/indicators", asked);
        return await defined.ShouldBe(HttpStatusCode.Created);
    }

    private async Task Ended(string rebuild)
    {
        JsonElement found = default;
        await Eventually.Holds(async () => (found = await operations.Read(rebuild)).Text("state") != "requested");
        Assert.Equal("switched", found.Text("state"));
    }

    private async Task<decimal> Value(string code, string period)
    {
        using var asked = await anybody.Post("/v1/queries", new { indicators = new[] { code }, unit = "40", periods = new[] { period }, structure = "2024-12-31" });
        return (await asked.ShouldBe(HttpStatusCode.OK)).GetProperty("rows")[0].Number("value");
    }
}
