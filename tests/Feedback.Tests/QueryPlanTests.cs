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
            alter table issue disable trigger user;
            with one as (insert into issue (id, consultation_id, title, raised_by, version)
                values (gen_random_uuid(), '01800000-0000-7000-8000-000000000001', 'Vấn đề', 'x', 1) returning id)
            insert into assignment (id, consultation_id, argument_key, issue_id, method, made_by, made_at)
            select gen_random_uuid(), argument.consultation_id, argument.key, one.id, 'Similarity', 'x', now() from argument, one where argument.opinions % 2 = 0
            on conflict do nothing;
            alter table issue enable trigger user;
            analyze clock_rule, consultation, opinion, provision, anchor, argument, assignment
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

    [Fact]
    public async Task Issues_and_what_stands_behind_them_are_read_through_indexes()
    {
        var asked = await OpenOn("Điều 1. Tiêu chí\nCó ít nhất 30 hộ gia đình tham gia.");
        // Twenty consultations in review at once, a thousand issues each.
        await Host.Database.Run($"""
            alter table issue disable trigger user;
            alter table reply disable trigger user;
            insert into consultation (id, unit_id, title, folded_title, document_type, issuing_level, drafted_on, state, version)
            select ('01810000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, '{SampleUnits.ThanhVinh}', 'Lấy ý kiến ' || i, 'lay y kien ' || i, 'Other', 'Commune', '2026-01-01', 'Draft', 1
            from generate_series(1, 19) i;
            create temporary table made as
            select consultation.id as consultation_id, gen_random_uuid() as issue_id, gen_random_uuid() as key
            from (select id from consultation where id = '{asked.Id()}' or id::text like '01810000-0000-7000-8000-%') consultation, generate_series(1, 1000);
            insert into issue (id, consultation_id, title, raised_by, version) select issue_id, consultation_id, 'Vấn đề', 'x', 1 from made;
            insert into argument (key, consultation_id, opinion_id, opinions, units) select key, consultation_id, gen_random_uuid(), 3, 1 from made;
            insert into assignment (id, consultation_id, argument_key, issue_id, method, made_by, made_at)
            select gen_random_uuid(), consultation_id, key, issue_id, 'Similarity', 'x', now() from made;
            insert into reply (id, consultation_id, issue_id, number, outcome, reason, reason_key, state, written_by, written_at, version)
            select gen_random_uuid(), consultation_id, issue_id, 1, 'Accepted', 'Tiếp thu.', 1, 'Accepted', 'x', now(), 1 from made;
            alter table issue enable trigger user;
            alter table reply enable trigger user;
            analyze consultation, issue, argument, assignment, reply
            """);
        var request = $"/v1/consultations/{asked.Id()}/issues";
        Snapshot.Match("plans-of-issues", await QueryPlan.Of(Host.Database, () => ThanhVinh.Read(request), "issue", "assignment", "argument", "reply"));
    }
}
