using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class QueryPlanTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task Lists_are_read_through_indexes()
    {
        var open = await OpenConsultation();
        // Enough rows that reading all of them would be the wrong plan.
        await Host.Database.Run($"""
            insert into consultation (id, unit_id, title, folded_title, document_type, issuing_level, drafted_on, state, version)
            select ('01800000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, ('01800000-0000-7000-9000-' || lpad(to_hex(i % 400), 12, '0'))::uuid,
                'Dự thảo ' || md5(i::text), 'du thao ' || md5(i::text), 'Other', 'Commune', '2026-01-01', case when i % 3 = 0 then 'Open' else 'Draft' end, 1
            from generate_series(1, 20000) i;
            insert into opinion (id, consultation_id, unit_id, channel, text, received_at, version)
            select gen_random_uuid(), id, unit_id, 'Paper', 'x', now(), 1 from consultation where state = 'Open' and title like 'Dự thảo %';
            analyze consultation, opinion
            """);
        string[] requests =
        [
            "/v1/consultations",
            "/v1/consultations?state=closed",
            $"/v1/consultations?unitId={SampleUnits.ThanhVinh}",
            "/v1/consultations?q=quy uoc khoi pho",
            $"/v1/consultations/{open.Id()}/opinions",
        ];
        List<string> plans = [];
        foreach (var request in requests)
            plans.Add($"{request.Replace($"{open.Id()}", "{id}")}\n{await QueryPlan.Of(Host.Database, () => ThanhVinh.Read(request), "consultation", "opinion")}");
        Snapshot.Match("plans", string.Join('\n', plans));
    }
}
