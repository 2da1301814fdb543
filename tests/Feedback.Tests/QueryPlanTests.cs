using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class QueryPlanTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task Lists_are_read_through_indexes()
    {
        var open = await OpenOn("Điều 1. Tiêu chí\nCó ít nhất 30 hộ gia đình tham gia.");
        // Enough rows that reading all of them would be the wrong plan.
        await Host.Database.Run($"""
            insert into consultation (id, unit_id, title, folded_title, document_type, issuing_level, drafted_on, state, version)
            select ('01800000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, ('01800000-0000-7000-9000-' || lpad(to_hex(i % 400), 12, '0'))::uuid,
                'Dự thảo ' || md5(i::text), 'du thao ' || md5(i::text), 'Other', 'Commune', '2026-01-01', case when i % 3 = 0 then 'Open' else 'Draft' end, 1
            from generate_series(1, 20000) i;
            insert into opinion (id, consultation_id, unit_id, channel, text, received_at, version)
            select gen_random_uuid(), id, unit_id, 'Paper', 'x', now(), 1 from consultation where state = 'Open' and title like 'Dự thảo %';
            insert into draft_version (id, dossier_id, consultation_id, number, published_on, sha256)
            select gen_random_uuid(), '{open.Id()}', '{open.Id()}', i, '2026-01-01', '-' from generate_series(2, 3) i;
            insert into provision (draft_version_id, provision_id, position, kind, path, text, origin, similarity)
            select draft_version.id, gen_random_uuid(), i, 'Article', 'dieu-' || i, 'x', 'New', 0
            from draft_version cross join generate_series(1, 3000) i where dossier_id = '{open.Id()}' and number > 1;
            insert into anchor (draft_version_id, place_id, match, similarity)
            select id, gen_random_uuid(), case when i % 50 = 0 then 'TextGone' else 'SameProvision' end, 0
            from draft_version cross join generate_series(1, 5000) i where dossier_id = '{open.Id()}' and number > 1;
            insert into argument (key, consultation_id, opinion_id, opinions, units)
            select gen_random_uuid(), case when i % 10 = 0 then '{open.Id()}'::uuid else gen_random_uuid() end, (select id from opinion limit 1), i % 500 + 1, 1 from generate_series(1, 20000) i;
            analyze clock_rule, consultation, opinion, provision, anchor, argument
            """);
        string[] requests =
        [
            "/v1/consultations",
            "/v1/consultations?state=closed",
            $"/v1/consultations?unitId={SampleUnits.ThanhVinh}",
            "/v1/consultations?q=quy uoc khoi pho",
            $"/v1/consultations/{open.Id()}/opinions",
            $"/v1/consultations/{open.Id()}/draft-versions",
            $"/v1/consultations/{open.Id()}/draft-versions/2/provisions",
            $"/v1/consultations/{open.Id()}/draft-versions/2/anchors",
            $"/v1/consultations/{open.Id()}/draft-versions/2/anchors?match=text-gone",
            $"/v1/consultations/{open.Id()}/criticisms",
            $"/v1/consultations/{open.Id()}/arguments",
            $"/v1/consultations/{open.Id()}/arguments?waiting=true",
            $"/v1/consultations/{open.Id()}/issues",
            $"/v1/consultations/{open.Id()}/stock-answers",
            $"/v1/consultations/{open.Id()}/syntheses",
        ];
        List<string> plans = [];
        foreach (var request in requests)
            plans.Add($"{request.Replace($"{open.Id()}", "{id}")}\n{await QueryPlan.Of(Host.Database, () => ThanhVinh.Read(request), "consultation", "opinion", "draft_version", "provision", "anchor", "criticism", "argument", "issue", "reply", "synthesis")}");
        Snapshot.Match("plans", string.Join('\n', plans));
    }
}
