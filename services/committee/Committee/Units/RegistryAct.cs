using System.Text.Json;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Units;

/// <summary>All changes of units that were entered together: one transaction of the log.</summary>
/// <param name="RecordedAt">When they were entered.</param>
/// <param name="Units">What each was before, last changed first: undone in this order, no two units hold one code on a day.</param>
internal sealed record RegistryAct(DateTimeOffset RecordedAt, DateOnly EffectiveOn, LegalDocument Document, IReadOnlyList<RegistryAct.Touched> Units)
{
    private static readonly string[] Types =
        [.. typeof(IUnitEvent).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IUnitEvent))).Select(EventNames.Name)];

    /// <param name="Before">Its versions before the act; none where it began with it.</param>
    /// <param name="LastVersion">Its aggregate version behind the act.</param>
    internal sealed record Touched(Guid UnitId, long LastVersion, IReadOnlyList<UnitVersion> Before, IReadOnlyList<UnitTransfer> Withdrawn);

    private sealed record Row(Guid Subject, long Version, long Seq, string Type, DateTimeOffset RecordedAt, string Data, string? Before);

    private sealed record State(IReadOnlyList<UnitVersion> Versions, IReadOnlyList<UnitTransfer> Transfers, DateOnly EffectiveOn, LegalDocument Document);

    /// <summary>The act that last changed the unit; null when that was an undoing.</summary>
    internal static async Task<RegistryAct?> Last(CommitteeDbContext db, Guid unitId, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<Row>($"""
            select one.subject, one.version, one.seq, one.type, one.recorded_at, one.data::text as data, previous.data::text as before
            from event_log one left join event_log previous on previous.subject = one.subject and previous.version = one.version - 1
            where one.xid = (select last.xid from event_log last where last.subject = {unitId} order by last.version desc limit 1)
              and one.type = any({Types})
            order by one.seq
            """).ToListAsync(ct);
        if (rows.Count == 0 || rows.Exists(row => row.Type == EventNames.Name(typeof(UnitChangeUndone))))
            return null;
        var first = Read(rows[0].Data);
        return new(rows[0].RecordedAt, first.EffectiveOn, first.Document, [.. rows.GroupBy(row => row.Subject).Reverse().Select(unit => new Touched(
            unit.Key, unit.Last().Version, unit.First().Before is { } before ? Read(before).Versions : [],
            [.. unit.SelectMany(row => Read(row.Data).Transfers)]))]);
    }

    private static State Read(string data) => JsonSerializer.Deserialize<State>(data, Json.Tolerant)!;
}
