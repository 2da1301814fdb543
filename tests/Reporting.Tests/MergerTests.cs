using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>
/// However communes are merged, one after the other, into new ones or into one of them: no value is lost, no audit row and no approval. Not
/// said of one example but of trees and mergers that a seed makes up.
/// </summary>
public sealed class MergerTests(Counted world) : IClassFixture<Counted>
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));
    private static readonly string Period = $"{Today.AddMonths(-2):yyyy-MM}";

    /// <param name="Models">Counted for it in 2024.</param>
    /// <param name="Report">Its approved report, as it was when approved.</param>
    private sealed record Commune(Guid Id, int Models, JsonElement Report);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_run_of_mergers_loses_no_value_no_audit_row_and_no_approval(int seed)
    {
        var random = new Random(seed);
        var province = Guid.CreateVersion7();
        await Begin(province, null, "province", new(2004, 1, 1));
        var office = world.Reporting.As($"office-{seed}", province.ToString(), "reporting.read", "reporting.plan", "reporting.approve");
        var form = await Form(office, province);
        List<Commune> communes = [];
        for (var number = random.Next(4, 8); number > 0; number--)
            communes.Add(await ReportedCommune(random, province, office, form));
        var (total, facts, audit) = (communes.Sum(one => one.Models), await Facts(communes), await Audit(communes));

        // Which of the first communes are in each that stands now.
        var standing = communes.ToDictionary(one => one.Id, one => (List<Commune>)[one]);
        List<DateOnly> days = [Today.AddDays(-26)];
        for (var day = Today.AddDays(-25); day <= Today && standing.Count > 1; day = day.AddDays(random.Next(3, 9)))
        {
            await Merge(random, standing, province, day);
            days.Add(day);
        }

        foreach (var day in days)
            Assert.Equal(total, (await Rows(office, province, day)).Sum(row => row.Number("value")));
        var now = (await Rows(office, province, Today)).ToDictionary(row => row.GetProperty("unit").Id());
        Assert.Equal(standing.Keys.Order(), now.Keys.Order());
        foreach (var (unit, parts) in standing)
        {
            Assert.Equal((parts.Sum(one => one.Models), 0m), (now[unit].Number("value"), now[unit].Number("estimatedShare")));
            var successor = world.Reporting.As($"xa-{unit}", unit.ToString(), "reporting.read");
            var kept = (await successor.Read($"/v1/submissions?form={form}&unit={unit}")).GetProperty("items").EnumerateArray().ToDictionary(one => one.Id());
            Assert.Equal(parts.Select(one => one.Report.Id()).Order(), kept.Keys.Order());
            Assert.All(parts, one => Assert.Equal(Approved(one.Report), Approved(kept[one.Report.Id()])));
        }
        foreach (var one in communes)
        {
            var figure = await office.Read($"/v1/figures?indicator=models-recognised&unit={one.Id}&period=2024&structure={days[0]:yyyy-MM-dd}");
            Assert.Equal((one.Models, one.Models), (figure.GetProperty("asReported").Number("value"), figure.GetProperty("recast").Number("value")));
        }
        Assert.Equal((facts, audit), (await Facts(communes), await Audit(communes)));
    }

    private async Task<Commune> ReportedCommune(Random random, Guid province, HttpClient office, string form)
    {
        var (id, models) = (Guid.CreateVersion7(), random.Next(0, 6));
        await Begin(id, province, "commune", new(2004, 1, 1));
        await world.Count("models-recognised", id, models, "model-registry");
        var clerk = world.Reporting.As($"clerk-{id}", id.ToString(), "reporting.read", "reporting.submit");
        var report = await (await clerk.Post("/v1/submissions", new { form, unitId = id, period = Period })).ShouldBe(HttpStatusCode.Created);
        foreach (var (caller, step) in new[] { (clerk, "submittals"), (office, "acceptances"), (office, "approvals") })
            report = await (await caller.Post($"/v1/submissions/{report.Id()}/{step}", new { }, ifMatch: $"\"{report.Number("version")}\"")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("approved", report.Text("state"));
        return new(id, models, await office.Read($"/v1/submissions/{report.Id()}"));
    }

    private async Task Merge(Random random, Dictionary<Guid, List<Commune>> standing, Guid province, DateOnly day)
    {
        var sources = standing.Keys.OrderBy(_ => random.Next()).Take(random.Next(2, Math.Min(4, standing.Count) + 1)).ToList();
        var into = random.Next(2) == 0 ? sources[0] : Guid.CreateVersion7();
        if (!standing.ContainsKey(into))
            await Begin(into, province, "commune", day);
        var ending = sources.Where(one => one != into).ToList();
        await world.Reporting.Database.Run(string.Join('\n', ending.Select(source => $"""
            update unit_version set valid_to = '{day:yyyy-MM-dd}' where unit_id = '{source}' and valid_to is null;
            insert into unit_transfer (from_unit_id, to_unit_id, date, share, basis, estimated, symbol, issuer, effective_on)
                values ('{source}', '{into}', '{day:yyyy-MM-dd}', 1, 'whole', false, '-', '-', '{day:yyyy-MM-dd}');
            """)) + "update unit_revision set revision = revision + 1;");
        List<Commune> merged = [.. sources.SelectMany(source => standing[source])];
        foreach (var source in ending)
            standing.Remove(source);
        standing[into] = merged;
    }

    private Task Begin(Guid id, Guid? parent, string kind, DateOnly from) => world.Reporting.Database.Run($"""
        insert into unit values ('{id}', 1);
        insert into unit_version (unit_id, valid_from, name, short_name, folded, kind, code, parent_id, symbol, issuer, effective_on)
            values ('{id}', '{from:yyyy-MM-dd}', 'Đơn vị {id.ToString()[^6..]}', 'x', 'x', '{kind}', '{id.ToString()[^8..]}', {(parent is null ? "null" : $"'{parent}'")}, '-', '-', '{from:yyyy-MM-dd}');
        update unit_revision set revision = revision + 1;
        """);

    private static async Task<string> Form(HttpClient office, Guid province)
    {
        var code = $"form-{Guid.NewGuid().ToString("N")[..8]}";
        await (await office.Post("/v1/report-forms", new
        {
            unitId = province, code, name = "Báo cáo tháng", cycle = "month", from = "2020-01-01", dueWorkingDays = 60, lateWorkingDays = 60, levels = new[] { "commune" }, legalBasis = "05-CT/TU",
            fields = new[] { new { key = "models", name = "Mô hình", kind = "number", indicator = "models-recognised" } },
        })).ShouldBe(HttpStatusCode.Created);
        return code;
    }

    private static async Task<List<JsonElement>> Rows(HttpClient caller, Guid province, DateOnly structure) =>
        [.. (await (await caller.Post("/v1/queries", new { indicators = new[] { "models-recognised" }, unit = province, periods = new[] { "2024" }, level = "commune", structure })).ShouldBe(HttpStatusCode.OK))
            .GetProperty("rows").EnumerateArray()];

    private static string Approved(JsonElement report) => $"{report.Text("state")} {report.GetProperty("answers").GetRawText()} {report.GetProperty("steps").GetRawText()}";

    private Task<string> Facts(List<Commune> communes) => world.Reporting.Database.Read<string>(
        $"select count(*) || ' ' || coalesce(md5(string_agg(f::text, ',' order by f.id)), '') from fact f where unit_id in ({Ids(communes.Select(one => one.Id))})");

    // As a sequencer numbers them meanwhile: what was written, by whom and when.
    private Task<string> Audit(List<Commune> communes) => world.Reporting.Database.Read<string>($"""
        select count(*) || ' ' || md5(string_agg(concat_ws(' ', id, type, subject, version, unit_id, actor, occurred_at, data), ',' order by id))
        from event_log where subject in ({Ids(communes.Select(one => one.Report.Id()))})
        """);

    private static string Ids(IEnumerable<Guid> ids) => string.Join(", ", ids.Select(id => $"'{id}'"));
}
