using System.Net;
using System.Text.Json;
using DanVan.Reporting.Alerts;
using DanVan.ServiceDefaults;
using DanVan.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace DanVan.Reporting.Tests;

public sealed class AlertsTests(Counted world) : IClassFixture<Counted>
{
    // The last year that has ended, and the one before: whatever day it is, they are looked at.
    private static readonly int Year = DateTime.UtcNow.AddHours(7).Year - 1;
    private static int units;

    private readonly HttpClient province = world.Reporting.As("planner", SampleUnits.ProvinceClaim, "reporting.read", "reporting.plan", "reporting.define");

    private sealed record Own(Guid District, Guid One, Guid Other, HttpClient Caller);

    [Fact]
    public async Task A_value_under_its_limit_is_found_without_anybody_asking_and_closes_itself_when_the_cause_is_gone()
    {
        var own = await OwnDistrict();
        await Facts(own.One, 5);
        await Facts(own.Other, 1);
        var rule = await Rule(own, Threshold(own, "under", 3));
        var alert = await TheOnly(own, rule);
        Assert.Equal((own.Other, $"{Year}", "open", 1m, 3m), (alert.GetProperty("unitId").GetGuid(), alert.Text("period"), alert.Text("state"), alert.Number("measured"), alert.Number("limit")));
        Assert.Contains("dưới ngưỡng 3 (1)", alert.Text("explanation"), StringComparison.Ordinal);
        Assert.True(alert.TryGetProperty("announcedAt", out _));
        Assert.Equal((1, 1), (await Events(alert.Id(), "alert-found"), await Events(alert.Id(), "alert-announced")));

        await Facts(own.Other, 4);
        await Eventually.Holds(async () => (await own.Caller.Read($"/v1/alerts/{alert.Id()}")).Text("state") == "closed");
        Assert.Equal("cause-gone", await world.Reporting.Database.Read<string>($"select data->>'reason' from event_log where subject = '{alert.Id()}' and type like '%.alert-closed.v1'"));
        Assert.Empty(await Alerts(own, rule, "&state=open"));
    }

