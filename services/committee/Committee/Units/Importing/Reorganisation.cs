using DanVan.Committee.Contracts.V1;

namespace DanVan.Committee.Units.Importing;

/// <summary>
/// Derives what happened between the structure in force on the eve and the one in a file. Which unit is the same unit is answered by
/// the transfers, never by code or name alone: codes are reused, names repeat.
/// <list type="number">
/// <item>A code whose old holder no transfer names goes on being that unit, whatever its name now is. Except: one named unit passes
/// to the code, and the code now bears that unit's full name, in the same district, which its holder did not bear. Then the named unit
/// goes on under the new code, and the holder passed into it (Mường Nọc, 16762 → 16763, 2020).</item>
/// <item>A code whose old holder is named, or that is new: a single whole unit that passes to it goes on under it (the nine
/// communes untouched in 2025); where several pass, a new unit begins by merger; where none, it is registered.</item>
/// <item>A district that vanishes passed whole into the one that now holds all of its communes (Cửa Lò → Vinh, 2024), or, where its
/// tier vanishes, to the communes on its land by their population (2025).</item>
/// </list>
/// </summary>
internal sealed partial class Reorganisation
{
    private readonly UnitTree units;
    private readonly DateOnly day;
    private readonly LegalDocument document;
    private readonly Guid importId;
    private readonly Dictionary<string, StructureRow> rows;
    private readonly Dictionary<string, UnitVersion> old;
    private readonly ILookup<string, TransferRow> bySource;
    private readonly ILookup<string, TransferRow> byTarget;
    private readonly List<RefusedRow> refused = [];

    /// <summary>The unit that each new code belongs to: one that goes on, or one that begins.</summary>
    private readonly Dictionary<string, Guid> ids = [];

    private readonly HashSet<Guid> goingOn = [];
    private readonly List<UnitTransfer> transfers = [];

    private Reorganisation(
        UnitTree units, IReadOnlyList<StructureRow> rows, IReadOnlyList<TransferRow> mapping, DateOnly day, LegalDocument document, Guid importId)
    {
        (this.units, this.day, this.document, this.importId) = (units, day, document, importId);
        this.rows = rows.DistinctBy(row => row.Code).ToDictionary(row => row.Code, StringComparer.Ordinal);
        bySource = mapping.ToLookup(transfer => transfer.OldCode);
        byTarget = mapping.ToLookup(transfer => transfer.NewCode);
        old = InScope(day.AddDays(-1)).Where(unit => unit.Code is not null).ToDictionary(unit => unit.Code!, StringComparer.Ordinal);
        CheckRows(rows);
        CheckMapping(mapping);
    }

    /// <summary>Derives the plan; an empty one when the registry already is as the file says.</summary>
    public static ReorganisationPlan Plan(
        UnitTree units, IReadOnlyList<StructureRow> rows, IReadOnlyList<TransferRow> mapping, DateOnly day, LegalDocument document, Guid importId)
    {
        var reorganisation = new Reorganisation(units, rows, mapping, day, document, importId);
        if (reorganisation.refused.Count == 0 && reorganisation.IsInForce())
            return ReorganisationPlan.Refusing();
        if (reorganisation.LaterChange() is { } later)
            return ReorganisationPlan.Refusing([new(importId, 0,
                $"The registry has changes from {later.ValidFrom:yyyy-MM-dd} ({later.Name}), which is not before {day:yyyy-MM-dd}: structures come in order.")]);
        return reorganisation.refused.Count > 0 ? ReorganisationPlan.Refusing(reorganisation.refused) : reorganisation.Derive();
    }

    private ReorganisationPlan Derive()
    {
        foreach (var row in rows.Values)
            ids[row.Code] = Holder(row);
        foreach (var row in rows.Values.Where(row => row.ParentCode is not null))
            CheckParent(row);
        // Communes before districts: a district went where its communes went.
        foreach (var unit in old.Values.Where(unit => !goingOn.Contains(unit.UnitId)).OrderByDescending(unit => UnitKinds.Tier(unit.Kind)))
            transfers.AddRange(Given(unit));
        if (refused.Count > 0)
            return ReorganisationPlan.Refusing(refused);

        var before = old.Values.ToDictionary(unit => unit.UnitId);
        var (given, received) = (transfers.ToLookup(one => one.FromUnitId), transfers.ToLookup(one => one.ToUnitId));
        // Communes that take over a vanished district's figures by estimate did not begin by merging districts.
        IReadOnlyList<UnitTransfer> Merged(Guid id) => [.. received[id].Where(one => one.Basis is TransferBasis.Whole or TransferBasis.Reported)];
        return new(
            [.. old.Values.Where(unit => !goingOn.Contains(unit.UnitId)).Select(unit => new ReorganisationPlan.Ending(unit, [.. given[unit.UnitId]]))],
            [.. rows.Values.Where(row => before.ContainsKey(ids[row.Code])).Select(row =>
                Continued(before[ids[row.Code]], row, Merged(ids[row.Code])))],
            [.. rows.Values.Where(row => !before.ContainsKey(ids[row.Code])).Select(row =>
                new ReorganisationPlan.Beginning(ids[row.Code], Facts(row, row.Measures), Merged(ids[row.Code])))],
            []);
    }

    private ReorganisationPlan.Continuation Continued(UnitVersion before, StructureRow row, IReadOnlyList<UnitTransfer> received) =>
        new(before, Facts(row, row.Measures ?? (received.Count == 0 ? before.Measures : null)), received);

    private UnitFacts Facts(StructureRow row, UnitMeasures? measures) => new(
        row.Name, row.ShortName, row.Kind, row.Code,
        row.ParentCode is { } parent ? ids[parent] : old.GetValueOrDefault(row.Code)?.ParentId, measures);

    /// <summary>The unit that carries the row's code from the day on.</summary>
    private Guid Holder(StructureRow row)
    {
        var holder = old.GetValueOrDefault(row.Code);
        var passing = byTarget[row.Code].ToList();
        if (holder is not null && !bySource.Contains(row.Code))
        {
            var named = passing.Select(transfer => old[transfer.OldCode])
                .Where(unit => row.SharesName(unit) && !row.SharesName(holder) && unit.ParentId == holder.ParentId).ToList();
            if (named is not [var same])
                return GoesOn(holder);
            transfers.Add(new(holder.UnitId, same.UnitId, day, 1m, TransferBasis.Reported, true, document));
            return GoesOn(same);
        }
        if (passing is [{ Share: null or 1m } only] && bySource[only.OldCode].Count() == 1)
            return GoesOn(old[only.OldCode]);
        if (passing.Count == 0 && holder is not null)
            refused.Add(new(importId, row.Line, $"The transfers end {holder.Name} ({row.Code}), and none leads to {row.Name}, which now has its code."));
        return Guid.CreateVersion7();
    }

    private Guid GoesOn(UnitVersion unit)
    {
        goingOn.Add(unit.UnitId);
        return unit.UnitId;
    }
}
