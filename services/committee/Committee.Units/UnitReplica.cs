using System.Text.Json;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Units;

/// <summary>
/// Keeps the unit tables as the committee service says they are. Whatever happened to a unit, its event carries the whole unit: one rule
/// serves all types, a chunk of events costs three reads.
/// </summary>
internal sealed class UnitReplica(DbContext db) : IFollowAll
{
    private sealed record State(
        Guid UnitId, IReadOnlyList<UnitVersion> Versions, IReadOnlyList<UnitTransfer> Transfers, IReadOnlyList<UnitTransfer>? Withdrawn);

    public async Task Handle(IReadOnlyList<EventEnvelope> events, CancellationToken ct)
    {
        var changes = events.Where(one => UnitEvents.Types.Contains(one.Type))
            .Select(one => (Version: one.SubjectVersion, State: JsonSerializer.Deserialize<State>(one.Data.Text, Json.Tolerant)!)).ToList();
        if (changes.Count == 0)
            return;

        var ids = changes.Select(change => change.State.UnitId).Distinct().ToArray();
        var units = await db.Set<UnitRow>().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
        var versions = await db.Set<UnitVersionRow>().Where(row => ids.Contains(row.UnitId))
            .ToDictionaryAsync(row => (row.UnitId, row.ValidFrom), ct);
        var transfers = await db.Set<UnitTransferRow>().Where(row => ids.Contains(row.FromUnitId) || ids.Contains(row.ToUnitId))
            .ToDictionaryAsync(row => (row.FromUnitId, row.Date, row.ToUnitId), ct);

        foreach (var (version, state) in changes)
        {
            if (!IsNews(units, state.UnitId, version))
                continue;
            foreach (var key in versions.Keys.Where(key => key.UnitId == state.UnitId && state.Versions.All(one => one.ValidFrom != key.ValidFrom)).ToList())
                Drop(versions, key);
            foreach (var one in state.Withdrawn ?? [])
                Drop(transfers, (one.FromUnitId, one.Date, one.ToUnitId));
            foreach (var one in state.Versions)
                Keep(versions, one);
            foreach (var one in state.Transfers)
                Keep(transfers, one);
        }
        (await db.FindAsync<UnitRevision>([(short)1], ct))!.Revision++;
    }

    private bool IsNews(Dictionary<Guid, UnitRow> units, Guid id, long version)
    {
        if (!units.TryGetValue(id, out var unit))
        {
            units[id] = db.Add(new UnitRow { Id = id, Version = version }).Entity;
            return true;
        }
        var news = version > unit.Version;
        if (news)
            unit.Version = version;
        return news;
    }

    private void Drop<TKey, TRow>(Dictionary<TKey, TRow> rows, TKey key)
        where TKey : notnull
        where TRow : class
    {
        if (rows.Remove(key, out var row))
            db.Remove(row);
    }

    private void Keep(Dictionary<(Guid UnitId, DateOnly ValidFrom), UnitVersionRow> rows, UnitVersion version)
    {
        if (rows.TryGetValue((version.UnitId, version.ValidFrom), out var row))
            row.Take(version);
        else
            rows[(version.UnitId, version.ValidFrom)] = db.Add(UnitVersionRow.Of(version)).Entity;
    }

    private void Keep(Dictionary<(Guid, DateOnly, Guid), UnitTransferRow> rows, UnitTransfer transfer)
    {
        if (rows.TryGetValue((transfer.FromUnitId, transfer.Date, transfer.ToUnitId), out var row))
            row.Take(transfer);
        else
            rows[(transfer.FromUnitId, transfer.Date, transfer.ToUnitId)] = db.Add(UnitTransferRow.Of(transfer)).Entity;
    }
}
