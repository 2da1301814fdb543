using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class QueryPlanTests(RegistryHost host) : RegistryTest(host)
{
    [Fact]
    public async Task Lists_are_read_through_indexes()
    {
        var model = await VerifiedModel();
        // Enough rows that reading all of them would be the wrong plan.
        await Host.Database.Run($"""
            insert into press_piece (id, model_id, kind, title, outlet, url, published_on, is_visited_on_site, competition, version)
            select ('01800000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, made.id, 'CompetitionEntry', 'Bài ' || i, 'Báo', 'https://x.vn/' || i, '2026-01-01', true, 'Giải ' || i % 300, 1
            from generate_series(1, 20000) i cross join lateral (select id from model order by id limit 1) made;
            insert into commendation (id, unit_id, model_id, achievement_id, achieved_from, achieved_to, form, state, version)
            select ('01800000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, ('01800000-0000-7000-9000-' || lpad(to_hex(i % 400), 12, '0'))::uuid, '{model}', '{model}',
                '2026-01-01', '2026-02-01', 'giay-khen-xa', 'Proposed', 1 from generate_series(1, 20000) i;
            insert into model_question (id, model_id, asking_unit_id, text, asked_on, version)
            select gen_random_uuid(), made.id, made.id, 'x', '2026-01-01', 1
            from generate_series(1, 20) i cross join lateral (select id from model where id <> '{model}' order by id limit 1000) made;
            analyze press_piece, commendation, model_question
            """);
        string[] requests =
        [
            "/v1/competition-entries?competition=Giải 7",
            $"/v1/models/{model}/questions",
        ];
        List<string> plans = [];
        foreach (var request in requests)
            plans.Add($"{request.Replace($"{model}", "{id}", StringComparison.Ordinal)}\n{await QueryPlan.Of(Host.Database, () => ThanhVinh.Read(request), "press_piece", "commendation", "model_question")}");
        await Host.Database.Run("delete from press_piece where id < '01800000-0000-7000-9000-000000000000'; delete from commendation where id < '01800000-0000-7000-9000-000000000000'");
        Snapshot.Match("plans", string.Join('\n', plans));
    }
}
