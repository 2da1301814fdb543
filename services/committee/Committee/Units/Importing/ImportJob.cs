using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Units.Importing;

/// <summary>The work of one import, in one transaction.</summary>
internal sealed class ImportJob(CommitteeDbContext db, ActsFor actsFor, IServiceProvider services, TimeProvider clock)
{
    public async Task Run(Guid importId, CancellationToken ct)
    {
        var import = await db.Imports.SingleAsync(one => one.Id == importId, ct);
        actsFor.Caller = new(import.Client, null, []);
        var registry = services.GetRequiredService<Registry>();
        await registry.Open(ct);
        var rows = await db.Set<UnitImportRow>().Where(row => row.ImportId == importId).OrderBy(row => row.Line).ToListAsync(ct);
        if (import.Kind == ImportKind.Structure)
            await Structure(import, rows, registry, ct);
        else
            Transfers(import, rows, registry.Units);
        if (import.State is not ImportState.Waiting)
            import.FinishedAt = clock.GetUtcNow();
        import.Error = null;
        await registry.Commit(ct);
    }

    private async Task Structure(UnitImport import, List<UnitImportRow> rows, Registry registry, CancellationToken ct)
    {
        var day = import.ValidFrom!.Value;
        var structure = new List<StructureRow>();
        foreach (var row in rows)
        {
            if (StructureRow.Read(row.Line, row.By(import.Header), out var wrong) is { } unit)
                structure.Add(unit);
            row.Reason = wrong;
        }
        var waiting = await WaitingTransfers(day, ct);
        var plan = structure.Count < rows.Count
            ? ReorganisationPlan.Refusing([])
            : Reorganisation.Plan(registry.Units, structure, [.. waiting.Select(one => one.Transfer)], day, import.Document, import.Id);
        if (structure.Count < rows.Count || plan.Refused.Count > 0)
        {
            Refuse(import, rows, plan.Refused);
            return;
        }

        var units = await Load(plan, ct);
        foreach (var (unit, happened) in plan.Apply(units, day, import.Document))
            registry.Happened(unit, happened);
        foreach (var beginning in plan.Beginnings)
            registry.Add(units[beginning.UnitId]);
        import.Changes = registry.Changes.GroupBy(change => change.GetType().Name).ToDictionary(type => type.Key, type => type.Count());
        (import.State, import.Applied) = import.DryRun ? (ImportState.Checked, 0) : (ImportState.Applied, rows.Count);
        if (import.DryRun)
        {
            registry.Forget();
            return;
        }
        foreach (var (from, row, _) in waiting)
        {
            row.UsedBy = import.Id;
            from.Applied++;
            if (from.Applied == from.Rows)
                (from.State, from.FinishedAt) = (ImportState.Applied, clock.GetUtcNow());
        }
    }

    private async Task<Dictionary<Guid, Unit>> Load(ReorganisationPlan plan, CancellationToken ct)
    {
        var ids = plan.Endings.Select(one => one.Unit.UnitId).Concat(plan.Continuations.Select(one => one.Before.UnitId)).ToArray();
        var units = await db.Units.Where(unit => ids.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, ct);
        foreach (var beginning in plan.Beginnings)
            units[beginning.UnitId] = Unit.Named(beginning.UnitId);
        return units;
    }

    private async Task<List<(UnitImport From, UnitImportRow Row, TransferRow Transfer)>> WaitingTransfers(DateOnly day, CancellationToken ct)
    {
        var waiting = await db.Imports.Where(import => import.State == ImportState.Waiting && !import.DryRun).ToListAsync(ct);
        var ids = waiting.Select(import => import.Id).ToArray();
        var rows = await db.Set<UnitImportRow>().Where(row => ids.Contains(row.ImportId) && row.UsedBy == null)
            .OrderBy(row => row.ImportId).ThenBy(row => row.Line).ToListAsync(ct);
        return [.. from row in rows
                   let import = waiting.Single(one => one.Id == row.ImportId)
                   let transfer = TransferRow.Read(import.Id, row.Line, row.By(import.Header), import.ValidFrom, out _)
                   where transfer.Day == day
                   select (import, row, transfer)];
    }

    private static void Transfers(UnitImport import, List<UnitImportRow> rows, UnitTree units)
    {
        var days = units.All.Select(unit => unit.ValidFrom).ToHashSet();
        foreach (var row in rows)
        {
            var transfer = TransferRow.Read(import.Id, row.Line, row.By(import.Header), import.ValidFrom, out var wrong);
            row.Reason = wrong;
            if (transfer is null || !days.Contains(transfer.Day))
                continue;
            row.Reason = WhyNotInForce(units, transfer);
            if (row.Reason is null)
            {
                row.UsedBy = import.Id;
                import.Applied++;
            }
        }
        import.Refused = rows.Count(row => row.Reason is not null);
        import.State = import.Refused > 0 ? ImportState.Refused
            : import.Applied == rows.Count ? ImportState.Applied
            : import.DryRun ? ImportState.Checked
            : ImportState.Waiting;
    }

    // A file sent again after its structure: every row must already be in the registry.
    private static string? WhyNotInForce(UnitTree units, TransferRow row) =>
        units.ByCode(row.OldCode, row.Day.AddDays(-1)) is { } from && units.ByCode(row.NewCode, row.Day) is { } to
        && (from.UnitId == to.UnitId || units.Transfers.Any(one => one.FromUnitId == from.UnitId && one.ToUnitId == to.UnitId && one.Date == row.Day))
            ? null
            : $"The structure of {row.Day:yyyy-MM-dd} is in the registry without this transfer: send transfers before their structure.";

    private void Refuse(UnitImport import, List<UnitImportRow> rows, IReadOnlyList<RefusedRow> refused)
    {
        foreach (var one in refused)
        {
            var own = one.ImportId == import.Id ? rows.Find(row => row.Line == one.Line) : null;
            if (own is not null)
                own.Reason ??= one.Reason;
            else
                db.Add(new UnitImportRow
                {
                    ImportId = import.Id,
                    Line = 0,
                    Number = ++import.Refused,
                    Fields = [],
                    Reason = one.ImportId == import.Id ? one.Reason : $"Line {one.Line} of the transfers {one.ImportId}: {one.Reason}",
                });
        }
        import.Refused += rows.Count(row => row.Reason is not null);
        import.State = ImportState.Refused;
    }
}
