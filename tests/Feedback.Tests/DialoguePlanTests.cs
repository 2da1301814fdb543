using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class DialoguePlanTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task Dialogues_questions_and_promises_are_read_through_indexes()
    {
        // Enough rows that reading all of them would be the wrong plan.
        await Host.Database.Run("""
            insert into dialogue (id, unit_id, title, folded_title, place, held_on, state, version)
            select ('01810000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, ('01810000-0000-7000-9000-' || lpad(to_hex(i % 400), 12, '0'))::uuid,
                'Đối thoại ' || i, 'doi thoai ' || i, 'Hội trường', '2026-01-01', 'InSession', 1
            from generate_series(1, 5000) i;
            insert into question (id, dialogue_id, unit_id, text, channel, live, asked_on, version)
            select gen_random_uuid(), id, unit_id, 'Bao giờ?', 'App', false, '2026-01-01', 1 from dialogue, generate_series(1, 4) where title like 'Đối thoại _%' and held_on = '2026-01-01';
            insert into promise (id, dialogue_id, unit_id, maker, words, made_on, due_on, version)
            select gen_random_uuid(), id, unit_id, 'Chủ tịch', 'Sẽ làm.', '2026-01-01', '2026-01-01'::date + (random() * 1000)::int, 1 from dialogue, generate_series(1, 4)
            where held_on = '2026-01-01';
            analyze dialogue, question, promise
            """);
        string[] requests =
        [
            "/v1/dialogues",
            "/v1/dialogues?unitId=01810000-0000-7000-9000-000000000001",
            "/v1/dialogues/01810000-0000-7000-8000-000000000001/questions",
            "/v1/promises?dueBefore=2026-02-01",
            "/v1/promises?unitId=01810000-0000-7000-9000-000000000001",
            "/v1/promises?dialogueId=01810000-0000-7000-8000-000000000001",
        ];
        List<string> plans = [];
        foreach (var request in requests)
            plans.Add($"{request}\n{await QueryPlan.Of(Host.Database, () => Anybody.Read(request), "dialogue", "question", "promise")}");
        Snapshot.Match("dialogue-plans", string.Join('\n', plans));
    }
}
