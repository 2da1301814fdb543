using DanVan.Committee.Meetings;
using DanVan.Committee.Tests.Tasks;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.Committee.Tests;

/// <summary>How the database finds the rows of each list, kept under review.</summary>
public sealed class ListPlanTests(NgheAnHost host) : TaskTest(host)
{
    [Fact]
    public async Task Lists_of_what_is_owed_found_advised_and_exchanged_are_read_through_indexes()
    {
        var own = await OwnCommittee();
        var inspection = (await (await own.Caller.Post($"/v1/committees/{own.Committee}/inspections", new
        {
            kind = "inspection",
            title = "Kiểm tra quy chế dân chủ",
            teamSeatIds = new[] { own.Head },
            targets = new[] { new { unitId = own.Commune, risk = 2, why = "Chưa kiểm tra trong 2 năm" } },
            from = "2026-03-26",
            to = "2031-04-30",
        })).ShouldBe(System.Net.HttpStatusCode.Created)).Id();
        // Kept long ago, so that nobody else sees them.
        await Host.Database.Run("""
            insert into promise (id, unit_id, dialogue_id, maker, words, made_on, kept_on, proof, due_from, due_day, due_on, is_open, version)
            select gen_random_uuid(), ids[1 + n % array_length(ids, 1)], gen_random_uuid(), 'x', 'x', '2018-03-26', '2018-04-01', '{}', '2018-03-26', '2018-04-30',
                date '2018-01-01' + n % 3000, false, 1
            from generate_series(1, 20000) n, (select array_agg(id) as ids from unit) units;
            insert into reply_duty (id, unit_id, kind, subject_id, owed_from, due_from, due_day, due_on, is_open, version)
            select gen_random_uuid(), ids[1 + n % array_length(ids, 1)], 'Inspection', gen_random_uuid(), '2018-03-26', '2018-03-26', '2018-04-30',
                date '2018-01-01' + n % 3000, false, 1
            from generate_series(1, 20000) n, (select array_agg(id) as ids from unit) units;
            insert into suspicion (id, unit_id, kind, indicator, valid_from, valid_to, measured, "limit", explanation, raised_on, state, settled_on, reason, version)
            select gen_random_uuid(), ids[1 + n % array_length(ids, 1)], 'outlier', 'x', '2018-01-01', '2018-12-31', 4, 3.5, 'x', '2019-01-01', 'SetAside', '2019-02-01', 'x', 2
            from generate_series(1, 20000) n, (select array_agg(id) as ids from unit) units;
            insert into alert (id, unit_id, rule_name, sentence, period, announced_on, state, cause_gone_on, version)
            select gen_random_uuid(), ids[1 + n % array_length(ids, 1)], 'x', 'x', '2018', '2019-01-01', 'Lapsed', '2019-02-01', 2
            from generate_series(1, 20000) n, (select array_agg(id) as ids from unit) units;
            -- Of units and committees that are nobody's.
            set session_replication_role = replica;
            insert into programme (id, committee_id, unit_id, year, title, contents, levels, plans_due_on, drafted_on, version)
            select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1990 + n % 40, 'x', '[]', '{}', '2018-01-01', '2018-01-01', 1 from generate_series(1, 20000) n;
            insert into plan (id, programme_id, unit_id, year, state, text, returns, amendments, extensions, begun_on, first_due_on, due_on, last_step_on, flagged, version)
            select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 2018, 'Draft', '{}', '[]', '[]', '[]', '2018-01-01', '2018-01-01', '2018-01-01', '2018-01-01', false, 1
            from generate_series(1, 20000);
            insert into proposal (id, committee_id, unit_id, origin_id, from_unit_id, title, text, attachments, state, raised_on, version)
            select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'x', 'x', '[]', 'Open', '2018-01-01', 1 from generate_series(1, 20000);
            insert into unit_change_request (id, unit_id, fields, effective_on, symbol, issuer, document_effective_on, reason, client, is_decided, version)
            select gen_random_uuid(), gen_random_uuid(), '[]', '2018-01-01', 'x', 'x', '2018-01-01', 'x', 'x', true, 1 from generate_series(1, 20000);
            reset session_replication_role;
            analyze promise, reply_duty, suspicion, alert, programme, plan, proposal, unit_change_request
            """);
        List<string> plans = [];
        foreach (var (question, address, table, caller) in new[]
        {
            ("promises of a commune", "/v1/promises", "promise p", CallerOf(own.Commune)),
            ("overdue promises of a province", "/v1/promises?overdue=true", "promise p", own.Caller),
            ("absences of a committee", $"/v1/committees/{own.Committee}/absences", "absence", own.Caller),
            ("who is away on a day", $"/v1/committees/{own.Committee}/absences?asOf=2018-03-26", "absence", own.Caller),
            ("limits of what plans share", "/v1/overlap-limits", "overlap_limit", own.Caller),
            ("rules of meetings", "/v1/meeting-rules", "meeting_rule", own.Caller),
            ("thresholds of clear tasks", "/v1/specificity-thresholds", "specificity_threshold", own.Caller),
            ("periods of written replies", "/v1/reply-rules", "reply_rule", own.Caller),
            ("committees of a unit", $"/v1/committees?unitId={own.Province}", "committee", own.Caller),
            ("committees below another", $"/v1/committees?parentId={own.Committee}", "committee", own.Caller),
            ("seats of a committee", $"/v1/committees/{own.Committee}/seats", "seat", own.Caller),
            ("meetings of a committee", $"/v1/meetings?committeeId={own.Committee}", "meeting m", own.Caller),
            ("conclusions of a committee", $"/v1/conclusions?committeeId={own.Committee}&year=2018", "conclusion", own.Caller),
            ("focus contents of a unit", $"/v1/focus-contents?unitId={own.Commune}", "focus_content", own.Caller),
            ("who waited for whom", "/v1/hand-over-figures", "hand_over", own.Caller),
            ("replies owed by a commune", "/v1/reply-duties", "reply_duty d", CallerOf(own.Commune)),
            ("the reply about a subject", $"/v1/reply-duties?subjectId={own.Committee}", "reply_duty d", own.Caller),
            ("alerts of a commune", "/v1/alerts", "alert a", CallerOf(own.Commune)),
            ("alerts of a province that wait for somebody", "/v1/alerts?state=waiting", "alert a", Province),
            ("periods of the tasks of alerts", "/v1/alert-task-rules", "alert_task_rule", own.Caller),
            ("suspicions of a commune", "/v1/suspicions", "suspicion s", CallerOf(own.Commune)),
            ("open suspicions of a province", "/v1/suspicions?state=open", "suspicion s", Province),
            ("suspicions of an inspection", $"/v1/suspicions?inspectionId={inspection}", "suspicion s", own.Caller),
            ("inspections of a committee", $"/v1/committees/{own.Committee}/inspections", "inspection", own.Caller),
            ("findings of an inspection", $"/v1/inspections/{inspection}/findings", "finding", own.Caller),
            ("advice of a committee", $"/v1/committees/{own.Committee}/advice", "advice", own.Caller),
            ("exchanges of a visitor", $"/v1/exchanges?visitorUnitId={own.Commune}", "exchange", own.Caller),
            ("exchanges of a host", $"/v1/exchanges?hostUnitId={own.Commune}", "exchange", own.Caller),
            ("programmes", "/v1/programmes", "programme p", own.Caller),
            ("programmes of a year", "/v1/programmes?year=2018", "programme p", own.Caller),
            ("programmes of a committee", $"/v1/programmes?committeeId={own.Committee}", "programme p", own.Caller),
            ("programmes of a unit", $"/v1/programmes?unitId={own.Province}", "programme p", own.Caller),
            ("plans", "/v1/plans", "plan p", own.Caller),
            ("plans of a programme", $"/v1/plans?programmeId={own.Committee}", "plan p", own.Caller),
            ("plans of a unit", $"/v1/plans?unitId={own.Province}", "plan p", own.Caller),
            ("plans that wait for approval", "/v1/plans?state=submitted", "plan p", own.Caller),
            ("plans too much like another", "/v1/plans?flagged=true", "plan p", own.Caller),
            ("proposals of a commune", "/v1/proposals", "proposal p", CallerOf(own.Commune)),
            ("proposals before a committee", $"/v1/proposals?committeeId={own.Committee}", "proposal p", own.Caller),
            ("change requests of a commune", "/v1/unit-change-requests", "unit_change_request r", CallerOf(own.Commune)),
            ("open change requests", "/v1/unit-change-requests?decided=false", "unit_change_request", Keeper),
            ("imports", "/v1/unit-imports", "unit_import", Keeper),
        })
            plans.Add($"{question}\n{await Plan(caller, address, table)}");
        Snapshot.Match("list-plans", string.Join('\n', plans));
    }

