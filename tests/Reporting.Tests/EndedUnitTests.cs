using System.Globalization;
using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>
/// Reports at work when their unit ends, as the communes and the 21 districts did on 2025-07-01: Xã Tách went to two communes, most of it to Xã
/// Lớn; Xã Trọn went whole to Xã Nhỏ, which stood before and has a report of its own; their district was followed by none.
/// </summary>
public sealed class EndedUnitTests(Counted world) : IClassFixture<Counted>, IAsyncLifetime
{
    private const string Period = "2025-05";

    private static readonly Guid District = new("01900000-0000-7000-8000-000000000997"), Split = new("01900000-0000-7000-8000-000000099701"),
        Whole = new("01900000-0000-7000-8000-000000099702"), Large = new("01900000-0000-7000-8000-000000099703"), Small = new("01900000-0000-7000-8000-000000099704");

    private static int forms;

    private readonly HttpClient province = world.Reporting.As("province", SampleUnits.ProvinceClaim, "reporting.read", "reporting.plan", "reporting.submit", "reporting.approve"),
        large = world.Reporting.As("large", $"{Large}", "reporting.read", "reporting.submit", "reporting.approve"),
        small = world.Reporting.As("small", $"{Small}", "reporting.read", "reporting.submit"),
        ended = world.Reporting.As("ended", $"{Split}", "reporting.read", "reporting.submit");

    public async ValueTask InitializeAsync() => await world.Reporting.Database.Run($"""
        insert into unit select id, 1 from unnest(array['{District}', '{Split}', '{Whole}', '{Large}', '{Small}']::uuid[]) id on conflict do nothing;
        insert into unit_version (unit_id, valid_from, valid_to, name, short_name, folded, kind, code, parent_id, symbol, issuer, effective_on) values
            ('{District}', '2004-01-01', '2025-07-01', 'Huyện Hết', 'Hết', 'huyen het', 'district', '997', '{SampleUnits.Province}', '-', '-', '2004-01-01'),
            ('{Split}', '2004-01-01', '2025-07-01', 'Xã Tách', 'Tách', 'xa tach', 'commune', '99701', '{District}', '-', '-', '2004-01-01'),
            ('{Whole}', '2004-01-01', '2025-07-01', 'Xã Trọn', 'Trọn', 'xa tron', 'commune', '99702', '{District}', '-', '-', '2004-01-01'),
            ('{Large}', '2025-07-01', null, 'Xã Lớn', 'Lớn', 'xa lon', 'commune', '99703', '{SampleUnits.Province}', '-', '-', '2025-07-01'),
            ('{Small}', '2004-01-01', '2025-07-01', 'Xã Nhỏ', 'Nhỏ', 'xa nho', 'commune', '99704', '{District}', '-', '-', '2004-01-01'),
            ('{Small}', '2025-07-01', null, 'Xã Nhỏ', 'Nhỏ', 'xa nho', 'commune', '99704', '{SampleUnits.Province}', '-', '-', '2025-07-01')
        on conflict do nothing;
        insert into unit_transfer (from_unit_id, to_unit_id, date, share, basis, estimated, symbol, issuer, effective_on) values
            ('{Split}', '{Large}', '2025-07-01', 0.7, 'area', true, '-', '-', '2025-07-01'), ('{Split}', '{Small}', '2025-07-01', 0.3, 'area', true, '-', '-', '2025-07-01'),
            ('{Whole}', '{Small}', '2025-07-01', 1, 'whole', false, '-', '-', '2025-07-01')
        on conflict do nothing;
        update unit_revision set revision = revision + 1;
        """);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Whoever_carries_on_for_a_unit_finishes_its_report_and_the_province_stands_in_for_its_district()
    {
        var report = await BegunBeforeTheReform(await Form(), Split);
        Assert.Equal((Split, Large, Large), (report.Guid("unitId"), report.Guid("carriedOnByUnitId"), report.Guid("actingUnitId")));
        Assert.Equal([report.Id()], await Waiting(large, Large, report));
        using (var lesser = await Post(small, report, "submittals"))
            await lesser.ShouldRefuse(403, "forbidden");
        report = await Done(await Fill(large, report, 4));
        report = await Done(await Post(large, report, "submittals"));
        Assert.Equal((District, SampleUnits.Province), (report.Guid("atUnitId"), report.Guid("actingUnitId")));
        Assert.Equal(($"{Split}", $"{Large}"), (Last(report).Text("unitId"), Last(report).Text("actingUnitId")));
        Assert.Empty(await Waiting(large, Large, report));
        Assert.Equal([report.Id()], await Waiting(province, SampleUnits.Province, report));
        report = await Done(await Post(large, report, "withdrawals"));
        report = await Done(await Post(large, report, "submittals"));
        report = await Done(await Post(province, report, "acceptances"));
        report = await Done(await Post(province, report, "returns", new { comment = "Thiếu số cuộc họp của tháng." }));
        Assert.Equal(("returned", Large), (report.Text("state"), report.Guid("actingUnitId")));
        report = await Done(await Post(large, await Done(await Fill(large, report, 5)), "submittals"));
        report = await Done(await Post(province, report, "acceptances"));
        // Its approval for the district is its own, which asks: nobody approves twice.
        report = await Done(await Post(province, report, "approvals"));
        Assert.Equal(("approved", false), (report.Text("state"), report.TryGetProperty("atUnitId", out _)));
        using var correction = await Post(large, report, "corrections", new { reason = "Cộng nhầm một cuộc." });
        var second = await correction.ShouldBe(HttpStatusCode.Created);
        Assert.Equal((Split, Large), (second.Guid("unitId"), second.Guid("carriedOnByUnitId")));
        await Done(await Post(large, second, "submittals"));
    }

