using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Units;

/// <summary>
/// One state of the unit registry and the changes decided on it. They are stored only while the registry is still in that state, so
/// rules about several units hold (no parent ends while a child arrives); of two changes at one moment the later is asked to come again.
/// </summary>
internal sealed class Registry(CommitteeDbContext db, EventLog log, UnitTreeSource source)
{
    private readonly List<(Unit Unit, IUnitEvent Happened)> changes = [];

    /// <summary>The whole tree as it is now.</summary>
    public UnitTree Units { get; private set; } = UnitTree.Empty;

    public IReadOnlyList<IUnitEvent> Changes => [.. changes.Select(change => change.Happened)];

    public async Task<UnitTree> Open(CancellationToken ct) => Units = await source.Current(ct);

    /// <summary>The unit; null also where its beginning was undone.</summary>
    public Task<Unit?> Find(Guid id, CancellationToken ct) => db.Units.Where(Unit.Is).SingleOrDefaultAsync(unit => unit.Id == id, ct);

    public void Add(Unit unit) => db.Add(unit);

    public void Happened(Unit unit, IUnitEvent happened) => changes.Add((unit, happened));

    /// <summary>Drops what was decided: a dry run.</summary>
    public void Forget()
    {
        changes.Clear();
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.Entity is Unit or UnitVersionRow).ToList())
            entry.State = EntityState.Detached;
    }

    /// <summary>Stores everything, then answers. The events are public, as the registry is.</summary>
    public async Task<IResult> Save(Answer answer, CancellationToken ct)
    {
        Append();
        var result = await log.Save(answer, ct,
            (UnitTables.OneUnitPerCode, CommitteeProblems.CodeTaken), (UnitTables.OneVersionPerDay, CommonProblems.Conflict));
        // Versions sent by the caller were checked before: a version lost now is a race, not a stale caller.
        return result is Refusal { Problem.Status: 412 } ? CommonProblems.Conflict.ToRefusal() : result;
    }

    /// <summary>Stores what a job decided.</summary>
    public Task Commit(CancellationToken ct)
    {
        Append();
        return log.Commit(ct);
    }

    private void Append()
    {
        if (changes.Count == 0)
            return;
        foreach (var (unit, happened) in changes)
            log.Append(unit, happened, Readers.Public(unit.Id));
        db.AddRange(changes.SelectMany(change => change.Happened.Transfers)
            .DistinctBy(transfer => (transfer.FromUnitId, transfer.Date, transfer.ToUnitId)).Select(UnitTransferRow.Of));
        db.RemoveRange(changes.Select(change => change.Happened).OfType<UnitChangeUndone>().SelectMany(undone => undone.Withdrawn)
            .DistinctBy(transfer => (transfer.FromUnitId, transfer.Date, transfer.ToUnitId)).Select(UnitTransferRow.Of));
        db.Attach(new UnitRevision { Revision = Units.Revision }).Entity.Revision++;
    }
}
