using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>
/// A report from a commune of a district that stands, through the district, to the province that asks it; and one from a ward that has
/// ended, for 2024.
/// </summary>
public sealed partial class SubmissionTests(Counted world) : IClassFixture<Counted>, IAsyncLifetime
{
    private static readonly Guid District = new("01900000-0000-7000-8000-000000000999"), Commune = new("01900000-0000-7000-8000-000000099901"),
        Neighbour = new("01900000-0000-7000-8000-000000099902");

    private static int forms;

    private readonly HttpClient province = Caller(world, "province", SampleUnits.ProvinceClaim, "reporting.read", "reporting.plan", "reporting.submit", "reporting.approve"),
        district = Caller(world, "district", "999@2026-01-01", "reporting.read", "reporting.submit", "reporting.approve"),
        commune = Caller(world, "commune", "99901@2026-01-01", "reporting.read", "reporting.submit", "reporting.approve"),
        neighbour = Caller(world, "neighbour", "99902@2026-01-01", "reporting.read", "reporting.submit"),
        thanhVinh = Caller(world, "thanh-vinh", SampleUnits.ThanhVinhClaim, "reporting.read", "reporting.submit", "reporting.approve");

    private static DateOnly LastMonth => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7)) is var today ? new DateOnly(today.Year, today.Month, 1).AddMonths(-1) : default;

    private static string Period => LastMonth.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public async ValueTask InitializeAsync() => await world.Reporting.Database.Run($"""
        insert into unit select id, 1 from unnest(array['{District}', '{Commune}', '{Neighbour}']::uuid[]) id on conflict do nothing;
        insert into unit_version (unit_id, valid_from, name, short_name, folded, kind, code, parent_id, symbol, issuer, effective_on) values
            ('{District}', '2004-01-01', 'Huyện Mẫu', 'Mẫu', 'huyen mau', 'district', '999', '{SampleUnits.Province}', '-', '-', '2004-01-01'),
            ('{Commune}', '2004-01-01', 'Xã Mẫu Một', 'Mẫu Một', 'xa mau mot', 'commune', '99901', '{District}', '-', '-', '2004-01-01'),
            ('{Neighbour}', '2004-01-01', 'Xã Mẫu Hai', 'Mẫu Hai', 'xa mau hai', 'commune', '99902', '{District}', '-', '-', '2004-01-01')
        on conflict do nothing;
        update unit_revision set revision = revision + 1;
        """);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_form_of_the_sample_is_data_that_anybody_may_publish_and_says_that_it_is_made_up()
    {
        var sample = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy/sample/data/illustrative/report-form.json")))!;
        sample["unitId"] = SampleUnits.Province;
        using var published = await province.Post("/v1/report-forms", sample);
        var form = await published.ShouldBe(HttpStatusCode.Created);
        Assert.StartsWith("(Minh họa)", form.Text("name"), StringComparison.Ordinal);
        Assert.StartsWith("MINH-HOA", form.Text("legalBasis"), StringComparison.Ordinal);
        // What the platform knows is drawn; only what it cannot know is asked.
        Assert.Equal(["meetings", "difficulties"], form.GetProperty("fields").EnumerateArray().Where(field => !field.TryGetProperty("indicator", out _)).Select(field => field.Text("key")));
    }

    [Fact]
    public async Task A_report_begins_with_what_the_system_knows_and_nobody_types_over_it()
    {
        var form = await Form("year", dueWorkingDays: 0, lateWorkingDays: 0);
        var report = await Begun(thanhVinh, form, SampleUnits.DoiCung, "2024");
        Assert.Equal(("draft", 3m, "models-recognised"), (report.Text("state"), Answer(report, "models").Number("number"), Answer(report, "models").Text("indicator")));
        var inputs = await province.Read(Answer(report, "models").Text("why"));
        Assert.Equal(0, inputs.GetProperty("items").GetArrayLength()); // no archived event stands behind these facts
        using (var typed = await Fill(thanhVinh, report, new { field = "models", number = 30 }))
            await typed.ShouldRefuse(422, "answer-unfit");
        using (var unknown = await Fill(thanhVinh, report, new { field = "guests", number = 30 }))
            await unknown.ShouldRefuse(422, "answer-unfit");
        using (var words = await Fill(thanhVinh, report, new { field = "meetings", text = "nhiều" }))
            await words.ShouldRefuse(422, "answer-unfit");

        // Known later, and drawn again when the unit says so.
        await world.Count("models-recognised", SampleUnits.DoiCung, 1, "late", "2024-12-01");
        report = await Done(await Fill(thanhVinh, report, new { field = "models", remark = "Còn một mô hình đang chờ." }));
        Assert.Equal(3m, Answer(report, "models").Number("number"));
        report = await Done(await Post(thanhVinh, report, "refreshes"));
        Assert.Equal((4m, "Còn một mô hình đang chờ."), (Answer(report, "models").Number("number"), Answer(report, "models").Text("remark")));
        await world.Reporting.Database.Run("delete from fact where source = 'late'");
    }

    [Fact]
    public async Task A_report_goes_up_the_tree_unit_after_unit_and_the_last_approval_locks_it()
    {
        var report = await Submitted(await Form("month"));
        Assert.Equal(("submitted", District, true), (report.Text("state"), At(report), report.GetProperty("onTime").GetBoolean()));
        using (var own = await Post(commune, report, "acceptances"))
            await own.ShouldRefuse(403, "forbidden");
        using (var early = await Post(district, report, "approvals"))
            await early.ShouldRefuse(409, "submission-out-of-order");
        report = await Done(await Post(district, report, "acceptances"));
        report = await Done(await Post(district, report, "approvals"));
        Assert.Equal(("submitted", SampleUnits.Province), (report.Text("state"), At(report)));
        using (var late = await Post(commune, report, "withdrawals"))
            await late.ShouldRefuse(409, "submission-out-of-order");
        using (var above = await Post(district, report, "acceptances"))
            await above.ShouldRefuse(403, "forbidden");
        report = await Done(await Post(province, report, "acceptances"));
        report = await Done(await Post(province, report, "approvals"));
        Assert.Equal("approved", report.Text("state"));
        Assert.False(report.TryGetProperty("atUnitId", out _));
        foreach (var (caller, path) in new[] { (commune, "withdrawals"), (province, "undoings"), (province, "returns"), (commune, "refreshes") })
        {
            using var locked = await Post(caller, report, path, "Xem lại.");
            await locked.ShouldRefuse(409, "submission-locked");
        }
        using var changed = await Fill(commune, report, new { field = "meetings", number = 99 });
        await changed.ShouldRefuse(409, "submission-locked");
    }

    [Fact]
    public async Task Whoever_took_the_last_step_takes_it_back_until_another_followed()
    {
        var report = await Submitted(await Form("month"));
        Assert.Equal("draft", (report = await Done(await Post(commune, report, "withdrawals"))).Text("state"));
        report = await Done(await Post(commune, report, "submittals"));
        report = await Done(await Post(district, report, "acceptances"));
        Assert.Equal("submitted", (report = await Done(await Post(district, report, "undoings"))).Text("state"));
        report = await Done(await Post(district, report, "acceptances"));
        report = await Done(await Post(district, report, "approvals"));
        report = await Done(await Post(district, report, "undoings"));
        Assert.Equal(("accepted", District), (report.Text("state"), At(report)));
        using (var silent = await Post(district, report, "returns"))
            await silent.ShouldRefuse(422, "comment-missing");
        report = await Done(await Post(district, report, "returns", "Mục 2 cần nêu rõ số cuộc họp."));
        Assert.Equal(("returned", Commune, "Mục 2 cần nêu rõ số cuộc họp."), (report.Text("state"), At(report), report.GetProperty("steps").EnumerateArray().Last().Text("comment")));
        Assert.Equal(["answers", "refreshes", "submittals"], (await commune.Read($"/v1/submissions/{report.Id()}")).GetProperty("transitions").EnumerateArray().Select(one => one.Text("name")));
        Assert.DoesNotContain("acceptances", (await district.Read($"/v1/submissions/{report.Id()}")).GetProperty("transitions").EnumerateArray().Select(one => one.Text("name")));
    }

    [Fact]
    public async Task Who_submitted_does_not_decide_though_its_unit_stands_above()
    {
        var form = await Form("month");
        var report = await Begun(province, form, Commune, Period);
        report = await Done(await Fill(province, report, new { field = "meetings", number = 4 }));
        report = await Done(await Post(province, report, "submittals"));
        using var own = await Post(province, report, "acceptances");
        await own.ShouldRefuse(403, "own-submission");
        await Done(await Post(district, report, "acceptances"));
    }

    [Fact]
    public async Task A_correction_is_another_number_and_the_approved_one_counts_until_it_is_approved_too()
    {
        var form = await Form("month");
        var first = await Approved(await Submitted(form));
        using (var unapproved = await Post(commune, await Submitted(await Form("month")), "corrections", reason: "Cộng nhầm."))
            await unapproved.ShouldRefuse(409, "submission-not-approved");
        using var begun = await Post(commune, first, "corrections", reason: "Cộng nhầm hai khối.");
        var second = await begun.ShouldBe(HttpStatusCode.Created);
        using (var twice = await Post(commune, first, "corrections", reason: "Cộng nhầm hai khối."))
            await twice.ShouldRefuse(409, "submission-already-begun");
        Assert.Equal((2m, 4m), (second.Number("number"), Answer(second, "meetings").Number("number")));
        second = await Done(await Fill(commune, second, new { field = "meetings", number = 5 }));
        second = await Done(await Post(commune, second, "submittals"));
        async Task<decimal> Sum() => Field(await province.Read($"/v1/submission-totals?form={form}&unit=999@2026-01-01&period={Period}"), "meetings").Number("approved");
        Assert.Equal(4m, await Sum());
        await Approved(second);
        Assert.Equal(5m, await Sum());
        var old = await province.Read($"/v1/submissions/{first.Id()}");
        Assert.Equal(("superseded", 4m), (old.Text("state"), Answer(old, "meetings").Number("number")));
        Assert.Equal(["1 superseded", "2 approved"], (await commune.Read($"/v1/submissions?form={form}&unit=99901@2026-01-01")).GetProperty("items").EnumerateArray()
            .Select(one => $"{one.Number("number")} {one.Text("state")}"));
    }

    [Fact]
    public async Task The_reader_of_a_total_sees_the_state_of_every_input()
    {
        var form = await Form("month");
        var report = await Submitted(form);
        var total = await province.Read($"/v1/submission-totals?form={form}&unit=999@2026-01-01&period={Period}");
        Assert.Equal("""[{"state":"missing","reports":1},{"state":"submitted","reports":1}]""", JsonSerializer.Serialize(total.GetProperty("states")));
        Assert.Equal((false, 0m, 4m), (total.GetProperty("complete").GetBoolean(), Field(total, "meetings").Number("approved"), Field(total, "meetings").Number("submitted")));
        var inputs = await province.Read($"/v1/submission-totals/inputs?form={form}&unit=999@2026-01-01&period={Period}&limit=1");
        Assert.Equal(("submitted", report.Id(), District), (inputs.GetProperty("items")[0].Text("state"), inputs.GetProperty("items")[0].GetProperty("submissionId").GetGuid(), At(inputs.GetProperty("items")[0])));
        var rest = await province.Read($"/v1/submission-totals/inputs?form={form}&unit=999@2026-01-01&period={Period}&cursor={inputs.Text("next")}");
        Assert.Equal(["Xã Mẫu Hai missing"], rest.GetProperty("items").EnumerateArray().Select(one => $"{one.GetProperty("unit").Text("name")} {one.Text("state")}"));
        using var foreign = await neighbour.GetAsync(new Uri($"/v1/submission-totals?form={form}&unit=999@2026-01-01&period={Period}", UriKind.Relative));
        await foreign.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task What_a_district_reports_of_its_communes_is_not_added_to_what_they_report()
    {
        var (month, form) = (LastMonth.AddMonths(-2), await Form("month", lateWorkingDays: 250, levels: ["district", "commune"]));
        var period = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        await world.Count("models-recognised", Commune, 3, "levels", $"{period}-10");
        foreach (var (caller, unit, meetings) in new[] { (district, District, 5), (commune, Commune, 4) })
            await Done(await Post(caller, await Done(await Fill(caller, await Begun(caller, form, unit, period), new { field = "meetings", number = meetings })), "submittals"));
        async Task<IEnumerable<string>> Sums(string unit) => (await province.Read($"/v1/submission-totals?form={form}&unit={unit}&period={period}")).GetProperty("fields").EnumerateArray()
            .Select(one => $"{one.Text("level")} {one.Text("field")} {one.Number("submitted"):0}");
        Assert.Equal(["district models 3", "commune models 3", "district meetings 5", "commune meetings 4"], await Sums("999@2026-01-01"));
        Assert.Equal(["commune models 3", "commune meetings 4"], await Sums("99901@2026-01-01"));
        var inputs = await province.Read($"/v1/submission-totals/inputs?form={form}&unit=999@2026-01-01&period={period}");
        Assert.Equal(["Huyện Mẫu district", "Xã Mẫu Một commune", "Xã Mẫu Hai commune"], inputs.GetProperty("items").EnumerateArray().Select(one => $"{one.GetProperty("unit").Text("name")} {one.Text("level")}"));
        await world.Reporting.Database.Run("delete from fact where source = 'levels'");
    }

    [Fact]
    public async Task After_the_late_window_only_a_unit_above_lets_a_report_in_and_who_and_why_stays_on_record()
    {
        var form = await Form("year", dueWorkingDays: 5, lateWorkingDays: 5);
        var report = await Done(await Fill(thanhVinh, await Begun(thanhVinh, form, SampleUnits.DoiCung, "2024"), new { field = "meetings", number = 1 }));
        using (var late = await Post(thanhVinh, report, "submittals"))
            await late.ShouldRefuse(409, "report-period-closed");
        var leave = new { form, unitId = SampleUnits.DoiCung, period = "2024", until = LastMonth.AddYears(1), reason = "Sáp nhập đơn vị.", approvedBy = "Cơ quan thường trực", document = "12/CV-BCĐ" };
        using (var own = await thanhVinh.Post("/v1/late-leaves", leave))
            await own.ShouldRefuse(403, "forbidden");
        using (var granted = await province.Post("/v1/late-leaves", leave))
            await granted.ShouldBe(HttpStatusCode.Created);
        report = await Done(await Post(thanhVinh, report, "submittals"));
        Assert.Equal((false, SampleUnits.Province), (report.GetProperty("onTime").GetBoolean(), At(report)));
        var recorded = Assert.Single((await thanhVinh.Read($"/v1/late-leaves?form={form}&unit={SampleUnits.DoiCung}")).GetProperty("items").EnumerateArray());
        Assert.Equal(("Sáp nhập đơn vị.", "Cơ quan thường trực", "province"), (recorded.Text("reason"), recorded.Text("approvedBy"), recorded.Text("grantedBy")));
        var rate = (await province.Read($"/v1/submission-rates?form={form}&unit={SampleUnits.VinhClaim}&period=2024")).GetProperty("whole");
        Assert.Equal("2 expected, 1 submitted, 0 on time, 1 late, 1 missing, 1 excused", Said(rate));
    }

    [Fact]
    public async Task Another_version_of_a_form_leaves_late_what_came_late()
    {
        var form = await Form("year", dueWorkingDays: 5, lateWorkingDays: 250);
        using (var past = await Publish(form, "year", dueWorkingDays: 60, lateWorkingDays: 250, from: "2024-02-01"))
            await past.ShouldRefuse(422, "report-form-unfit");
        using (var ahead = await Publish(form, "year", dueWorkingDays: 60, lateWorkingDays: 250, from: LastMonth.AddYears(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            await ahead.ShouldBe(HttpStatusCode.Created);
        Assert.Equal("2025-01-08", (await Begun(thanhVinh, form, SampleUnits.DoiCung, "2024")).Text("dueOn"));
    }

    [Fact]
    public async Task On_time_and_corrected_are_shown_together_and_who_never_errs_is_noticed()
    {
        var form = await Form("month", from: "2010-01-01");
        var report = await Approved(await Submitted(form));
        // The same commune was on time in five months of 2015; once it was corrected. Its neighbour was on time in four, and never corrected.
        foreach (var (unit, month, number) in new[] { (Commune, 1, 1), (Commune, 2, 1), (Commune, 3, 1), (Commune, 4, 1), (Commune, 5, 1), (Commune, 5, 2),
            (Neighbour, 1, 1), (Neighbour, 2, 1), (Neighbour, 3, 1), (Neighbour, 4, 1) })
        {
            await world.Reporting.Database.Run($"""
                insert into submission (id, unit_id, form_id, form, period, valid_from, valid_to, number, chain, due_on, known_at, level, first_submitted_on, submitted_by, returns, state, version, answers, positions, steps)
                select gen_random_uuid(), '{unit}', form_id, form, '2015-{month:00}', '2015-{month:00}-01', (date '2015-{month:00}-01' + interval '1 month - 1 day')::date, {number}, chain, due_on,
                    known_at, level, date '2015-{month:00}-28' + 5, 'x', 0, case when {number} = 1 and {month} = 5 then 'Superseded' else 'Approved' end, 1, answers, positions, steps
                from submission where id = '{report.Id()}'
                """);
        }
        var rates = await district.Read($"/v1/submission-rates?form={form}&unit=999@2026-01-01&period=2015-01-01..2015-04-30");
        Assert.Equal("8 expected, 8 submitted, 8 on time, 0 late, 0 missing, 0 excused", Said(rates.GetProperty("whole")));
        rates = await district.Read($"/v1/submission-rates?form={form}&unit=999@2026-01-01&period=2015-01-01..2015-05-31");
        Assert.Equal(["Xã Mẫu Một 1 0.2 False", "Xã Mẫu Hai 0.8 0 False"], rates.GetProperty("items").EnumerateArray().Select(Row));
        rates = await district.Read($"/v1/submission-rates?form={form}&unit=999@2026-01-01&period=2015-01-01..2015-04-30");
        Assert.Equal(["Xã Mẫu Một 1 0 True", "Xã Mẫu Hai 1 0 True"], rates.GetProperty("items").EnumerateArray().Select(Row));
        rates = await district.Read($"/v1/submission-rates?form={form}&unit=999@2026-01-01&period=2015-04-01..2015-05-31&by=period");
        Assert.Equal(["2015-04 1", "2015-05 0.5"], rates.GetProperty("items").EnumerateArray().Select(one => $"{one.Text("period")} {one.GetProperty("rate").Number("onTimeRate"):0.#}"));
        static string Row(JsonElement one) => string.Create(CultureInfo.InvariantCulture,
            $"{one.GetProperty("unit").Text("name")} {one.GetProperty("rate").Number("onTimeRate"):0.##} {one.GetProperty("rate").Number("correctionRate"):0.##} {one.GetProperty("rate").GetProperty("neverCorrected").GetBoolean()}");
    }

    [Fact]
    public async Task What_was_taken_back_is_missing_and_a_correction_that_was_only_begun_has_corrected_nothing()
    {
        var (form, period) = (await Form("month", dueWorkingDays: 0, lateWorkingDays: 250), LastMonth.AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture));
        async Task<JsonElement> Rate() => (await district.Read($"/v1/submission-rates?form={form}&unit=99901@2026-01-01&period={period}")).GetProperty("whole");
        var report = await Submitted(form, period);
        Assert.Equal("1 expected, 1 submitted, 0 on time, 1 late, 0 missing, 0 excused", Said(await Rate()));
        report = await Done(await Post(commune, report, "withdrawals"));
        Assert.False(report.TryGetProperty("firstSubmittedOn", out _));
        Assert.Equal("1 expected, 0 submitted, 0 on time, 0 late, 1 missing, 0 excused", Said(await Rate()));

        report = await Approved(await Done(await Post(commune, report, "submittals")));
        using var begun = await Post(commune, report, "corrections", reason: "Cộng nhầm hai khối.");
        var correction = await begun.ShouldBe(HttpStatusCode.Created);
        Assert.Equal(0m, (await Rate()).Number("corrected"));
        await Approved(await Done(await Post(commune, correction, "submittals")));
        Assert.Equal(1m, (await Rate()).Number("corrected"));
    }

    [Fact]
    public async Task A_report_is_begun_once_and_changed_only_as_it_was_seen()
    {
        var form = await Form("month");
        var body = new { form, unitId = Commune, period = Period };
        using var first = await commune.Post("/v1/submissions", body, key: "begin-1" + form);
        using var replay = await commune.Post("/v1/submissions", body, key: "begin-1" + form);
        var report = await first.ShouldBe(HttpStatusCode.Created);
        Assert.Equal(report.Id(), (await replay.ShouldBe(HttpStatusCode.Created)).Id());
        using (var second = await commune.Post("/v1/submissions", body))
            await second.ShouldRefuse(409, "submission-already-begun");
        using (var blind = await commune.Post($"/v1/submissions/{report.Id()}/submittals", new { }))
            await blind.ShouldRefuse(428, "if-match-missing");
        using (var stale = await commune.Post($"/v1/submissions/{report.Id()}/submittals", new { }, ifMatch: "\"7\""))
            await stale.ShouldRefuse(412, "stale-version");
        using (var empty = await Post(commune, report, "submittals"))
            Assert.Equal("meetings", (await empty.ShouldRefuse(422, "answers-missing")).GetProperty("fields")[0].GetString());
        using (var foreign = await neighbour.GetAsync(new Uri($"/v1/submissions/{report.Id()}", UriKind.Relative)))
            await foreign.ShouldRefuse(403, "forbidden");
        using (var theirs = await neighbour.Post("/v1/submissions", body))
            await theirs.ShouldRefuse(403, "forbidden");
        using (var wrong = await commune.Post("/v1/submissions", body with { period = "2026-Q1" }))
            await wrong.ShouldRefuse(400, "invalid-period");
        using (var notAsked = await province.Post("/v1/submissions", body with { unitId = District }))
            await notAsked.ShouldRefuse(422, "report-not-asked");
        using (var runs = await Begin(commune, form, Commune, LastMonth.AddMonths(1).ToString("yyyy-MM", CultureInfo.InvariantCulture)))
        {
            var early = await Done(await Fill(commune, await runs.ShouldBe(HttpStatusCode.Created), new { field = "meetings", number = 1 }));
            using var submitted = await Post(commune, early, "submittals");
            await submitted.ShouldRefuse(409, "report-period-runs");
        }
        async Task<int> Fed(HttpClient caller) => (await caller.Read($"/v1/changes?types=vn.danvan.reporting.submission-begun.v1&limit=500")).GetProperty("events").EnumerateArray()
            .Count(one => one.GetProperty("data").Text("form") == form);
        await Eventually.Holds(async () => await Fed(commune) == 2);
        Assert.Equal(0, await Fed(neighbour));
    }

    [Fact]
    public async Task A_report_written_offline_for_a_unit_that_was_merged_is_begun_as_that_of_its_successor_and_none_is_dropped()
    {
        var (own, one, other, merged) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await world.Reporting.Database.Run($"""
            insert into unit select id, 1 from unnest(array['{own}', '{one}', '{other}', '{merged}']::uuid[]) id;
            insert into unit_version (unit_id, valid_from, valid_to, name, short_name, folded, kind, code, parent_id, symbol, issuer, effective_on) values
                ('{own}', '2004-01-01', null, 'Huyện Gộp', 'Gộp', 'huyen gop', 'district', '998', '{SampleUnits.Province}', '-', '-', '2004-01-01'),
                ('{one}', '2004-01-01', '2025-07-01', 'Xã Gộp Một', 'Gộp Một', 'xa gop mot', 'commune', '99801', '{own}', '-', '-', '2004-01-01'),
                ('{other}', '2004-01-01', '2025-07-01', 'Xã Gộp Hai', 'Gộp Hai', 'xa gop hai', 'commune', '99802', '{own}', '-', '-', '2004-01-01'),
                ('{merged}', '2025-07-01', null, 'Xã Gộp', 'Gộp', 'xa gop', 'commune', '99803', '{own}', '-', '-', '2025-07-01');
            insert into unit_transfer (from_unit_id, to_unit_id, date, share, basis, estimated, symbol, issuer, effective_on) values
                ('{one}', '{merged}', '2025-07-01', 1, 'whole', false, '-', '-', '2025-07-01'), ('{other}', '{merged}', '2025-07-01', 1, 'whole', false, '-', '-', '2025-07-01');
            update unit_revision set revision = revision + 1;
            """);
        var (form, successor) = (await Form("month"), Caller(world, "successor", $"{merged}", "reporting.read", "reporting.submit"));
        var report = await Begun(successor, form, one, Period);
        Assert.Equal((merged, own), (report.GetProperty("unitId").GetGuid(), At(await Done(await Post(successor, await Done(await Fill(successor, report, new { field = "meetings", number = 4 })), "submittals")))));
        Assert.Equal($"{one}", await world.Reporting.Database.Read<string>($"select data->>'forUnitId' from event_log where subject = '{report.Id()}' and type like '%.submission-begun.v1'"));
        // The other one's phone finds what was begun, and where.
        using (var second = await Begin(successor, form, other, Period))
        {
            var refused = await second.ShouldBe(HttpStatusCode.Conflict);
            Assert.Equal(("submission-already-begun", report.Id()), (refused.Text("code"), refused.GetProperty("submissionId").GetGuid()));
        }
        // Of a period in which it stood, the report stays its own.
        Assert.Equal(one, (await Begun(successor, form, one, "2025-05")).GetProperty("unitId").GetGuid());
        // Whose rights ended with the unit, and who stands elsewhere, sends nothing for it.
        using var ended = await Begin(Caller(world, "ended", $"{other}", "reporting.read", "reporting.submit"), form, other, Period);
        await ended.ShouldRefuse(403, "forbidden");
        using var foreign = await Begin(neighbour, form, other, Period);
        await foreign.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task What_a_phone_loads_for_the_longest_form_stays_under_50_KB()
    {
        var code = $"form-long-{Guid.NewGuid().ToString("N")[..6]}";
        await (await province.Post("/v1/report-forms", new
        {
            unitId = SampleUnits.Province, code, name = "Báo cáo kết quả phong trào Dân vận khéo", cycle = "month", from = "2020-01-01", dueWorkingDays = 60, lateWorkingDays = 10,
            levels = new[] { "commune" }, legalBasis = "05-CT/TU",
            fields = Enumerable.Range(1, 100).Select(at => new { key = $"field-{at}", name = $"Số mô hình Dân vận khéo trong xây dựng nông thôn mới, mục {at}", kind = "number", measure = "mô hình" }),
        })).ShouldBe(HttpStatusCode.Created);
        var report = await Begun(commune, code, Commune, Period);
        using var filled = await commune.Post($"/v1/submissions/{report.Id()}/answers", new
        {
            answers = Enumerable.Range(1, 100).Select(at => new { field = $"field-{at}", number = at, remark = "Tăng so với kỳ trước do ba xã mới đăng ký." }),
        }, ifMatch: "\"1\"");
        await filled.ShouldBe(HttpStatusCode.OK);
        foreach (var screen in new[] { $"/v1/report-forms/{code}", $"/v1/submissions/{report.Id()}", $"/v1/submissions?form={code}&unit=99901@2026-01-01" })
            Assert.InRange((await commune.GetByteArrayAsync(new Uri(screen, UriKind.Relative))).Length, 1, 50_000);
    }

    [Fact]
    public async Task Lists_of_reports_are_read_through_indexes()
    {
        var form = await Form("month");
        await Submitted(form);
        string[] requests = [$"/v1/submissions?form={form}&unit=999@2026-01-01", $"/v1/late-leaves?form={form}&unit=999@2026-01-01",
            $"/v1/submission-totals?form={form}&unit=999@2026-01-01&period={Period}", $"/v1/submission-rates?form={form}&unit=999@2026-01-01&period=2015", "/v1/report-forms"];
        List<string> plans = [];
        foreach (var request in requests)
            plans.Add($"{request.Split('?')[0]}\n{await QueryPlan.Of(world.Reporting.Database, () => district.Read(request), "submission", "late_leave", "report_form")}");
        Snapshot.Match("plans-of-submissions", string.Join('\n', plans));
    }

    private static HttpClient Caller(Counted world, string client, string unit, params string[] scopes) => world.Reporting.As(client, unit, scopes);

    private async Task<string> Form(string cycle, int dueWorkingDays = 60, int lateWorkingDays = 10, string from = "2020-01-01", string[]? levels = null)
    {
        var code = $"form-{Interlocked.Increment(ref forms)}-{Guid.NewGuid().ToString("N")[..6]}";
        using var published = await Publish(code, cycle, dueWorkingDays, lateWorkingDays, from, levels);
        await published.ShouldBe(HttpStatusCode.Created);
        return code;
    }

    private Task<HttpResponseMessage> Publish(string code, string cycle, int dueWorkingDays, int lateWorkingDays, string from, string[]? levels = null) => province.Post("/v1/report-forms", new
    {
        unitId = SampleUnits.Province, code, name = "Báo cáo kết quả phong trào Dân vận khéo", cycle, from, dueWorkingDays, lateWorkingDays,
        levels = levels ?? ["commune"], legalBasis = "05-CT/TU",
        fields = new object[]
        {
            new { key = "models", name = "Mô hình được công nhận", kind = "number", indicator = "models-recognised", measure = "mô hình" },
            new { key = "meetings", name = "Cuộc họp của Ban Chỉ đạo", kind = "number", measure = "cuộc" },
            new { key = "difficulties", name = "Khó khăn, vướng mắc", kind = "text", required = false },
        },
    });

    private static Task<HttpResponseMessage> Begin(HttpClient caller, string form, Guid unitId, string period) => caller.Post("/v1/submissions", new { form, unitId, period });

    private static async Task<JsonElement> Begun(HttpClient caller, string form, Guid unitId, string period)
    {
        using var begun = await Begin(caller, form, unitId, period);
        return await begun.ShouldBe(HttpStatusCode.Created);
    }

    private async Task<JsonElement> Submitted(string form, string? period = null) =>
        await Done(await Post(commune, await Done(await Fill(commune, await Begun(commune, form, Commune, period ?? Period), new { field = "meetings", number = 4 })), "submittals"));

    private async Task<JsonElement> Approved(JsonElement report)
    {
        foreach (var (caller, path) in new[] { (district, "acceptances"), (district, "approvals"), (province, "acceptances"), (province, "approvals") })
            report = await Done(await Post(caller, report, path));
        return report;
    }

    private static Task<HttpResponseMessage> Fill(HttpClient caller, JsonElement report, object answer) =>
        caller.Post($"/v1/submissions/{report.Id()}/answers", new { answers = new[] { answer } }, ifMatch: $"\"{report.Number("version")}\"");

    private static Task<HttpResponseMessage> Post(HttpClient caller, JsonElement report, string path, string? comment = null, string? reason = null) =>
        caller.Post($"/v1/submissions/{report.Id()}/{path}", reason is null ? comment is null ? new { } : new { comment } : new { reason }, ifMatch: $"\"{report.Number("version")}\"");

    private static async Task<JsonElement> Done(HttpResponseMessage answer)
    {
        using (answer)
            return await answer.ShouldBe(HttpStatusCode.OK);
    }

    private static JsonElement Answer(JsonElement report, string field) => report.GetProperty("answers").EnumerateArray().Single(one => one.Text("field") == field);

    private static JsonElement Field(JsonElement total, string field) => total.GetProperty("fields").EnumerateArray().Single(one => one.Text("field") == field);

    private static Guid At(JsonElement report) => report.GetProperty("atUnitId").GetGuid();

    private static string Said(JsonElement rate) => string.Join(", ", new[] { ("expected", "expected"), ("submitted", "submitted"), ("onTime", "on time"), ("late", "late"), ("missing", "missing"), ("excused", "excused") }
        .Select(one => $"{rate.Number(one.Item1)} {one.Item2}"));
}
