using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>
/// Reporting alone, on the sample units of Vinh and Quế Phong, with facts of 2024: recognised models (public), registered ones (of the unit
/// and those above it), and opinions (to others in groups of five).
/// </summary>
public sealed class Counted : IAsyncLifetime
{
    private int position;

    public ReportingHost Reporting { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Reporting.InitializeAsync();
        await SampleUnits.Insert(Reporting.Database);
        foreach (var (unit, recognised, registered, opinions) in new[] { (SampleUnits.DongVinh, 0, 0, 7), (SampleUnits.DoiCung, 3, 4, 3), (SampleUnits.MuongNoc, 2, 1, 12) })
        {
            await Count("models-recognised", unit, recognised, "model-registry");
            await Count("models-registered", unit, registered, "model-registry");
            await Count("opinions-received", unit, opinions, "feedback");
        }
    }

    public ValueTask DisposeAsync() => Reporting.DisposeAsync();

    /// <summary>Facts of one unit, one a week through 2024, each known on its day.</summary>
    public async Task Count(string indicator, Guid unit, int facts, string source, string first = "2024-01-10", string value = "1")
    {
        if (facts > 0)
            await Reporting.Database.Run($"""
                insert into fact (indicator, version, subject, unit_id, occurred_on, value, known_at, cause, source, position)
                select '{indicator}', 1, gen_random_uuid(), '{unit}', date '{first}' + 7 * n, {value}, date '{first}' + 7 * n + time '10:00', gen_random_uuid(),
                    '{source}', {position} + n + 1 from generate_series(0, {facts - 1}) n
                """);
        position += facts;
    }

    /// <summary>
    /// The archive has every unit as it began, and nothing of what became of it before 2025: as of a time before, no unit had moved or ended, and
    /// Phường Thành Vinh was not thought of.
    /// </summary>
    public Task HeardOfTheReformInItsYear() => Reporting.Database.Run($$"""
        insert into event_archive (source, position, id, type, subject, subject_version, actor, occurred_at, recorded_at, data)
        select 'committee', row_number() over (order by unit_id), md5('heard' || unit_id)::uuid, 'vn.danvan.committee.unit-registered.v1', unit_id, 1, 'test', '2023-06-01', '2023-06-01',
            json_build_object('transfers', '[]'::json, 'versions', json_build_array(json_build_object('unitId', unit_id, 'name', name, 'shortName', short_name, 'kind', kind, 'code', code,
                'parentId', parent_id, 'validFrom', valid_from, 'document', json_build_object('symbol', '-', 'issuer', '-', 'effectiveOn', valid_from))))
        from unit_version where valid_from = '2004-01-01' on conflict do nothing;
        insert into event_archive (source, position, id, type, subject, subject_version, actor, occurred_at, recorded_at, data)
        values ('committee', 1000, md5('heard since')::uuid, 'vn.danvan.committee.unit-abolished.v1', '{{SampleUnits.DoiCung}}', 2, 'test', '2025-07-01', '2025-07-01', '{"versions":[],"transfers":[]}')
        on conflict do nothing;
        """);

    /// <summary>A position that no other event of this world has.</summary>
    public int Next() => Interlocked.Increment(ref position);

    /// <summary>The callers there are, by name.</summary>
    public HttpClient Caller(string role) => role switch
    {
        "nobody" => Reporting.Anonymous(),
        "no-scope" => Reporting.As(role, SampleUnits.ProvinceClaim, "models.read"),
        "no-unit" => Reporting.As(role, null, "reporting.read"),
        "que-phong" => Reporting.As(role, SampleUnits.QuePhongClaim, "reporting.read"),
        "preview" => Reporting.As(role, SampleUnits.ProvinceClaim, "reporting.read", "reporting.preview"),
        "vinh" => Reporting.As(role, SampleUnits.VinhClaim, "reporting.read"),
        "thanh-vinh" => Reporting.As(role, SampleUnits.ThanhVinhClaim, "reporting.read"),
        _ => Reporting.As(role, SampleUnits.ProvinceClaim, "reporting.read"),
    };
}
