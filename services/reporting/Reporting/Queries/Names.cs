using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.Reporting.Indicators;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Queries;

/// <summary>What people call things: an indicator by its code or either of its names, a unit by id, code or Vietnamese name, marks or none.</summary>
internal static class Names
{
    /// <summary>Beyond it nothing is compared: no name is near to a longer text.</summary>
    private const int LongestName = 200;

    private const int MostNamed = 5;

    /// <summary>The code that was meant; the refusal names the nearest where none was found.</summary>
    public static (string? Code, Refusal? Why) Indicator(string text, IReadOnlyCollection<Indicator> known)
    {
        var folded = VietnameseText.Fold(text);
        var found = known.FirstOrDefault(one => one.Code == text)
            ?? known.FirstOrDefault(one => VietnameseText.Fold(one.NameVi) == folded || VietnameseText.Fold(one.NameEn) == folded);
        if (found is not null)
            return (found.Code, null);
        if (text.Length > LongestName)
            return (null, ReportingProblems.IndicatorNotFound);
        var meant = known.Where(one => one.Visibility != "subtree").MinBy(one => new[] { one.Code, one.NameVi, one.NameEn }.Min(name => Distance(folded, VietnameseText.Fold(name))));
        return (null, ReportingProblems.IndicatorNotFound.With(
            $"Không có chỉ tiêu '{text}'. Có phải '{meant?.Code}' ({meant?.NameVi})?", $"There is no indicator '{text}'. Is '{meant?.Code}' ({meant?.NameEn}) meant?",
            ("indicator", text), ("meant", meant?.Code)));
    }

    /// <summary>A reference that the tree resolves. Names are shared (three communes were called Đồng Văn): then the codes to choose from.</summary>
    public static (string? Reference, Refusal? Why) Unit(string text, UnitTree tree, DateOnly day) => Unit(text, tree, day, ByName(tree, day));

    /// <summary>The ids of several units; the refusal is about the first that is not found.</summary>
    public static (IReadOnlySet<Guid>? Ids, Refusal? Why) Units(IEnumerable<string> texts, UnitTree tree, DateOnly day)
    {
        var (ids, byName) = (new HashSet<Guid>(), ByName(tree, day));
        foreach (var text in texts)
        {
            var (reference, why) = Unit(text, tree, day, byName);
            if (reference is null)
                return (null, why);
            if (tree.Resolve(reference) is not { } id)
                return (null, ReportingProblems.UnitNotFound.With($"Không có đơn vị '{text}'.", $"There is no unit '{text}'.", ("unit", text)));
            ids.Add(id);
        }
        return (ids, null);
    }

    /// <summary>A kind of unit: one that is known, or that a unit of the tree has.</summary>
    public static Refusal? Kind(string text, UnitTree tree)
    {
        if (UnitKinds.All.Contains(text) || tree.All.Any(unit => unit.Kind == text))
            return null;
        var meant = text.Length > LongestName ? null : UnitKinds.All.MinBy(kind => Distance(text, kind));
        return ReportingProblems.KindNotFound.With(
            $"Không có loại đơn vị '{text}'. Có: {string.Join(", ", UnitKinds.All)}.", $"There is no kind of unit '{text}'. There are: {string.Join(", ", UnitKinds.All)}.",
            ("kind", text), ("meant", meant));
    }

    // By both of its names, folded, once for all that is asked and only if somebody calls a unit by a name.
    private static Lazy<ILookup<string, UnitVersion>> ByName(UnitTree tree, DateOnly day) => new(() => tree.At(day)
        .SelectMany(unit => new[] { VietnameseText.Fold(unit.Name), VietnameseText.Fold(unit.ShortName) }.Distinct(), (unit, name) => (unit, name))
        .ToLookup(one => one.name, one => one.unit));

    private static (string? Reference, Refusal? Why) Unit(string text, UnitTree tree, DateOnly day, Lazy<ILookup<string, UnitVersion>> byName)
    {
        if (tree.Resolve(text) is not null)
            return (text, null);
        var folded = VietnameseText.Fold(text);
        var named = byName.Value[folded].ToList();
        if (named is [var only])
            return (only.UnitId.ToString(), null);
        if (named.Count == 0)
            return Nearest(text, folded, [.. tree.At(day)], day);
        var codes = named.Select(unit => $"{unit.Code}@{day:yyyy-MM-dd}").Order(StringComparer.Ordinal).ToList();
        return (null, ReportingProblems.UnitAmbiguous.With(
            $"'{text}' là tên của {named.Count} đơn vị: {string.Join(", ", codes)}.", $"'{text}' is the name of {named.Count} units: {string.Join(", ", codes)}.",
            ("unit", text), ("meant", codes)));
    }

    // An id or a code is left as it is: whoever reads it refuses an unknown unit.
    private static (string? Reference, Refusal? Why) Nearest(string text, string folded, IReadOnlyList<UnitVersion> standing, DateOnly day)
    {
        if (standing.Count == 0 || text.Length > LongestName || text.Contains('@', StringComparison.Ordinal) || Guid.TryParse(text, out _) || text.All(char.IsAsciiDigit))
            return (text, null);
        var near = standing.GroupBy(unit => Math.Min(Distance(folded, VietnameseText.Fold(unit.Name)), Distance(folded, VietnameseText.Fold(unit.ShortName)))).MinBy(same => same.Key)!
            .OrderBy(unit => unit.Code, StringComparer.Ordinal).Take(MostNamed).ToList();
        var codes = near.ConvertAll(unit => $"{unit.Code}@{day:yyyy-MM-dd}");
        return (null, ReportingProblems.UnitNotFound.With(
            $"Không có đơn vị '{text}' vào ngày {day:dd/MM/yyyy}. Có phải {string.Join(" hoặc ", near.Select(unit => $"'{unit.Name}'").Distinct())} ({string.Join(", ", codes)})?",
            $"There is no unit '{text}' on {day:yyyy-MM-dd}. Is {string.Join(" or ", near.Select(unit => $"'{unit.Name}'").Distinct())} meant ({string.Join(", ", codes)})?",
            ("unit", text), ("meant", codes)));
    }

    /// <summary>How many letters must be changed, added or left out (Levenshtein).</summary>
    internal static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