    [Fact]
    public async Task Of_one_cause_there_is_one_open_alert_however_many_look_at_once()
    {
        var own = await OwnDistrict();
        await Facts(own.One, 5);
        var rule = await Rule(own, Threshold(own, "over", 4));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Look(rule, own.District)));
        Assert.Equal((own.One, 1), ((await TheOnly(own, rule)).GetProperty("unitId").GetGuid(), (await Alerts(own, rule)).Count));
        // And nobody gets past the database.
        var twice = await Assert.ThrowsAsync<PostgresException>(() => world.Reporting.Database.Run($"""
            insert into alert (id, rule_id, unit_id, kind, rule_name, period, valid_from, valid_to, explanation, found_at, version)
            select gen_random_uuid(), rule_id, unit_id, kind, rule_name, period, valid_from, valid_to, explanation, found_at, 1 from alert where rule_id = '{rule}'
            """));
        Assert.Equal(Alert.OneOpen, twice.ConstraintName);
    }

    [Fact]
    public async Task What_is_found_in_quiet_hours_is_announced_after_them()
    {
        var now = DateTime.UtcNow.AddHours(7);
        await Quiet("2001-01-01", now.AddHours(-2), now.AddHours(2));
        var own = await OwnDistrict();
        await Facts(own.One, 1);
        await Facts(own.Other, 5);
        var rule = await Rule(own, Threshold(own, "under", 3));
        var found = await TheOnly(own, rule);
        Assert.False(found.TryGetProperty("announcedAt", out _));
        await Look(rule, own.District);
        Assert.Equal((1, 0), (await Events(found.Id(), "alert-found"), await Events(found.Id(), "alert-announced")));

        await Quiet("2001-01-02", now, now);
        await Eventually.Holds(async () => (await own.Caller.Read($"/v1/alerts/{found.Id()}")).TryGetProperty("announcedAt", out _));
        await Look(rule, own.District);
        Assert.Equal((1, 1), (await Events(found.Id(), "alert-found"), await Events(found.Id(), "alert-announced")));
        using var earlier = await province.Post("/v1/quiet-hours", new { from = "2001-01-02", quietFrom = "22:00", quietTo = "05:00", citation = "Quy chế làm việc (ví dụ)" });
        await earlier.ShouldRefuse(409, "quiet-hours-out-of-order");
        await (await own.Caller.Post("/v1/quiet-hours", new { from = "2050-01-01", quietFrom = "22:00", quietTo = "05:00", citation = "Không có quyền" })).ShouldRefuse(403, "forbidden");
    }

    [Theory]
    [InlineData("22:00", "05:00", "23:30", true)]
    [InlineData("22:00", "05:00", "04:59", true)]
    [InlineData("22:00", "05:00", "05:00", false)]
    [InlineData("12:00", "13:30", "13:00", true)]
    [InlineData("12:00", "13:30", "21:00", false)]
    [InlineData("12:00", "12:00", "12:00", false)]
    public void Quiet_hours_are_those_of_Vietnam_and_may_pass_midnight(string from, string to, string at, bool quiet)
    {
        var hours = new QuietHours { QuietFrom = TimeOnly.Parse(from, null), QuietTo = TimeOnly.Parse(to, null), Citation = "" };
        Assert.Equal(quiet, hours.Hold(new DateTimeOffset(new(2026, 3, 26), TimeOnly.Parse(at, null), TimeSpan.FromHours(7)).ToUniversalTime()));
    }

    [Fact]
    public async Task Somebody_answers_for_an_alert_with_a_note_once()
    {
        var own = await OwnDistrict();
        await Facts(own.One, 5);
        var alert = await TheOnly(own, await Rule(own, Threshold(own, "over", 4)));
        var answer = new { by = "Ban Dân vận huyện Mẫu", note = "Đã yêu cầu xã rà soát lại hồ sơ." };
        using var foreign = await (await OwnDistrict()).Caller.Post($"/v1/alerts/{alert.Id()}/acknowledgements", answer, ifMatch: "\"2\"");
        await foreign.ShouldRefuse(404, "alert-not-found");
        var acknowledged = await (await own.Caller.Post($"/v1/alerts/{alert.Id()}/acknowledgements", answer, ifMatch: "\"2\"")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(("acknowledged", answer.by, answer.note), (acknowledged.Text("state"), acknowledged.Text("acknowledgedBy"), acknowledged.Text("note")));
        await (await own.Caller.Post($"/v1/alerts/{alert.Id()}/acknowledgements", answer, ifMatch: "\"3\"")).ShouldRefuse(409, "alert-settled");
        Assert.Equal(1, await Events(alert.Id(), "alert-acknowledged"));
        // Answered for, but not gone.
        Assert.Equal(alert.Id(), Assert.Single(await Alerts(own, alert.GetProperty("ruleId").GetGuid(), "&state=acknowledged")).Id());
    }

    [Fact]
    public async Task What_falls_for_three_periods_running_is_found_and_what_falls_and_rises_is_not()
    {
        var own = await OwnDistrict();
        foreach (var (unit, counts) in new[] { (own.One, (int[])[6, 4, 1]), (own.Other, [6, 1, 4]) })
        {
            for (var back = 0; back < 3; back++)
                await Facts(unit, counts[2 - back], Year - back);
        }
        var alert = await TheOnly(own, await Rule(own, new
        {
            unitId = own.District, name = "Mô hình giảm dần", kind = "trend", indicator = "models-recognised", level = "commune", cycle = "year", side = "under", periods = 3, limit = 2, from = "2000-01-01",
        }));
        Assert.Equal((own.One, -5m), (alert.GetProperty("unitId").GetGuid(), alert.Number("measured")));
        Assert.Contains("giảm liên tiếp qua 3 kỳ", alert.Text("explanation"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_is_due_and_did_not_come_is_found_until_it_comes()
    {
        var own = await OwnDistrict();
        var month = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7)).AddMonths(-2);
        var (first, period, form) = (new DateOnly(month.Year, month.Month, 1), $"{month:yyyy-MM}", $"form-{Guid.NewGuid().ToString("N")[..8]}");
        await (await own.Caller.Post("/v1/report-forms", new
        {
            unitId = own.District, code = form, name = "Báo cáo tháng", cycle = "month", from = first, dueWorkingDays = 1, lateWorkingDays = 100, levels = new[] { "commune" }, legalBasis = "05-CT/TU",
            fields = new[] { new { key = "models", name = "Mô hình", kind = "number", indicator = "models-recognised" } },
        })).ShouldBe(HttpStatusCode.Created);
        var rule = await Rule(own, new { unitId = own.District, name = "Thiếu báo cáo", kind = "missing-report", form, from = first });
        await Eventually.Holds(async () => (await Alerts(own, rule)).Count(one => one.Text("period") == period) == 2);
        var missing = (await Alerts(own, rule)).Single(one => one.Text("period") == period && one.GetProperty("unitId").GetGuid() == own.One);
        Assert.Contains($"chưa nộp \"Báo cáo tháng\" kỳ {period}", missing.Text("explanation"), StringComparison.Ordinal);

        var commune = world.Reporting.As("xa", own.One.ToString(), "reporting.read", "reporting.submit");
        var begun = await (await commune.Post("/v1/submissions", new { form, unitId = own.One, period })).ShouldBe(HttpStatusCode.Created);
        await (await commune.Post($"/v1/submissions/{begun.Id()}/submittals", new { }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);
        await Eventually.Holds(async () => (await own.Caller.Read($"/v1/alerts/{missing.Id()}")).Text("state") == "closed");
        Assert.Single(await Alerts(own, rule, "&state=open"), one => one.Text("period") == period);
    }

    [Fact]
    public async Task A_rule_that_ends_closes_what_it_found()
    {
        var own = await OwnDistrict();
        await Facts(own.One, 5);
        var rule = await Rule(own, Threshold(own, "over", 4));
        var alert = await TheOnly(own, rule);
        var ended = await (await own.Caller.Post($"/v1/alert-rules/{rule}/endings", new { reason = "Thay bằng quy tắc khác" }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);
        Assert.True(ended.TryGetProperty("endedOn", out _));
        await Eventually.Holds(async () => (await own.Caller.Read($"/v1/alerts/{alert.Id()}")).Text("state") == "closed");
        await (await own.Caller.Post($"/v1/alert-rules/{rule}/endings", new { reason = "Thay bằng quy tắc khác" }, ifMatch: "\"2\"")).ShouldRefuse(409, "alert-rule-ended");
    }

    [Fact]
    public async Task Rules_and_alerts_are_those_of_the_unit_and_of_those_above_it()
    {
        var (own, other) = (await OwnDistrict(), await OwnDistrict());
        await Facts(own.One, 5);
        var rule = await Rule(own, Threshold(own, "over", 4));
        var alert = await TheOnly(own, rule);
        Assert.Equal(alert.Id(), Assert.Single((await province.Read($"/v1/alerts?unit={SampleUnits.Province}&ruleId={rule}")).GetProperty("items").EnumerateArray()).Id());
        Assert.Equal(rule, Assert.Single((await own.Caller.Read($"/v1/alert-rules?unit={own.District}")).GetProperty("items").EnumerateArray()).Id());
        using var list = await other.Caller.GetAsync(new Uri($"/v1/alerts?unit={own.District}", UriKind.Relative));
        await list.ShouldRefuse(403, "forbidden");
        await (await other.Caller.Post("/v1/alert-rules", Threshold(own, "over", 4))).ShouldRefuse(403, "forbidden");
        async Task<int> Fed(HttpClient caller) => (await caller.Read("/v1/changes?types=vn.danvan.reporting.alert-announced.v1&limit=500")).GetProperty("events").EnumerateArray().Count(one => one.Text("subject") == $"{alert.Id()}");
        await Eventually.Holds(async () => await Fed(own.Caller) == 1);
        Assert.Equal(0, await Fed(other.Caller));
    }

    [Fact]
    public async Task Who_gave_a_commune_away_lists_its_alerts_until_then_and_none_of_its_rules()
    {
        var (former, later) = (await OwnDistrict(), await OwnDistrict());
        await world.Reporting.Database.Run($"""
            update unit_version set valid_to = '{Year}-01-01' where unit_id = '{former.One}';
            insert into unit_version (unit_id, valid_from, name, short_name, folded, kind, code, parent_id, symbol, issuer, effective_on)
            select unit_id, valid_to, name, short_name, folded, kind, code, '{later.District}', symbol, issuer, valid_to from unit_version where unit_id = '{former.One}';
            update unit_revision set revision = revision + 1;
            """);
        var moved = former with { District = former.One, Caller = world.Reporting.As("xa-chuyen", $"{former.One}", "reporting.read", "reporting.plan") };
        var rule = await Rule(moved, Threshold(moved, "over", 1000));
        await world.Reporting.Database.Run($"""
            insert into alert (id, rule_id, unit_id, kind, rule_name, period, valid_from, valid_to, measured, explanation, found_at, closed_at, version)
            select gen_random_uuid(), '{rule}', '{former.One}', 'Threshold', 'x', year, make_date(year::int, 1, 1), make_date(year::int, 12, 31), 7, 'x', now(), now(), 1
            from unnest(array['{Year - 1}', '{Year}']) year
            """);
        async Task<string> Listed(HttpClient caller, Guid unit) =>
            string.Join(' ', (await caller.Read($"/v1/alerts?unit={unit}&ruleId={rule}")).GetProperty("items").EnumerateArray().Select(one => one.Text("period")).Order(StringComparer.Ordinal));
        Assert.Equal(($"{Year - 1}", $"{Year}"), (await Listed(former.Caller, former.District), await Listed(later.Caller, later.District)));
        Assert.Equal(($"{Year}", $"{Year - 1} {Year}"), (await Listed(later.Caller, former.One), await Listed(province, former.One)));
        async Task<int> Rules(Own own) => (await own.Caller.Read($"/v1/alert-rules?unit={own.District}")).GetProperty("items").GetArrayLength();
        Assert.Equal((0, 1), (await Rules(former), await Rules(later)));
        Assert.Equal("  Index Scan alert alert_of_unit", await QueryPlan.Of(world.Reporting.Database, () => former.Caller.Read($"/v1/alerts?unit={former.District}"), "alert"));
    }

    [Fact]
    public async Task A_rule_says_all_that_its_kind_needs_and_nothing_else()
    {
        var own = await OwnDistrict();
        foreach (var unfit in new object[]
        {
            new { unitId = own.District, name = "Không có ngưỡng", kind = "threshold", indicator = "models-recognised", cycle = "year", side = "over", from = "2026-01-01" },
            new { unitId = own.District, name = "Không có kỳ", kind = "trend", indicator = "models-recognised", cycle = "year", side = "over", from = "2026-01-01" },
            new { unitId = own.District, name = "Không có biểu mẫu", kind = "missing-report", from = "2026-01-01" },
            new { unitId = own.District, name = "Thừa chỉ tiêu", kind = "missing-report", form = "x", indicator = "models-recognised", from = "2026-01-01" },
        })
            await (await own.Caller.Post("/v1/alert-rules", unfit)).ShouldRefuse(422, "alert-rule-unfit");
        await (await own.Caller.Post("/v1/alert-rules", new { unitId = own.District, name = "Chỉ tiêu lạ", kind = "threshold", indicator = "no-such", cycle = "year", side = "over", limit = 1, from = "2026-01-01" }))
            .ShouldRefuse(404, "indicator-not-found");
    }

    [Fact]
    public async Task Lists_of_alerts_are_read_through_indexes()
    {
        var own = await OwnDistrict();
        List<string> plans = [];
        foreach (var request in new[] { $"/v1/alerts?unit={own.District}", $"/v1/alerts?unit={own.District}&state=open", $"/v1/alert-rules?unit={own.District}", "/v1/quiet-hours" })
            plans.Add($"{request.Replace(own.District.ToString(), "x", StringComparison.Ordinal)}\n{await QueryPlan.Of(world.Reporting.Database, () => own.Caller.Read(request), "alert", "alert_rule", "quiet_hours")}");
        Snapshot.Match("plans-of-alerts", string.Join('\n', plans));
    }

    private static object Threshold(Own own, string side, decimal limit) => new
    {
        unitId = own.District, name = $"Mô hình {side} {limit}", kind = "threshold", indicator = "models-recognised", level = "commune", cycle = "year", side, limit, from = $"{Year}-01-01",
    };

    private static async Task<Guid> Rule(Own own, object rule) => (await (await own.Caller.Post("/v1/alert-rules", rule)).ShouldBe(HttpStatusCode.Created)).Id();

    private static async Task<List<JsonElement>> Alerts(Own own, Guid rule, string more = "") =>
        [.. (await own.Caller.Read($"/v1/alerts?unit={own.District}&ruleId={rule}&limit=100{more}")).GetProperty("items").EnumerateArray()];

    private static async Task<JsonElement> TheOnly(Own own, Guid rule)
    {
        await Eventually.Holds(async () => (await Alerts(own, rule)).Count > 0);
        return Assert.Single(await Alerts(own, rule));
    }

    private async Task Look(Guid rule, Guid unit)
    {
        await using var scope = world.Reporting.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActsFor>().Caller = ReportingScopes.ReaderOf(unit);
        await scope.ServiceProvider.GetRequiredService<LookForAlerts>().Look(rule, default);
    }

    private Task<int> Events(Guid subject, string type) =>
        world.Reporting.Database.Read<int>($"select count(*) from event_log where subject = '{subject}' and type = 'vn.danvan.reporting.{type}.v1'");

    private Task Facts(Guid unit, int facts, int? year = null) => world.Count("models-recognised", unit, facts, "model-registry", $"{year ?? Year}-02-10");

    private async Task Quiet(string from, DateTime quietFrom, DateTime quietTo) => await (await province.Post("/v1/quiet-hours", new
    {
        from, quietFrom = $"{quietFrom:HH:mm}", quietTo = $"{quietTo:HH:mm}", citation = "Quy chế làm việc (ví dụ của bài kiểm thử)",
    })).ShouldBe(HttpStatusCode.Created);

    /// <summary>A district of the test's own with two communes, and who plans for it.</summary>
    private async Task<Own> OwnDistrict()
    {
        var (district, one, other, code) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), 700 + Interlocked.Increment(ref units));
        await world.Reporting.Database.Run($"""
            insert into unit select id, 1 from unnest(array['{district}', '{one}', '{other}']::uuid[]) id;
            insert into unit_version (unit_id, valid_from, name, short_name, folded, kind, code, parent_id, symbol, issuer, effective_on) values
                ('{district}', '2004-01-01', 'Huyện Mẫu', 'Mẫu', 'huyen mau', 'district', '{code}', '{SampleUnits.Province}', '-', '-', '2004-01-01'),
                ('{one}', '2004-01-01', 'Xã Mẫu Một', 'Mẫu Một', 'xa mau mot', 'commune', '{code}01', '{district}', '-', '-', '2004-01-01'),
                ('{other}', '2004-01-01', 'Xã Mẫu Hai', 'Mẫu Hai', 'xa mau hai', 'commune', '{code}02', '{district}', '-', '-', '2004-01-01');
            update unit_revision set revision = revision + 1;
            """);
        return new(district, one, other, world.Reporting.As($"huyen-{district}", district.ToString(), "reporting.read", "reporting.plan"));
    }
}
