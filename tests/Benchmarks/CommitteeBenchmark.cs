using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace DanVan.Benchmarks;

/// <summary>
/// 3,300 units and 10,000 committees: how long they take to enter and what memory that needs, then the questions that walk over all of them,
/// asked through the API by two callers at once.
/// </summary>
internal static class CommitteeBenchmark
{
    private const string Day = "asOf=2018-06-30";

    public static async Task Run(CommitteeWorld world, int questions)
    {
        await Enter(world);
        var programme = await Fill(world);
        var conclusion = await Work(world);
        await world.Database.Run("analyze");
        var table = new Table().AddColumns("question", "p50 ms", "p95 ms", "p99 ms");
        foreach (var (name, path) in new[]
        {
            ("the tree, whole", $"v1/units/tree?{Day}"),
            ("units below a district", $"v1/units?{Day}&limit=50"),
            ("late and missing plans, a page", $"v1/programmes/{programme}/plan-standing?{Day}&standing=missing&late=true"),
            ("late and missing plans, for each level", $"v1/programmes/{programme}/plan-standing/summary?{Day}"),
            ("who misses the rhythm, a page", $"v1/meeting-rhythm?{Day}&missed=true"),
            ("who misses the rhythm, for each level", $"v1/meeting-rhythm/summary?{Day}"),
            ("overdue tasks of everybody, a page", "v1/tasks?overdue=true&limit=50"),
            ("overdue tasks of a district, a page", $"v1/tasks?overdue=true&limit=50&under={world.District}"),
            ("how tasks went, everybody", "v1/task-figures"),
            ("how tasks went, a district", $"v1/task-figures?under={world.District}"),
            ("overdue promises of everybody, a page", "v1/promises?overdue=true&limit=50"),
            ("coverage of a conclusion, a page", $"v1/conclusions/{conclusion}/coverage?{Day}&complete=false&limit=50"),
            ("coverage of a conclusion, for each level", $"v1/conclusions/{conclusion}/coverage/summary?{Day}"),
        })
        {
            var times = await Ask(world, path, questions);
            table.AddRow(name, F(Percentile.Of(times, 50)), F(Percentile.Of(times, 95)), F(Percentile.Of(times, 99)));
        }
        AnsiConsole.Write(table);
    }

    private static async Task Enter(CommitteeWorld world)
    {
        var started = Stopwatch.GetTimestamp();
        await world.ImportUnits();
        AnsiConsole.WriteLine($"3,300 units: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {world.Memory >> 20} MB");
        started = Stopwatch.GetTimestamp();
        await world.EstablishCommittees(made =>
        {
            if (made is 1000 or 5000 or CommitteeWorld.Committees)
                AnsiConsole.WriteLine($"{made:N0} committees: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {world.Memory >> 20} MB");
        });
    }

    // Two of three units have a plan, half of these late; every third committee has met in the last three months.
    private static async Task<Guid> Fill(CommitteeWorld world)
    {
        var draft = await world.Post("v1/programmes", new
        {
            committeeId = world.ProvincialCommittee,
            year = 2018,
            title = "Chương trình 2018",
            contents = Enumerable.Range(1, 5).Select(number => new { title = $"Nội dung {number}", text = $"Việc thứ {number}" }),
            levels = new[] { "district", "commune" },
            plansDueOn = "2018-04-30",
            on = "2018-03-01",
        });
        var id = draft.GetProperty("id").GetGuid();
        await world.Post($"v1/programmes/{id}/issues", new { on = "2018-03-26" }, "\"1\"");
        await world.Database.Run($$"""
            insert into plan (id, programme_id, unit_id, year, state, text, returns, amendments, extensions, begun_on, first_due_on, due_on, first_submitted_on,
                last_step_on, flagged, version)
            select gen_random_uuid(), '{{id}}', unit_id, 2018, 'Submitted', '{"localCharacteristics": "x", "answers": []}', '[]', '[]', '[]', '2018-04-01', '2018-04-30',
                '2018-04-30', date '2018-04-15' + (number % 2)::int * 30, '2018-05-15', false, 1
            from (select unit_id, row_number() over (order by unit_id) as number from unit_version where kind <> 'province') units where number % 3 > 0;
            insert into meeting (id, committee_id, unit_id, title, starts_at, state, drafted_on, held_on, attendance, has_quorum, moves, reopenings, comments, last_step_on, version)
            select gen_random_uuid(), id, unit_id, 'Họp', '2018-05-01', 'Closed', '2018-05-01', date '2018-05-01' - held * 90, '[]', true, '[]', '[]', '[]', '2018-05-01', 1
            from (select id, unit_id, row_number() over (order by id) as number from committee) committees, generate_series(0, 3) held
            where held > 0 or number % 3 = 0;
            """);
        return id;
    }

