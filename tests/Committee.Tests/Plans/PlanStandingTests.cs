using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DanVan.Committee.Programmes;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.Committee.Tests.Plans;

public sealed partial class PlanStandingTests(NgheAnHost host) : PlanningTest(host)
{
    [Fact]
    public async Task Late_and_missing_plans_are_seen_at_each_level_as_of_any_day()
    {
        var field = await OwnField();
        var programme = (await Issued(field)).Id();
        var plan = await Submitted(field.AsOne, programme, field.One, Answers("Xã Một"), on: "2018-04-20");
        await Step(field.AsDistrict, plan, "approvals", new { by = "Trưởng ban", on = "2018-05-02" });
        await Submitted(field.AsDistrict, programme, field.District, Answers("Huyện Thử"), on: "2018-05-10");

        var april = await Levels(field.AsProvince, programme, "2018-04-29");
        Assert.Equal(("district", 1, 0, 0, 1, 0), april[0]);
        Assert.Equal(("commune", 2, 0, 1, 1, 0), april[1]);
        var may = await Levels(field.AsProvince, programme, "2018-05-15");
        Assert.Equal(("district", 1, 0, 1, 0, 1), may[0]);
        Assert.Equal(("commune", 2, 1, 0, 1, 1), may[1]);

        var missing = await field.AsDistrict.Read($"/v1/programmes/{programme}/plan-standing?asOf=2018-05-15&standing=missing&late=true");
        Assert.Equal("Xã Hai", Assert.Single(missing.GetProperty("items").EnumerateArray()).Text("name"));
        await (await field.AsOne.GetAsync(new Uri($"/v1/programmes/{programme}/plan-standing?below={field.Other}&asOf=2018-05-15", UriKind.Relative))).ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task A_programme_of_the_province_is_owed_by_all_of_Nghe_An_and_is_read_page_by_page()
    {
        var committee = await Established(Province, await UnitOf("40", "2018-03-26"));
        var draft = await (await Province.Post("/v1/programmes", ProgrammeOf2018(committee.Id()))).ShouldBe(HttpStatusCode.Created);
        await (await Province.Post($"/v1/programmes/{draft.Id()}/issues", new { on = "2018-03-26" }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal([("district", 21, 0, 0, 21, 21), ("commune", 480, 0, 0, 480, 480)], await Levels(Province, draft.Id(), "2018-06-30"));
        // Asked of another day the tree is another: no district is left to plan.
        Assert.Equal([("commune", 130, 0, 0, 130, 130)], await Levels(Province, draft.Id(), "2025-08-01"));

        var (seen, next) = (new HashSet<Guid>(), "");
        for (var pages = 0; next is not null; pages++)
        {
            Assert.InRange(pages, 0, 3);
            var page = await Province.Read($"/v1/programmes/{draft.Id()}/plan-standing?asOf=2018-06-30&limit=200{next}");
            Assert.All(page.GetProperty("items").EnumerateArray(), one => Assert.True(seen.Add(one.GetProperty("unitId").GetGuid())));
            next = page.TryGetProperty("next", out var cursor) ? $"&cursor={cursor.GetString()}" : null;
        }
        Assert.Equal(501, seen.Count);
    }

    [Fact]
    public async Task The_standing_of_a_part_of_the_tree_is_one_query_through_an_index()
    {
        var programme = new Programme();
        var asked = Enumerable.Range(0, 20).Select(_ => (Guid.CreateVersion7(), "commune")).ToList();
        await using var connection = new NpgsqlConnection(Host.Database.ConnectionString);
        await connection.OpenAsync();
        await using var neverKept = await connection.BeginTransactionAsync();
        await using (var grow = new NpgsqlCommand("""
            set local session_replication_role = replica;
            insert into plan (id, programme_id, unit_id, year, state, text, returns, amendments, extensions, begun_on, first_due_on, due_on, last_step_on, flagged, version)
            select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 2018, 'Draft', '{}', '[]', '[]', '[]', '2018-04-01', '2018-04-30', '2018-04-30', '2018-04-01', false, 1
            from generate_series(1, 20000);
            analyze plan;
            """, connection))
            await grow.ExecuteNonQueryAsync();
        await using var explain = new NpgsqlCommand("explain (costs off) " + PlanStanding.Page(true, true, false, true), connection);
        explain.Bind(programme, asked, new(2018, 6, 30), ("standing", "missing"), ("late", true), ("after", Guid.Empty), ("take", 51));
        var plan = new StringBuilder();
        await using var line = await explain.ExecuteReaderAsync();
        while (await line.ReadAsync())
            plan.Append(line.GetString(0)).Append('\n');
        Snapshot.Match("plan-standing", string.Join('\n', Scan().Matches(plan.ToString()).Select(scan => scan.Value.Trim())));
    }

    [GeneratedRegex(@"\w+ Scan (?:using|on) .*")]
    private static partial Regex Scan();

    private static async Task<List<(string, int, int, int, int, int)>> Levels(HttpClient caller, Guid programme, string day) =>
        [.. (await caller.Read($"/v1/programmes/{programme}/plan-standing/summary?asOf={day}")).GetProperty("levels").EnumerateArray().Select(level => (
            level.Text("level"), Number(level, "asked"), Number(level, "approved"), Number(level, "submitted"), Number(level, "missing"), Number(level, "late")))];

    private static int Number(JsonElement level, string name) => level.GetProperty(name).GetInt32();
}