    [Fact]
    public async Task An_heir_that_has_a_report_of_its_own_for_the_period_keeps_both_and_the_sum_holds_both()
    {
        var form = await Form();
        var (own, inherited) = (await BegunBeforeTheReform(form, Small), await BegunBeforeTheReform(form, Whole));
        foreach (var (report, meetings) in new[] { (own, 3), (inherited, 4) })
            await Done(await Post(small, await Done(await Fill(small, report, meetings)), "submittals"));
        var listed = (await small.Read($"/v1/submissions?form={form}&unit={Small}")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(new[] { Small, Whole }.Order(), listed.Select(one => one.Guid("unitId")).Order());
        var total = await province.Read($"/v1/submission-totals?form={form}&unit=997@2025-05-31&period={Period}");
        Assert.Equal(7m, total.GetProperty("fields").EnumerateArray().Single(one => one.Text("field") == "meetings").Number("submitted"));
    }

    [Fact]
    public async Task A_report_of_a_split_unit_is_in_the_list_of_who_carries_on_and_of_nobody_beside()
    {
        var form = await Form();
        await BegunBeforeTheReform(form, Split);
        async Task<int> Listed(HttpClient caller, Guid unit) => (await caller.Read($"/v1/submissions?form={form}&unit={unit}")).GetProperty("items").GetArrayLength();
        Assert.Equal((1, 0, 1), (await Listed(large, Large), await Listed(small, Small), await Listed(province, SampleUnits.Province)));
    }

    [Fact]
    public async Task What_a_commune_wrote_offline_before_it_was_merged_is_entered_with_its_old_token_and_its_heir_hands_it_up()
    {
        var form = await Form();
        using var begun = await ended.Post("/v1/submissions", new { form, unitId = Split, period = Period });
        var report = await Done(await Fill(ended, await begun.ShouldBe(HttpStatusCode.Created), 6));
        Assert.Equal(["answers", "refreshes"], report.GetProperty("transitions").EnumerateArray().Select(one => one.Text("name")));
        using (var submitted = await Post(ended, report, "submittals"))
        {
            var refused = await submitted.ShouldRefuse(403, "forbidden");
            Assert.Equal(Large, refused.Guid("carriedOnByUnitId"));
        }
        Assert.Equal([report.Id()], await Waiting(large, Large, report));
        report = await Done(await Post(large, report, "submittals"));
        Assert.Equal(("submitted", 6m), (report.Text("state"), report.GetProperty("answers").EnumerateArray().Single(one => one.Text("field") == "meetings").Number("number")));
        // Of days after its end it enters nothing, and hears who does.
        using var after = await ended.Post("/v1/submissions", new { form, unitId = Split, period = "2025-08" });
        Assert.Equal(Large, (await after.ShouldRefuse(403, "forbidden")).Guid("carriedOnByUnitId"));
    }

    [Fact]
    public async Task A_queue_of_commands_recorded_offline_and_replayed_twice_after_a_merger_has_each_effect_once_and_the_feed_tells_only_what_is_new()
    {
        var form = await Form();
        var head = (await Changes(large, 0)).Next;
        // Recorded as the commune that was merged since; sent by whoever took its phone along.
        var begin = await large.Post("/v1/submissions", new { form, unitId = Split, period = Period }, key: $"{form}-1");
        var id = (await begin.ShouldBe(HttpStatusCode.Created)).Id();
        async Task<string[]> Replay()
        {
            List<string> answers = [];
            foreach (var (path, body, version) in new (string, object, int)[]
            {
                ("", new { form, unitId = Split, period = Period }, 0), ($"/{id}/answers", new { answers = new[] { new { field = "meetings", number = 4 } } }, 1),
                ($"/{id}/answers", new { answers = new[] { new { field = "difficulties", text = "Thiếu kinh phí." } } }, 2), ($"/{id}/submittals", new { }, 3),
            })
            {
                using var answer = await large.Post($"/v1/submissions{path}", body, key: $"{form}-{version + 1}", ifMatch: $"\"{version}\"");
                answers.Add($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
            return [.. answers];
        }
        var first = await Replay();
        Assert.Equal(["201", "200", "200", "200"], first.Select(one => one[..3]));
        Assert.Equal(first, await Replay());
        Assert.Equal(4, await world.Reporting.Database.Read<int>($"select count(*) from event_log where subject = '{id}'"));

        await Eventually.Holds(async () => (await Changes(large, head)).Of(id).Count == 4);
        var (news, next) = await Changes(large, head);
        Assert.Equal(["submission-begun", "submission-filled", "submission-filled", "submission-moved"], (news, next).Of(id));
        Assert.All(news, one => Assert.True(one.GetProperty("sequence").GetInt64() > head));
        Assert.Empty((await Changes(large, next)).Of(id));
    }

    [Fact]
    public async Task What_lies_with_a_unit_is_found_through_its_index_and_a_phone_loads_a_hundred_of_it_in_50_KB()
    {
        var report = await BegunBeforeTheReform(await Form(), Split);
        await world.Reporting.Database.Run($"""
            insert into submission (id, unit_id, form_id, form, period, valid_from, valid_to, number, chain, due_on, known_at, level, returns, state, version, answers, positions, steps)
            select gen_random_uuid(), unit_id, form_id, form, period, valid_from, valid_to - n, number, chain, due_on, known_at, level, returns, state, version, answers, positions, steps
            from submission, generate_series(1, 120) n where id = '{report.Id()}'
            """);
        var screen = await large.GetByteArrayAsync(new Uri($"/v1/submissions/waiting?unit={Large}&limit=100", UriKind.Relative));
        Assert.Equal(100, JsonSerializer.Deserialize<JsonElement>(screen).GetProperty("items").GetArrayLength());
        Assert.InRange(screen.Length, 1, 50_000);
        Snapshot.Match("plan-of-waiting", await QueryPlan.Of(world.Reporting.Database, () => large.Read($"/v1/submissions/waiting?unit={Large}"), "submission"));
        await world.Reporting.Database.Run("delete from submission where valid_to < '2025-05-31'");
    }

    // As the platform made it then: the district still stood, and has it in the chain.
    private async Task<JsonElement> BegunBeforeTheReform(string form, Guid unit)
    {
        using var begun = await province.Post("/v1/submissions", new { form, unitId = unit, period = Period });
        var id = (await begun.ShouldBe(HttpStatusCode.Created)).Id();
        await world.Reporting.Database.Run($"update submission set chain = array['{District}', '{SampleUnits.Province}']::uuid[] where id = '{id}'");
        return await province.Read($"/v1/submissions/{id}");
    }

    private async Task<string> Form()
    {
        var code = $"ended-{Interlocked.Increment(ref forms)}-{Guid.NewGuid().ToString("N")[..6]}";
        using var published = await province.Post("/v1/report-forms", new
        {
            unitId = SampleUnits.Province, code, name = "Báo cáo kết quả phong trào Dân vận khéo", cycle = "month", from = "2020-01-01", dueWorkingDays = 5, lateWorkingDays = 5,
            levels = new[] { "commune" }, legalBasis = "05-CT/TU",
            fields = new object[]
            {
                new { key = "meetings", name = "Cuộc họp của Ban Chỉ đạo", kind = "number", measure = "cuộc" },
                new { key = "difficulties", name = "Khó khăn, vướng mắc", kind = "text", required = false },
            },
        });
        await published.ShouldBe(HttpStatusCode.Created);
        // The reform is long past: the province lets what was left behind in.
        foreach (var unitId in new[] { Split, Whole, Small })
        {
            using var leave = await province.Post("/v1/late-leaves", new
            {
                form = code, unitId, period = Period, until = DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), reason = "Sáp nhập đơn vị.", approvedBy = "Cơ quan thường trực", document = "12/CV-BCĐ",
            });
            await leave.ShouldBe(HttpStatusCode.Created);
        }
        return code;
    }

    private static async Task<List<Guid>> Waiting(HttpClient caller, Guid unit, JsonElement report) =>
        [.. (await caller.Read($"/v1/submissions/waiting?unit={unit}&limit=500")).GetProperty("items").EnumerateArray().Select(one => one.Id()).Where(id => id == report.Id())];

    private static async Task<(List<JsonElement> News, long Next)> Changes(HttpClient caller, long after)
    {
        List<JsonElement> news = [];
        while (true)
        {
            var changes = await caller.Read($"/v1/changes?after={after}&limit=500");
            news.AddRange(changes.GetProperty("events").EnumerateArray());
            after = changes.GetProperty("next").GetInt64();
            if (after >= changes.GetProperty("head").GetInt64())
                return (news, after);
        }
    }

    private static Task<HttpResponseMessage> Fill(HttpClient caller, JsonElement report, int meetings) =>
        Post(caller, report, "answers", new { answers = new[] { new { field = "meetings", number = meetings } } });

    private static Task<HttpResponseMessage> Post(HttpClient caller, JsonElement report, string path, object? body = null) =>
        caller.Post($"/v1/submissions/{report.Id()}/{path}", body ?? new { }, ifMatch: $"\"{report.Number("version")}\"");

    private static async Task<JsonElement> Done(HttpResponseMessage answer)
    {
        using (answer)
            return await answer.ShouldBe(HttpStatusCode.OK);
    }

    private static JsonElement Last(JsonElement report) => report.GetProperty("steps").EnumerateArray().Last();
}

file static class Reading
{
    public static Guid Guid(this JsonElement body, string name) => body.GetProperty(name).GetGuid();

    /// <summary>What happened to one subject, as types without their origin.</summary>
    public static List<string> Of(this (List<JsonElement> News, long Next) changes, Guid subject) => [.. changes.News
        .Where(one => one.GetProperty("data").TryGetProperty("submissionId", out var id) && id.GetGuid() == subject).Select(one => one.Text("type").Split('.')[^2])];
}