    // Ten tasks for each committee, one of ten overdue; a promise for each unit, one of ten overdue; a conclusion of five sentences of which two of
    // three committees have taken up up to five.
    private static async Task<Guid> Work(CommitteeWorld world)
    {
        var conclusion = Guid.CreateVersion7();
        await world.Database.Run($$"""
            insert into seat (id, committee_id, unit_id, role, office, holder, overseen_unit_ids, valid_from, version)
            select gen_random_uuid(), id, unit_id, 'member', 'Thành viên', 'Nguyễn Văn A', '{}', '2016-01-01', 1 from committee;
            insert into conclusion (id, meeting_id, committee_id, unit_id, year, number, title, sentences, without_quorum, concluded_on, version)
            select '{{conclusion}}', (select id from meeting where committee_id = '{{world.ProvincialCommittee}}' limit 1), '{{world.ProvincialCommittee}}', '{{world.Province}}', 2018, 1, 'Kết luận',
                (select jsonb_agg(jsonb_build_object('number', number, 'text', 'Việc thứ ' || number)) from generate_series(1, 5) number), false, '2018-05-01', 1;
            insert into task (id, committee_id, committee_unit_id, unit_id, seat_id, title, deliverable, assigned_on, state, specificity, is_open, overdue_since,
                due_from, due_day, due_on, first_day, first_on, done_on, source_kind, source_id, version)
            select gen_random_uuid(), seat.committee_id, seat.unit_id, seat.unit_id, seat.id, 'Lập danh sách mô hình', '01 báo cáo', '2018-05-02',
                case when n = 0 then 'Open' else 'Done' end, 60, n = 0, case when n = 0 then date '2018-06-02' end,
                '2018-05-02', '2018-06-01', date '2018-06-01', '2018-06-01', '2018-06-01', case when n > 0 then date '2018-05-25' + n end,
                case when n < 5 then 'conclusion' end, case when n < 5 then '{{conclusion}}'::uuid end, 1
            from (select seat.*, row_number() over (order by id) as number from seat) seat, generate_series(0, 9) n;
            insert into conclusion_task (task_id, conclusion_id, sentence, committee_id)
            select id, source_id, number, committee_id
            from (select id, source_id, committee_id, row_number() over (partition by committee_id order by id) as number from task where source_id is not null) made
            where hashtext(committee_id::text) % 3 <> 0 and number <= 1 + abs(hashtext(committee_id::text)) % 5;
            insert into promise (id, committee_id, unit_id, dialogue_id, maker, words, made_on, kept_on, proof, due_from, due_day, due_on, is_open, overdue_since, version)
            select gen_random_uuid(), null, unit_id, gen_random_uuid(), 'Chủ tịch', 'Sửa mương', '2018-04-01', case when number % 10 > 0 then date '2018-05-01' end, '{}',
                '2018-04-01', '2018-05-31', '2018-05-31', number % 10 = 0, case when number % 10 = 0 then date '2018-06-01' end, 1
            from (select unit_id, row_number() over (order by unit_id) as number from unit_version) units;
            """);
        return conclusion;
    }

    private static async Task<IReadOnlyList<double>> Ask(CommitteeWorld world, string path, int questions)
    {
        for (var warm = 0; warm < 20; warm++)
            await world.Get(path);
        var asked = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            var times = new List<double>();
            for (var question = 0; question < questions / 2; question++)
            {
                var started = Stopwatch.GetTimestamp();
                await world.Get(path);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            return times;
        }));
        return [.. asked.SelectMany(times => times)];
    }

    private static string F(double value) => value.ToString(value < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
