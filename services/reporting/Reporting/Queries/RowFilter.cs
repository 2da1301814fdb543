using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Queries;

/// <summary>A filter of which every unit and kind is known: what is misspelt is refused, and leaves no empty answer.</summary>
internal sealed record RowFilter(QueryFilter Asked, IReadOnlySet<Guid>? Units)
{
    /// <param name="day">On which units bear the names by which they are called.</param>
    public static (RowFilter? Filter, Refusal? Why) Read(QueryFilter asked, UnitTree tree, DateOnly day)
    {
        if (asked.Kinds?.Select(kind => Names.Kind(kind, tree)).FirstOrDefault(why => why is not null) is { } unknown)
            return (null, unknown);
        if (asked.Units is null)
            return (new(asked, null), null);
        var (units, missing) = Names.Units(asked.Units, tree, day);
        return units is null ? (null, missing) : (new(asked, units), null);
    }

    public bool Matches(QueryRow row) =>
        (Units is null || Units.Contains(row.Unit.Id))
        && (Asked.Kinds is null || Asked.Kinds.Contains(row.Unit.Kind))
        && (Asked.Min is null || row.Value >= Asked.Min)
        && (Asked.Max is null || row.Value <= Asked.Max);
}
