using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

// A commune that went from one district to another with the year 2026, and has reports of a month before and of one after.
public sealed partial class SubmissionTests
{
    private const string Before = "2025-06";

    private static readonly Guid Former = new("01900000-0000-7000-8000-000000000996"), Later = new("01900000-0000-7000-8000-000000000995"),
        Moved = new("01900000-0000-7000-8000-000000099601");

    private readonly HttpClient former = Caller(world, "former", $"{Former}", "reporting.read", "reporting.submit", "reporting.approve"),
        later = Caller(world, "later", $"{Later}", "reporting.read", "reporting.submit", "reporting.approve"),
        moved = Caller(world, "moved", $"{Moved}", "reporting.read", "reporting.submit");

    [Fact]
    public async Task Who_gave_a_commune_away_lists_what_that_reported_until_then_and_nothing_after()
    {
        var (form, reports) = await ReportsOfTheMoved();
        foreach (var (caller, unit, listed) in new[]
        {
            (former, Former, Before), (later, Later, Period), (later, Moved, Period), (moved, Moved, $"{Before} {Period}"),
            (province, Former, Before), (province, Later, Period), (province, SampleUnits.Province, $"{Before} {Period}"),
        })
        {
            foreach (var path in new[] { "submissions", "late-leaves" })
            {
                var items = (await caller.Read($"/v1/{path}?form={form}&unit={unit}")).GetProperty("items").EnumerateArray();
                Assert.Equal(listed, string.Join(' ', items.Select(one => one.Text("period"))));
            }
        }
        // What is listed is also read, and what is not is refused.
        Assert.Equal(Before, (await former.Read($"/v1/submissions/{reports[0].Id()}")).Text("period"));
        using var single = await former.GetAsync(new Uri($"/v1/submissions/{reports[1].Id()}", UriKind.Relative));
        await single.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task The_district_of_then_decides_on_a_report_of_then_and_writes_nothing_into_it()
    {
        var report = (await ReportsOfTheMoved()).Reports[0];
        using (var foreign = await Fill(former, report, new { field = "meetings", number = 9 }))
            await foreign.ShouldRefuse(403, "forbidden");
        report = await Done(await Post(moved, await Done(await Fill(moved, report, new { field = "meetings", number = 4 })), "submittals"));
        using (var unasked = await Post(later, report, "acceptances"))
            await unasked.ShouldRefuse(403, "forbidden");
        using (var foreign = await Post(former, report, "withdrawals"))
            await foreign.ShouldRefuse(403, "forbidden");
        report = await Done(await Post(former, report, "acceptances"));
        Assert.Equal(("accepted", Former), (report.Text("state"), At(report)));
    }

    [Fact]
    public async Task What_is_read_by_days_is_read_through_indexes_too()
    {
        var (form, _) = await ReportsOfTheMoved();
        Task<string> Plan(string path, string table) => QueryPlan.Of(world.Reporting.Database, () => former.Read($"/v1/{path}?form={form}&unit={Former}"), table);
        Assert.Equal("  Index Scan submission one_submission_of_each_number", await Plan("submissions", "submission"));
        Assert.Equal("  Index Scan late_leave late_leave_by_report", await Plan("late-leaves", "late_leave"));
    }

    private async Task<(string Form, List<JsonElement> Reports)> ReportsOfTheMoved()
    {
        await world.Reporting.Database.Run($"""
            insert into unit select id, 1 from unnest(array['{Former}', '{Later}', '{Moved}']::uuid[]) id on conflict do nothing;
            insert into unit_version (unit_id, valid_from, valid_to, name, short_name, folded, kind, code, parent_id, symbol, issuer, effective_on) values
                ('{Former}', '2004-01-01', null, 'Huyện Trước', 'Trước', 'huyen truoc', 'district', '996', '{SampleUnits.Province}', '-', '-', '2004-01-01'),
                ('{Later}', '2004-01-01', null, 'Huyện Sau', 'Sau', 'huyen sau', 'district', '995', '{SampleUnits.Province}', '-', '-', '2004-01-01'),
                ('{Moved}', '2004-01-01', '2026-01-01', 'Xã Chuyển', 'Chuyển', 'xa chuyen', 'commune', '99601', '{Former}', '-', '-', '2004-01-01'),
                ('{Moved}', '2026-01-01', null, 'Xã Chuyển', 'Chuyển', 'xa chuyen', 'commune', '99601', '{Later}', '-', '-', '2026-01-01')
            on conflict do nothing;
            update unit_revision set revision = revision + 1;
            """);
        var (form, reports) = (await Form("month"), new List<JsonElement>());
        foreach (var period in new[] { Before, Period })
        {
            reports.Add(await Begun(moved, form, Moved, period));
            using var leave = await province.Post("/v1/late-leaves", new
            {
                form, unitId = Moved, period, until = LastMonth.AddYears(1), reason = "Chuyển huyện.", approvedBy = "Cơ quan thường trực", document = "13/CV-BCĐ",
            });
            await leave.ShouldBe(HttpStatusCode.Created);
        }
        return (form, reports);
    }
}
