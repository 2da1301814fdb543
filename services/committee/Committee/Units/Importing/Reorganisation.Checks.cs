using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units.Importing;

internal sealed partial class Reorganisation
{
    /// <summary>The administrative units on the day below the tops that the file names; agencies are not its business.</summary>
    private IEnumerable<UnitVersion> InScope(DateOnly on) => rows.Values.Where(row => row.ParentCode is null)
        .Select(top => units.ByCode(top.Code, on)).OfType<UnitVersion>()
        .SelectMany(top => units.Subtree(top.UnitId, on)).Where(unit => UnitKinds.Tier(unit.Kind) > 0);

    /// <summary>True when the registry on the day is what the file says: a file sent twice.</summary>
    private bool IsInForce()
    {
        var now = InScope(day).Where(unit => unit.Code is not null).ToDictionary(unit => unit.Code!, StringComparer.Ordinal);
        return now.Count == rows.Count && rows.Values.All(row =>
            now.TryGetValue(row.Code, out var unit) && unit.Name == row.Name && unit.Kind == row.Kind
            && (row.ParentCode is null || now.GetValueOrDefault(row.ParentCode)?.UnitId == unit.ParentId)
            && (row.Measures is null || row.Measures == unit.Measures));
    }

    private UnitVersion? LaterChange()
    {
        var tops = rows.Values.Where(row => row.ParentCode is null)
            .Select(top => (units.ByCode(top.Code, day) ?? units.ByCode(top.Code, day.AddDays(-1)))?.UnitId).OfType<Guid>().ToHashSet();
        return units.All.Where(unit => unit.ValidFrom >= day && UnitKinds.Tier(unit.Kind) > 0)
            .FirstOrDefault(unit => tops.Contains(unit.UnitId) || units.Ancestors(unit.UnitId, unit.ValidFrom).Any(above => tops.Contains(above.UnitId)));
    }

    private void CheckRows(IReadOnlyList<StructureRow> all)
    {
        foreach (var twice in all.GroupBy(row => row.Code).SelectMany(same => same.Skip(1)))
            refused.Add(new(importId, twice.Line, $"The code {twice.Code} is in the file twice."));
        foreach (var row in all.Where(row => row.ParentCode is not null && !rows.ContainsKey(row.ParentCode)))
            refused.Add(new(importId, row.Line, $"The parent {row.ParentCode} is not in the file."));
        if (all.Count > 0 && all.All(row => row.ParentCode is not null))
            refused.Add(new(importId, 0, "No unit of the file stands at the top: one must have no parent_code."));
    }

    private void CheckMapping(IReadOnlyList<TransferRow> mapping)
    {
        foreach (var row in mapping)
        {
            var (from, to) = (old.GetValueOrDefault(row.OldCode), rows.GetValueOrDefault(row.NewCode));
            var wrong = from is null ? $"No unit has the code {row.OldCode} on the day before."
                : to is null ? $"The new structure has no code {row.NewCode}."
                : Differs(row.OldName, from.Name) ? $"{row.OldCode} is {from.Name} in the registry, not {row.OldName}."
                : Differs(row.NewName, to.Name) ? $"{row.NewCode} is {to.Name} in the new structure, not {row.NewName}."
                : row.Share is null && bySource[row.OldCode].Count() > 1 ? $"{from.Name} has several successors: each needs a share."
                : bySource[row.OldCode].Sum(one => one.Share ?? 1m) > 1m ? $"The shares of {from.Name} add up to more than 1."
                : null;
            if (wrong is not null)
                refused.Add(new(row.ImportId, row.Line, wrong));
        }
    }

    // A second look at the codes: a slip of one digit must not merge the wrong communes.
    private static bool Differs(string? written, string known) => written is not null && VietnameseText.Fold(written) != VietnameseText.Fold(known);

    private void CheckParent(StructureRow row)
    {
        if (UnitKinds.Tier(rows[row.ParentCode!].Kind) >= UnitKinds.Tier(row.Kind))
            refused.Add(new(importId, row.Line, $"{row.Name} cannot stand below {rows[row.ParentCode!].Name}."));
    }
}
