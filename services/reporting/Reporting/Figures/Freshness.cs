using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace DanVan.Reporting.Figures;

/// <summary>How old figures may be. Configuration section <c>Freshness</c>.</summary>
internal sealed class FreshnessOptions
{
    /// <summary>Above this lag a figure is refused with the reason, rather than given without it. Milliseconds.</summary>
    [Range(1, int.MaxValue)]
    public int LimitMs { get; set; } = 300_000;
}

/// <summary>How fresh an answer is.</summary>
/// <param name="LagMs">Since when the oldest known event waits to be counted, or a service has not been heard of; milliseconds, 0 when all is counted.</param>
/// <param name="Sources">How far each service has been followed: everything up to its position is counted.</param>
/// <param name="Parked">Events that could not be applied and wait for an operator.</param>
public sealed record Freshness(long LagMs, IReadOnlyList<SourcePosition> Sources, long Parked)
{
    /// <summary>The revision of what is withheld (<see cref="Releases.Gates"/>), read with the same snapshot.</summary>
    internal long Releases { get; init; }
}

/// <param name="Position">The last position counted, contiguous from 1.</param>
/// <param name="Head">The newest position known of.</param>
/// <param name="RecordedAt">When the last counted event was recorded by its service.</param>
public sealed record SourcePosition(string Source, long Position, long Head, DateTimeOffset? RecordedAt);

/// <summary>Reads freshness before the figures, so that these are at least as new as it says.</summary>
internal sealed class FreshnessReader(NpgsqlDataSource database, IOptions<FreshnessOptions> options)
{
    /// <summary>Whoever is not heard of for so long is cut off, and figures are refused then: what was recorded before has arrived.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    // A source that is quiet is asked every quarter of a minute; one not heard of for a minute is cut off, and nobody knows what it has.
    private const string Sql = """
        select source, position, head, recorded_at,
            (extract(epoch from clock_timestamp() - case
                when head > position then coalesce(recorded_at, followed_at)
                when followed_at < clock_timestamp() - interval '1 minute' then followed_at end) * 1000)::bigint,
            (select count(*) from event_parked), r.revision
        from release_revision r left join event_followed on true order by source
        """;

    // Positions grow with time, so the last one recorded by then is found by halving, in steps that do not depend on what came since. What is parked is a gap.
    private const string ThenSql = """
        with recursive halving (source, position, step) as (
            select source, 0::bigint, 1::bigint << 40 from event_followed
            union all
            select h.source, case when (
                select e.recorded_at from event_archive e where e.source = h.source and e.position >= h.position + h.step order by e.position limit 1) <= $1
                then h.position + h.step else h.position end, h.step / 2
            from halving h where h.step > 0)
        select h.source, h.position, e.recorded_at, (select count(*) from event_parked p where p.source = h.source and p.position <= h.position)
        from halving h left join event_archive e on e.source = h.source and e.position = h.position where h.step = 0 order by h.source
        """;

    /// <summary>Reads it; the refusal where it is over the limit. What was known by a time long followed is as fresh as it will ever be.</summary>
    public async Task<(Freshness? Freshness, Refusal? Why)> Read(DateTimeOffset? asOf, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<SourcePosition> sources = [];
        long lag = 0, parked = 0, releases = 0;
        while (await rows.ReadAsync(ct))
        {
            (parked, releases) = (rows.GetInt64(5), rows.GetInt64(6));
            // Nobody is followed yet.
            if (rows.IsDBNull(0))
                continue;
            var source = new SourcePosition(
                rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2), rows.IsDBNull(3) ? null : rows.GetFieldValue<DateTimeOffset>(3));
            sources.Add(source);
            if (asOf is null || source.RecordedAt is null || source.RecordedAt < asOf)
                lag = Math.Max(lag, rows.IsDBNull(4) ? 0 : rows.GetInt64(4));
        }
        var freshness = new Freshness(lag, sources, parked) { Releases = releases };
        if (lag > options.Value.LimitMs)
            return (null, TooOld(freshness, options.Value.LimitMs));
        return (asOf <= DateTimeOffset.UtcNow - Settling && lag == 0 ? await Then(asOf.Value, releases, ct) : freshness, null);
    }

    /// <summary>As fresh as an answer was at a time of which all is known: the same whenever it is asked.</summary>
    private async Task<Freshness> Then(DateTimeOffset asOf, long releases, CancellationToken ct)
    {
        await using var command = database.CreateCommand(ThenSql);
        command.Parameters.Add(new() { Value = asOf.ToUniversalTime() });
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<SourcePosition> sources = [];
        var parked = 0L;
        while (await rows.ReadAsync(ct))
        {
            sources.Add(new(rows.GetString(0), rows.GetInt64(1), rows.GetInt64(1), rows.IsDBNull(2) ? null : rows.GetFieldValue<DateTimeOffset>(2)));
            parked += rows.GetInt64(3);
        }
        return new(0, sources, parked) { Releases = releases };
    }

    private static Refusal TooOld(Freshness freshness, int limit) => ReportingProblems.TooOld.With(
        $"Số liệu chậm {freshness.LagMs} ms, giới hạn là {limit} ms: các sự kiện đang được xử lý.",
        $"The figures lag {freshness.LagMs} ms behind, the limit is {limit} ms: events are still being counted.",
        ("lagMs", freshness.LagMs), ("limitMs", limit), ("sources", freshness.Sources));
}