    [Fact]
    public async Task Coverage_of_a_conclusion_is_one_walk_down_the_tree_through_indexes()
    {
        await using var connection = new NpgsqlConnection(Host.Database.ConnectionString);
        await connection.OpenAsync();
        await using var neverKept = await connection.BeginTransactionAsync();
        await using (var grow = new NpgsqlCommand("""
            set local session_replication_role = replica;
            insert into committee (id, unit_id, name, level, parent_id, symbol, issuer, effective_on, valid_from, successor_ids, version)
            select gen_random_uuid(), gen_random_uuid(), 'x', 'commune', gen_random_uuid(), 'x', 'x', '2018-01-01', '2018-01-01', '{}', 1 from generate_series(1, 20000);
            insert into conclusion_task (task_id, conclusion_id, sentence, committee_id)
            select gen_random_uuid(), gen_random_uuid(), 1, gen_random_uuid() from generate_series(1, 20000);
            analyze committee, conclusion_task
            """, connection))
            await grow.ExecuteNonQueryAsync();
        await using var explain = new NpgsqlCommand("explain (costs off) " + ConclusionCoverage.Page(true, true), connection);
        explain.Bind(new Conclusion(), new(2018, 6, 30), ("complete", false), ("after", Guid.Empty), ("take", 51));
        List<string> scans = [];
        await using var line = await explain.ExecuteReaderAsync();
        while (await line.ReadAsync())
        {
            if (line.GetString(0).Trim(' ', '-', '>') is var scan && scan.Contains(" Scan ", StringComparison.Ordinal))
                scans.Add(scan);
        }
        Snapshot.Match("coverage-plan", string.Join('\n', scans.Order(StringComparer.Ordinal)));
    }

    // As lists name the table. For a second behind each command of the watch Entity Framework announces none.
    private Task<string> Plan(HttpClient caller, string address, string table) => Eventually.Get(async () =>
        await QueryPlan.Of(Host.Database, () => caller.Read(address), table) is { Length: > 0 } plan ? plan : null);
}
